// SPDX-License-Identifier: Apache-2.0
#include "staff/student_password.h"

#include "people/change_contact.h"
#include "staff/login_code.h"
#include "staff/password.h"
#include "staff/session.h"
#include "staff/sign_in_limits.h"

namespace staff {
namespace {

std::optional<std::string> hash_of(db::Reader& reader, Id<people::Contact> contact) {
  return reader.one<std::optional<std::string>>("SELECT password_hash FROM contacts WHERE id = $1",
                                                contact);
}

Id<Session> session_in(const base::Actor& actor) {
  return Id<Session>::from_number(actor.session.value_or(0));
}

}  // namespace

bool has_password(db::Reader& reader, Id<people::Contact> contact) {
  return hash_of(reader, contact).has_value();
}

void refuse_unproved(http::Call& call, Id<people::Contact> contact,
                     const std::optional<std::string>& present) {
  const auto hash = hash_of(call.read(), contact);
  if (!hash) return;
  const auto proved_at = session_by_id(call.read(), session_in(call.actor())).contact_proved_at;
  if (!present) {
    if (is_fresh(proved_at, call.now())) return;
    throw base::Invalid("/present_password", "password.present_needed");
  }
  limit_tries(call, contact.text());
  call.end_read();
  if (!password_matches(hash, *present)) {
    throw base::Invalid("/present_password", "password.wrong");
  }
}

void set_student_password(db::Transaction& tx, const people::Contact& contact,
                          const std::string& hash, const base::Actor& actor) {
  people::set_password(tx, contact, hash, actor);
  end_sessions(tx, contact.id, session_in(actor));
  end_login_codes(tx, contact.id);
}

}  // namespace staff
