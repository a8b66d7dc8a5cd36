// SPDX-License-Identifier: Apache-2.0
#include "people/change_contact.h"

#include <algorithm>

#include "base/text.h"
#include "describe/describe.h"
#include "journal/journal.h"
#include "people/contact_store.h"
#include "people/fields.h"
#include "people/tags.h"
#include "school/school.h"

namespace people {
namespace {

struct ContactSnapshot {
  std::optional<Email> email;
  std::optional<Id<Contact>> mail_to;
  std::string first_name;
  std::string last_name;
  std::optional<std::string> phone;
  std::optional<Language> language;
  std::optional<TimeZone> zone;
  describe::Json fields;
  std::vector<std::string> tags;
};
BOOST_DESCRIBE_STRUCT(ContactSnapshot, (),
                      (email, mail_to, first_name, last_name, phone, language, zone, fields,
                       tags))

ContactSnapshot snapshot_of(db::Reader& reader, const Contact& contact) {
  return {contact.email,    contact.mail_to, contact.first_name, contact.last_name,
          contact.phone,    contact.language, contact.zone,      contact.fields,
          tags_of(reader, contact.id)};
}

struct BeforeAfter {
  std::optional<ContactSnapshot> before;
  std::optional<ContactSnapshot> after;
};
BOOST_DESCRIBE_STRUCT(BeforeAfter, (), (before, after))

Id<journal::Entry> note(db::Transaction& tx, const base::Actor& actor, std::string_view action,
                        Id<Contact> id, const BeforeAfter& details,
                        std::optional<Id<journal::Batch>> batch = std::nullopt) {
  return journal::record(tx, actor,
                         {.action = action,
                          .object = journal::Object::of(id),
                          .contact = id,
                          .details = describe::to_json(details),
                          .batch = batch});
}

/// A name given as one piece: the last word is the family name.
void take_name(Contact& contact, const std::string& whole) {
  if (whole.empty() || !contact.first_name.empty() || !contact.last_name.empty()) return;
  const auto space = whole.rfind(' ');
  contact.first_name = whole.substr(0, space);
  if (space != std::string::npos) contact.last_name = whole.substr(space + 1);
}

/// Collects wrong fields while a contact is filled from what was typed.
class Filling {
 public:
  Filling(db::Reader& reader, Contact& contact)
      : reader_(reader), contact_(contact), school_(school::school_of(reader)) {}

  void email(const std::string& typed) {
    if (typed.empty()) {
      contact_.email.reset();
      return;
    }
    const auto email = Email::parse(typed);
    if (!email) return fail("/email", "email.invalid");
    contact_.email = *email;
    take_name(contact_, base::name_beside_email(typed));
  }
  void phone(const std::string& typed) {
    if (typed.empty()) {
      contact_.phone.reset();
      return;
    }
    const auto phone = base::Phone::parse(typed, school::country_of(school_));
    if (!phone) return fail("/phone", "phone.invalid");
    contact_.phone = phone->text();
  }
  void mail_to(Id<Contact> other) {
    if (other == contact_.id || !store::find(reader_, other)) {
      return fail("/mail_to", "contact.unknown");
    }
    contact_.mail_to = other;
  }
  void fields(const FieldValues& values) {
    contact_.fields = merged_fields(reader_, contact_.fields, values, errors_);
  }
  void finish() {
    const bool is_wrong =
        std::ranges::find(errors_, "/email", &base::FieldError::pointer) != errors_.end();
    if (!contact_.email && !is_wrong && !school_.people_without_email) {
      fail("/email", "required");
    }
    if (!errors_.empty()) throw base::Invalid(std::move(errors_));
  }

 private:
  void fail(std::string pointer, std::string code) {
    errors_.push_back({std::move(pointer), std::move(code), {}});
  }

