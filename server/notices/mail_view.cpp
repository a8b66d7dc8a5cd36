// SPDX-License-Identifier: Apache-2.0
#include "notices/mail_view.h"

#include <map>

#include "people/change_contact.h"

namespace notices {
namespace {

using Names = std::map<base::Id<people::Contact>, std::optional<MailPerson>>;

std::optional<MailPerson> person_of(db::Reader& reader, base::Id<people::Contact> id,
                                    Names& names) {
  const auto [entry, is_new] = names.try_emplace(id);
  if (is_new) {
    const auto contact = people::find_contact(reader, id);
    if (contact) entry->second = MailPerson{id, people::display_name(*contact)};
  }
  return entry->second;
}

MailRow row_of(db::Reader& reader, const mail::Mail& mail, Names& names) {
  return {.id = mail.id,
          .contact = mail.contact ? person_of(reader, *mail.contact, names) : std::nullopt,
          .recipient = mail.recipient,
          .kind = mail.kind,
          .language = mail.language,
          .subject = mail.subject,
          .state = mail.state,
          .why = mail.why,
          .created_at = mail.created_at,
          .sent_at = mail.sent_at,
          .attempts = mail.attempts,
          .server_answer = mail.server_answer};
}

}  // namespace

std::vector<MailRow> rows_of(db::Reader& reader, const std::vector<mail::Mail>& mails) {
  Names names;
  std::vector<MailRow> rows;
  for (const mail::Mail& mail : mails) rows.push_back(row_of(reader, mail, names));
  return rows;
}

MailRow row_of(db::Reader& reader, const mail::Mail& mail) {
  Names names;
  return row_of(reader, mail, names);
}

}  // namespace notices
