// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "describe/types.h"
#include "mail/mail_log.h"
#include "people/contact.h"

namespace notices {

struct MailPerson {
  base::Id<people::Contact> id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(MailPerson, (), (id, name))

/// A mail as lists show it.
struct MailRow {
  base::Id<mail::Mail> id;
  std::optional<MailPerson> contact;
  std::optional<base::Email> recipient;
  std::string kind;
  base::Language language = base::Language::en;
  std::string subject;
  mail::State state = mail::State::Planned;
  std::string why;
  base::Instant created_at;
  std::optional<base::Instant> sent_at;
  std::int64_t attempts = 0;
  std::string server_answer;
};
BOOST_DESCRIBE_STRUCT(MailRow, (),
                      (id, contact, recipient, kind, language, subject, state, why, created_at,
                       sent_at, attempts, server_answer))

struct MailCard : MailRow {
  std::string text;
  /// A whole page; to be shown in a frame of its own.
  std::string html;
};
BOOST_DESCRIBE_STRUCT(MailCard, (MailRow), (text, html))

struct MailQuery {
  std::optional<mail::State> state;
  std::optional<base::Id<people::Contact>> contact;
  std::optional<describe::Text<0, 200>> search;
  std::optional<describe::Number<1, 200>> limit;
  std::optional<describe::Number<0, 100'000>> offset;
};
BOOST_DESCRIBE_STRUCT(MailQuery, (), (state, contact, search, limit, offset))

/// The names of contacts are looked up once each.
std::vector<MailRow> rows_of(db::Reader& reader, const std::vector<mail::Mail>& mails);
MailRow row_of(db::Reader& reader, const mail::Mail& mail);

}  // namespace notices
