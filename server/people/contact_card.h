// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "base/actor.h"
#include "db/reader.h"
#include "people/contact.h"

namespace people {

struct ContactName {
  Id<Contact> id;
  std::string name;
  std::optional<Email> email;
  /// Only their orders are left; there is no name to show.
  bool deleted = false;
};
BOOST_DESCRIBE_STRUCT(ContactName, (), (id, name, email, deleted))

ContactName name_of(const Contact& contact);
/// Of anybody who ever was there.
ContactName name_of(db::Reader& reader, Id<Contact> id);

/// Everything the overview of one person shows.
struct ContactCard {
  Id<Contact> id;
  std::optional<Email> email;
  std::string first_name;
  std::string last_name;
  std::string name;
  std::optional<std::string> phone;
  std::optional<Language> language;
  std::optional<TimeZone> zone;
  std::vector<std::string> tags;
  FieldValues fields;
  std::vector<std::string> former_emails;
  std::optional<ContactName> mail_to;
  std::string source;
  MailState mail_state = MailState::Ok;
  bool never_signed_in = true;
  std::optional<Instant> last_seen_at;
  Instant created_at;
  /// "Did you mean …": a likely correction of the address.
  std::optional<Email> suggestion;
  std::vector<std::string> can;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ContactCard, (),
                      (id, email, first_name, last_name, name, phone, language, zone, tags,
                       fields, former_emails, mail_to, source, mail_state, never_signed_in,
                       last_seen_at, created_at, suggestion, can, version))

ContactCard card_of(db::Reader& reader, const Contact& contact, const base::Actor& viewer);

}  // namespace people
