// SPDX-License-Identifier: Apache-2.0
#include "notices/notice.h"

#include <chrono>

#include "base/format.h"
#include "mail/header_text.h"
#include "people/change_contact.h"

namespace notices {
namespace {

constexpr std::size_t name_max = 60;

/// The mailbox may be a parent's: then it is theirs that bounced.
people::MailState state_of_mailbox(db::Reader& reader, const people::Contact& contact) {
  if (contact.email || !contact.mail_to) return contact.mail_state;
  const auto other = people::find_contact(reader, *contact.mail_to);
  return other ? other->mail_state : contact.mail_state;
}

}  // namespace

std::string repeatable_name(std::string_view name) {
  std::string line = mail::one_line(name);
  const bool plain = line.size() <= name_max &&
                     line.find_first_of("/:@<>") == std::string::npos && !line.contains("www.");
  return plain ? line : std::string();
}

Recipient recipient_of(db::Reader& reader, const school::School& school,
                       const people::Contact& contact) {
  return {.contact = contact.id,
          .mailbox = people::mailbox_of(reader, contact),
          .login_email = contact.email,
          .first_name = contact.first_name,
          .last_name = contact.last_name,
          .language = contact.language.value_or(school.language),
          .zone = contact.zone.value_or(school.zone),
          .mail_state = state_of_mailbox(reader, contact)};
}

std::optional<Id<mail::Mail>> plan(db::Transaction& tx, const Notice& notice) {
  return mail::plan(tx, notice.mail, notice.fate);
}

mail::Fate fate_of(const school::School& school, const Recipient& recipient, Leaves leaves) {
  if (!recipient.mailbox) return mail::Fate::not_sent("no_address");
  if (leaves == Leaves::Always) return mail::Fate::planned();
  if (recipient.mail_state == people::MailState::Bounced) {
    return mail::Fate::not_sent("address_bounced");
  }
  return school.mails == school::Mails::Hold ? mail::Fate::held() : mail::Fate::planned();
}

Voice::Voice(const Setting& setting, Language language, base::TimeZone zone)
    : setting_(setting), locale_{language, zone} {}

std::string Voice::say(std::string_view key, base::Catalogue::Arguments arguments) const {
  arguments.try_emplace("school", setting_.school.name);
  return setting_.texts.in(locale_.language)
      .text("mail." + std::string(key), arguments, base::Escape::Text, locale_.zone);
}

std::string Voice::greeting(std::string_view first_name) const {
  const std::string name = repeatable_name(first_name);
  return name.empty() ? say("greeting_nameless") : say("greeting", {{"name", name}});
}

std::string Voice::moment(Instant at) const {
  return base::format_date(at, base::DateStyle::WithTimeZone, locale_);
}

std::string Voice::last_moment(Instant end) const {
  if (locale_.zone.local_of(end).time_of_day() != std::chrono::seconds(0)) return moment(end);
  const std::string day =
      base::format_date(end - std::chrono::seconds(1), base::DateStyle::Long, locale_);
  return say("access.including", {{"date", day}});
}

mail::Letter Voice::letter(std::string_view subject, std::string_view first_name) const {
  return {.language = locale_.language,
          .subject = std::string(subject),
          .greeting = greeting(first_name),
          .button_hint = say("button_hint")};
}

void Voice::sign(mail::Letter& letter, std::string_view why) const {
  letter.footer.push_back(setting_.school.name);
  if (setting_.school.support_email) {
    const std::string& email = setting_.school.support_email->text();
    letter.footer.push_back(say("footer.questions", {{"email", email}}));
  }
  letter.footer.push_back(say("footer." + std::string(why)));
}

mail::PlannedMail planned(const mail::Letter& letter, const Recipient& recipient,
                          std::string_view kind, std::string unique_key) {
  return {.unique_key = std::move(unique_key),
          .contact = recipient.contact,
          .recipient = recipient.mailbox,
          .kind = std::string(kind),
          .language = letter.language,
          .subject = letter.subject,
          .text = mail::text_of(letter),
          .html = mail::html_of(letter)};
}

std::string student_link(const Setting& setting, std::string_view token) {
  return setting.url + "/learn/link?token=" + std::string(token);
}

std::string staff_link(const Setting& setting, std::string_view token) {
  return setting.url + "/admin/link?token=" + std::string(token);
}

}  // namespace notices
