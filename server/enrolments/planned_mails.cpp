// SPDX-License-Identifier: Apache-2.0
#include "enrolments/planned_mails.h"

#include "people/change_contact.h"

namespace enrolments {
namespace {

bool is_wanted(const mail::MailChoice& choice) {
  return !std::holds_alternative<mail::NoMail>(choice);
}

struct Fate {
  mail::State state = mail::State::Planned;
  std::string why;
};

Fate fate_of(const school::School& school, const people::Contact& contact,
             const std::optional<base::Email>& mailbox) {
  if (!mailbox) return {mail::State::NotSent, "no_address"};
  if (contact.mail_state == people::MailState::Bounced) {
    return {mail::State::NotSent, "address_bounced"};
  }
  if (school.mails == school::Mails::Hold) return {mail::State::Held, "school_holds"};
  return {};
}

}  // namespace

std::vector<MailEffect> planned_mails(db::Reader& reader, const school::School& school,
                                      const people::Contact& contact, bool is_new,
                                      const mail::AccessMails& choice) {
  const auto mailbox = people::mailbox_of(reader, contact);
  const Fate fate = fate_of(school, contact, mailbox);
  const auto language = contact.language.value_or(school.language);
  std::vector<MailEffect> mails;
  if (is_new && is_wanted(choice.activation)) {
    mails.push_back({MailKind::Activation, mailbox, language, fate.state, fate.why});
  }
  if (is_wanted(choice.access)) {
    mails.push_back({MailKind::Access, mailbox, language, fate.state, fate.why});
  }
  return mails;
}

}  // namespace enrolments
