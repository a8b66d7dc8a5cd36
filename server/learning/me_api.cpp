// SPDX-License-Identifier: Apache-2.0
#include "http/call.h"
#include "learning/learning_api.h"
#include "people/change_contact.h"
#include "staff/password.h"
#include "staff/student_password.h"

namespace learning {
namespace {

using base::Id;
using http::Call;
using http::Permission;
using people::Contact;

struct Me {
  Id<Contact> id;
  std::string name;
  std::string first_name;
  std::string last_name;
  std::optional<std::string> phone;
  std::optional<base::Email> email;
  std::optional<base::Language> language;
  std::optional<base::TimeZone> zone;
  bool has_password = false;
};
BOOST_DESCRIBE_STRUCT(Me, (), (id, name, first_name, last_name, phone, email, language, zone,
                               has_password))

struct MeChange {
  describe::Patch<describe::Text<0, 100>> first_name;
  describe::Patch<describe::Text<0, 100>> last_name;
  describe::Patch<describe::Text<0, 60>> phone;
  describe::Patch<base::Language> language;
  describe::Patch<base::TimeZone> zone;
  std::optional<std::string> password;
  std::optional<std::string> present_password;
};
BOOST_DESCRIBE_STRUCT(MeChange, (), (first_name, last_name, phone, language, zone, password,
                                     present_password))

Id<Contact> student_of(const Call& call) {
  return Id<Contact>::from_number(call.actor().student());
}

Me view_of(db::Reader& reader, const Contact& contact) {
  return {contact.id,
          people::display_name(contact),
          contact.first_name,
          contact.last_name,
          contact.phone,
          contact.email,
          contact.language,
          contact.zone,
          staff::has_password(reader, contact.id)};
}

Me show(Call& call) {
  return view_of(call.read(), people::contact_of(call.read(), student_of(call)));
}

/// Hashing takes long: no snapshot and no transaction is held meanwhile.
std::optional<std::string> new_hash(Call& call, const MeChange& change) {
  if (!change.password) return std::nullopt;
  const Contact contact = people::contact_of(call.read(), student_of(call));
  staff::refuse_unproved(call, contact.id, change.present_password);
  call.end_read();
  const std::string email = contact.email ? contact.email->text() : std::string();
  if (auto wrong =
          staff::reason_to_refuse_password(*change.password, staff::For::Student, email)) {
    throw base::Invalid("/password", std::move(*wrong));
  }
  return staff::password_hash(*change.password);
}

bool has_other_changes(const MeChange& change) {
  return !change.first_name.absent() || !change.last_name.absent() || !change.phone.absent() ||
         !change.language.absent() || !change.zone.absent();
}

Me edit(Call& call, const MeChange& change) {
  const auto hash = new_hash(call, change);
  return call.write([&](db::Transaction& tx) {
    Contact contact = people::contact_of(tx, student_of(call));
    if (hash) staff::set_student_password(tx, contact, *hash, call.actor());
    if (has_other_changes(change)) {
      people::ContactPatch patch;
      patch.first_name = change.first_name;
      patch.last_name = change.last_name;
      patch.phone = change.phone;
      patch.language = change.language;
      patch.zone = change.zone;
      contact = people::change(tx, contact, patch, call.actor());
    }
    return view_of(tx, contact);
  });
}

}  // namespace

std::vector<http::Route> me_routes() {
  return {
      get("/api/me", Permission::Student, "My profile", show),
      patch("/api/me", Permission::Student, "Change my profile or my password", edit)
          .heavy().own_person(),
  };
}

}  // namespace learning