  db::Reader& reader_;
  Contact& contact_;
  school::School school_;
  std::vector<base::FieldError> errors_;
};

void refuse_taken_email(db::Reader& reader, const Contact& contact) {
  if (!contact.email) return;
  const auto other = store::find_by_email(reader, *contact.email);
  if (other && other->id != contact.id) {
    throw base::Conflict("contact.exists", other->id.text(), display_name(*other));
  }
  const auto former = store::find_former_owner(reader, *contact.email);
  if (former && former->contact != contact.id &&
      reader.now() < former->left_at + former_email_kept) {
    throw base::Conflict("contact.former_email", former->contact.text());
  }
}

template <class T>
std::string typed(const std::optional<T>& text) {
  return text ? text->v : std::string();
}

void fill(db::Reader& reader, const ContactDraft& draft, Contact& contact) {
  contact.first_name = typed(draft.first_name);
  contact.last_name = typed(draft.last_name);
  contact.language = draft.language;
  contact.zone = draft.zone;
  Filling filling(reader, contact);
  filling.email(typed(draft.email));
  filling.phone(typed(draft.phone));
  if (draft.mail_to) filling.mail_to(*draft.mail_to);
  if (draft.fields) filling.fields(*draft.fields);
  filling.finish();
}

template <class T>
std::string patched(const Patch<T>& patch, const std::string& before) {
  if (patch.absent()) return before;
  return patch.cleared() ? std::string() : patch->v;
}

template <class T>
void patch_value(const Patch<T>& patch, std::optional<T>& value) {
  if (!patch.absent()) value = patch.value();
}

void apply(db::Reader& reader, const ContactPatch& patch, Contact& contact) {
  contact.first_name = patched(patch.first_name, contact.first_name);
  contact.last_name = patched(patch.last_name, contact.last_name);
  patch_value(patch.language, contact.language);
  patch_value(patch.zone, contact.zone);
  Filling filling(reader, contact);
  if (!patch.email.absent()) filling.email(patched(patch.email, ""));
  if (!patch.phone.absent()) filling.phone(patched(patch.phone, ""));
  if (patch.mail_to.cleared()) contact.mail_to.reset();
  if (patch.mail_to.has_value()) filling.mail_to(*patch.mail_to);
  if (patch.fields.has_value()) filling.fields(*patch.fields);
  filling.finish();
}

void move_email(db::Transaction& tx, const Contact& before, Contact& after) {
  if (before.email == after.email) return;
  if (after.email) store::drop_former_email(tx, *after.email);
  if (before.email) store::add_former_email(tx, *before.email, before.id);
  store::end_login_codes(tx, before.id);
  after.mail_state = MailState::Ok;
}

}  // namespace

Contact planned(db::Reader& reader, const ContactDraft& draft, std::string_view source) {
  Contact contact;
  contact.source = source;
  contact.created_at = reader.now();
  fill(reader, draft, contact);
  refuse_taken_email(reader, contact);
  return contact;
}

Contact add(db::Transaction& tx, const ContactDraft& draft, std::string_view source,
            const base::Actor& actor, std::optional<Id<journal::Batch>> batch) {
  Contact contact = planned(tx, draft, source);
  contact.id = tx.new_id<Contact>();
  if (contact.email) store::drop_former_email(tx, *contact.email);
  store::insert(tx, contact);
  if (draft.tags) set_tags(tx, contact.id, *draft.tags);
  note(tx, actor, "contact.created", contact.id, {.after = snapshot_of(tx, contact)},
       batch);
  return contact;
}

Contact change(db::Transaction& tx, const Contact& contact, const ContactPatch& patch,
               const base::Actor& actor, std::optional<Id<journal::Batch>> batch) {
  const ContactSnapshot before = snapshot_of(tx, contact);
  Contact changed = contact;
  apply(tx, patch, changed);
  refuse_taken_email(tx, changed);
  move_email(tx, contact, changed);
  ++changed.version;
  store::update(tx, changed);
  if (!patch.tags.absent()) set_tags(tx, contact.id, patch.tags.value().value_or(TagNames{}));
  note(tx, actor, "contact.changed", contact.id, {before, snapshot_of(tx, changed)}, batch);
  return changed;
}

Id<journal::Entry> change_tags(db::Transaction& tx, const Contact& contact,
                               const std::vector<Text<1, 60>>& names, const base::Actor& actor,
                               std::optional<Id<journal::Batch>> batch) {
  const ContactSnapshot before = snapshot_of(tx, contact);
  Contact changed = contact;
  ++changed.version;
  store::update(tx, changed);
  set_tags(tx, contact.id, names);
  return note(tx, actor, "contact.changed", contact.id, {before, snapshot_of(tx, changed)}, batch);
}

void set_password(db::Transaction& tx, const Contact& contact, const std::string& password_hash,
                  const base::Actor& actor) {
  store::set_password_hash(tx, contact.id, password_hash);
  note(tx, actor, "contact.password_set", contact.id, {});
}

void remove(db::Transaction& tx, const Contact& contact, const base::Actor& actor) {
  note(tx, actor, "contact.deleted", contact.id, {.before = snapshot_of(tx, contact)});
  store::erase(tx, contact.id);
}

std::optional<Contact> find_contact(db::Reader& reader, Id<Contact> id) {
  return store::find(reader, id);
}

Contact contact_of(db::Reader& reader, Id<Contact> id) {
  auto contact = store::find(reader, id);
  if (!contact) throw base::NotFound("contact.not_found");
  return std::move(*contact);
}

std::optional<Contact> find_contact_by_email(db::Reader& reader, const Email& email) {
  return store::find_by_email(reader, email);
}

std::optional<Email> mailbox_of(db::Reader& reader, const Contact& contact) {
  if (contact.email || !contact.mail_to) return contact.email;
  const auto other = store::find(reader, *contact.mail_to);
  return other ? other->email : std::nullopt;
}

}  // namespace people
