// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/zone.h"
#include "mail/letter.h"
#include "mail/mail_log.h"
#include "mail/texts.h"
#include "people/contact.h"
#include "school/school.h"

// From an event of the business to a mail: what it says, in which language, and whether it may
// leave. Composing reads and writes nothing, so a rehearsal composes the same mail as the act.

namespace courses {
class CompiledCourses;
}

namespace notices {

using base::Email;
using base::Id;
using base::Instant;
using base::Language;

/// What every mail of the school is made with.
struct Setting {
  const school::School& school;
  const mail::Texts& texts;
  /// `https://school.example`, without a slash at the end.
  std::string url;
  courses::CompiledCourses* courses = nullptr;
};

/// Whom a mail is about, and whose mailbox it goes to.
struct Recipient {
  std::optional<Id<people::Contact>> contact = {};
  /// Absent: nobody can be written to.
  std::optional<Email> mailbox = {};
  /// What they sign in with; absent where the mailbox is somebody else's.
  std::optional<Email> login_email = {};
  std::string first_name = {};
  std::string last_name = {};
  Language language = Language::en;
  base::TimeZone zone = {};
  people::MailState mail_state = people::MailState::Ok;
};

/// Language and zone are the contact's, else the school's.
Recipient recipient_of(db::Reader& reader, const school::School& school,
                       const people::Contact& contact);

/// The name as one line, or nothing when it holds an address: a name field is a way to send
/// strangers an advertisement.
std::string repeatable_name(std::string_view name);

/// A mail and what becomes of it.
struct Notice {
  mail::PlannedMail mail;
  mail::Fate fate;
};

/// Nothing: the same notice was planned before.
std::optional<Id<mail::Mail>> plan(db::Transaction& tx, const Notice& notice);

/// Mails with which somebody gets in or proves an address leave whatever the school's switch says,
/// and also to addresses that bounced once: the person waits for them.
enum class Leaves { AsTheSchoolSays, Always };
mail::Fate fate_of(const school::School& school, const Recipient& recipient, Leaves leaves);

/// The sentences of one mail.
class Voice {
 public:
  Voice(const Setting& setting, Language language, base::TimeZone zone);

  /// `key` below `mail`. `school` is filled in everywhere.
  std::string say(std::string_view key, base::Catalogue::Arguments arguments = {}) const;
  /// With the name of whoever it is, where there is one to repeat.
  std::string greeting(std::string_view first_name) const;
  std::string moment(Instant at) const;
  /// The last day of a time that ends at midnight, else the moment at which it ends.
  std::string last_moment(Instant end) const;

  mail::Letter letter(std::string_view subject, std::string_view first_name) const;
  /// Contact of the school and why this came: `student` or `team`.
  void sign(mail::Letter& letter, std::string_view why) const;

 private:
  const Setting& setting_;
  base::Locale locale_;
};

/// The letter in both forms, as a mail to plan.
mail::PlannedMail planned(const mail::Letter& letter, const Recipient& recipient,
                          std::string_view kind, std::string unique_key);

/// The page behind a link of one use, for students and for the team.
std::string student_link(const Setting& setting, std::string_view token);
std::string staff_link(const Setting& setting, std::string_view token);

}  // namespace notices
