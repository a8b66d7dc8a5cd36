// SPDX-License-Identifier: Apache-2.0
#include "staff/unlock.h"

#include "base/rejections.h"
#include "describe/describe.h"
#include "journal/journal.h"
#include "people/change_contact.h"
#include "staff/login_code.h"
#include "staff/member.h"

namespace staff {
namespace {

struct UnlockedNote {
  bool was_blocked = false;
};
BOOST_DESCRIBE_STRUCT(UnlockedNote, (), (was_blocked))

Unlocked unlock_contact(db::Transaction& tx, const people::Contact& contact,
                        const base::Actor& actor) {
  tx.run("UPDATE contacts SET blocked_at = NULL WHERE id = $1", contact.id);
  tx.run("UPDATE login_codes SET tries = 0 WHERE contact_id = $1 AND used_at IS NULL",
         contact.id);
  const Unlocked done{.was_blocked = contact.blocked_at.has_value()};
  journal::record(tx, actor,
                  {.action = "contact.unlocked",
                   .object = journal::Object::of(contact.id),
                   .contact = contact.id,
                   .details = describe::to_json(UnlockedNote{done.was_blocked})});
  return done;
}

}  // namespace

Unlocked unlock(db::Transaction& tx, const base::Email& email, const base::Actor& actor) {
  Unlocked done;
  const auto contact = people::find_contact_by_email(tx, email);
  if (contact) done = unlock_contact(tx, *contact, actor);
  const auto member = find_member_by_email(tx, email);
  if (member) {
    tx.run("UPDATE staff SET totp_tries = 0, totp_locked_until = NULL WHERE id = $1", member->id);
    journal::record(tx, actor,
                    {.action = "member.unlocked", .object = journal::Object::of(member->id)});
  }
  if (!contact && !member) throw base::NotFound("user.not_found");
  return done;
}

}  // namespace staff
