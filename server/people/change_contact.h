// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "base/rejections.h"
#include "db/transaction.h"
#include "journal/journal.h"
#include "people/contact.h"

namespace people {

using describe::Patch;
using describe::Text;

/// So long nobody else may have an address that somebody left.
inline constexpr auto former_email_kept = std::chrono::days(90);

/// What staff type about a new person. The address is raw text because people paste
/// `Marie Dupont <m@x.fr>`: the names in it fill empty ones.
struct ContactDraft {
  std::optional<Text<0, 400>> email;
  std::optional<Id<Contact>> mail_to;
  std::optional<Text<0, 100>> first_name;
  std::optional<Text<0, 100>> last_name;
  std::optional<Text<0, 60>> phone;
  std::optional<Language> language;
  std::optional<TimeZone> zone;
  std::optional<std::vector<Text<1, 60>>> tags;
  std::optional<FieldValues> fields;
};
BOOST_DESCRIBE_STRUCT(ContactDraft, (),
                      (email, mail_to, first_name, last_name, phone, language, zone, tags,
                       fields))

/// `fields` merges: a value sets, null clears, what is not named stays.
struct ContactPatch {
  Patch<Text<0, 400>> email;
  Patch<Id<Contact>> mail_to;
  Patch<Text<0, 100>> first_name;
  Patch<Text<0, 100>> last_name;
  Patch<Text<0, 60>> phone;
  Patch<Language> language;
  Patch<TimeZone> zone;
  Patch<std::vector<Text<1, 60>>> tags;
  Patch<FieldValues> fields;
};
BOOST_DESCRIBE_STRUCT(ContactPatch, (),
                      (email, mail_to, first_name, last_name, phone, language, zone, tags,
                       fields))

/// Refuses with `contact.exists` and the id of whoever has the address, in any letter case, and
/// with `contact.former_email` while it was another person's less than 90 days ago.
Contact add(db::Transaction& tx, const ContactDraft& draft, std::string_view source,
            const base::Actor& actor,
            std::optional<Id<journal::Batch>> batch = std::nullopt);

/// Who a draft would be: for dry runs, which create nobody. Throws what `add` would.
Contact planned(db::Reader& reader, const ContactDraft& draft, std::string_view source);

/// The caller has compared versions.
Contact change(db::Transaction& tx, const Contact& contact, const ContactPatch& patch,
               const base::Actor& actor,
               std::optional<Id<journal::Batch>> batch = std::nullopt);

/// The tags alone: nothing else about the person is looked at.
Id<journal::Entry> change_tags(db::Transaction& tx, const Contact& contact,
                               const std::vector<Text<1, 60>>& names, const base::Actor& actor,
                               std::optional<Id<journal::Batch>> batch);

/// The journal says that it was set, never what to.
void set_password(db::Transaction& tx, const Contact& contact, const std::string& password_hash,
                  const base::Actor& actor);

/// Everything people know of the contact goes; what later slices hold must be gone already.
void remove(db::Transaction& tx, const Contact& contact, const base::Actor& actor);

std::optional<Contact> find_contact(db::Reader& reader, Id<Contact> id);
/// Throws NotFound.
Contact contact_of(db::Reader& reader, Id<Contact> id);
std::optional<Contact> find_contact_by_email(db::Reader& reader, const Email& email);

/// The address that gets this person's mail: their own, else that of whom `mail_to` names.
std::optional<Email> mailbox_of(db::Reader& reader, const Contact& contact);

}  // namespace people
