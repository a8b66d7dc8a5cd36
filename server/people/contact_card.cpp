// SPDX-License-Identifier: Apache-2.0
#include "people/contact_card.h"

#include "describe/describe.h"
#include "people/contact_store.h"
#include "people/tags.h"

namespace people {
namespace {

std::optional<ContactName> name_of_mail_to(db::Reader& reader, const Contact& contact) {
  if (!contact.mail_to) return std::nullopt;
  const auto other = store::find(reader, *contact.mail_to);
  if (!other) return std::nullopt;
  return name_of(*other);
}

std::vector<std::string> rights_on_contact(const base::Actor& viewer) {
  std::vector<std::string> can;
  if (viewer.may(base::Permission::EditContacts)) can.insert(can.end(), {"edit", "note"});
  if (viewer.may(base::Permission::SignInAsStudents)) can.push_back("sign_in_as");
  if (viewer.may(base::Permission::EraseContacts)) can.push_back("delete");
  if (viewer.may(base::Permission::GiveAccess)) can.push_back("give_access");
  if (viewer.may(base::Permission::RecordPayments)) can.push_back("record_payment");
  return can;
}

}  // namespace

ContactName name_of(const Contact& contact) {
  return {contact.id, display_name(contact), contact.email, false};
}

ContactName name_of(db::Reader& reader, Id<Contact> id) {
  const auto contact = store::find(reader, id);
  return contact ? name_of(*contact) : ContactName{.id = id, .deleted = true};
}

ContactCard card_of(db::Reader& reader, const Contact& contact, const base::Actor& viewer) {
  ContactCard card;
  card.id = contact.id;
  card.email = contact.email;
  card.first_name = contact.first_name;
  card.last_name = contact.last_name;
  card.name = display_name(contact);
  card.phone = contact.phone;
  card.language = contact.language;
  card.zone = contact.zone;
  card.tags = tags_of(reader, contact.id);
  card.fields = describe::from_json<FieldValues>(contact.fields.text);
  card.former_emails = store::former_emails_of(reader, contact.id);
  card.mail_to = name_of_mail_to(reader, contact);
  card.source = contact.source;
  card.mail_state = contact.mail_state;
  card.never_signed_in = !contact.first_signed_in_at;
  card.last_seen_at = contact.last_seen_at;
  card.created_at = contact.created_at;
  if (contact.email) card.suggestion = base::likely_meant(*contact.email);
  card.can = rights_on_contact(viewer);
  card.version = contact.version;
  return card;
}

}  // namespace people
