// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/email.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/language.h"
#include "base/phone.h"
#include "base/zone.h"
#include "describe/types.h"

namespace people {

using base::Email;
using base::Id;
using base::Instant;
using base::Language;
using base::TimeZone;

enum class MailState { Ok, Bounced, Refused };
BOOST_DESCRIBE_ENUM(MailState, Ok, Bounced, Refused)

/// Values of custom fields by the field's key, each in the JSON shape of its kind.
using FieldValues = std::map<std::string, describe::Json>;

/// A person as the school knows them, who is also their login: one person, one address.
struct Contact {
  static constexpr std::string_view id_prefix = "con";
  Id<Contact> id;
  /// Absent only for people without a mailbox of their own; then `mail_to` may name whose serves.
  std::optional<Email> email;
  std::optional<Id<Contact>> mail_to;
  std::string first_name;
  std::string last_name;
  std::optional<std::string> phone;
  std::optional<Language> language;
  std::optional<TimeZone> zone;
  describe::Json fields{"{}"};
  /// The door they came in by: `staff`, `import`, `registration`, …
  std::string source;
  std::optional<Instant> first_signed_in_at;
  std::optional<Instant> last_seen_at;
  MailState mail_state = MailState::Ok;
  std::optional<Instant> blocked_at;
  std::int64_t version = 1;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Contact, (),
                      (id, email, mail_to, first_name, last_name, phone, language, zone, fields,
                       source, first_signed_in_at, last_seen_at, mail_state, blocked_at, version,
                       created_at))

/// What a screen calls the person: the names, else the address, else the phone.
std::string display_name(const Contact& contact);

/// Folded words by which the person is found: names, address, digits of the phone, and whatever
/// else belongs to them (former addresses).
std::string search_text(const Contact& contact, const std::vector<std::string>& more);

/// What a search box holds, as words that must all occur in `search_text`, in any order. Digits
/// with the usual punctuation of phone numbers become one run, a leading zero dropped.
std::vector<std::string> search_words(std::string_view typed);

}  // namespace people
