// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <variant>

#include "base/id.h"
#include "describe/describe.h"
#include "mail/mail_template.h"

namespace mail {

struct StandardMail {
  friend bool operator==(const StandardMail&, const StandardMail&) = default;
};
struct NoMail {
  friend bool operator==(const NoMail&, const NoMail&) = default;
};

/// Which text leaves: `"standard"`, `"none"` or `{"template": "tpl_…"}`.
using MailChoice = std::variant<StandardMail, NoMail, Id<MailTemplate>>;

/// The two mails of a given access, as an offer or one operation wants them.
struct AccessMails {
  MailChoice activation;
  MailChoice access;
  friend bool operator==(const AccessMails&, const AccessMails&) = default;
};
BOOST_DESCRIBE_STRUCT(AccessMails, (), (activation, access))

}  // namespace mail

namespace describe {

template <>
struct Codec<mail::MailChoice> {
  static void read(const JsonValue& in, mail::MailChoice& out, Errors& errors);
  static void write(std::string& out, const mail::MailChoice& value);
  static std::string schema(SchemaBuilder& builder);
};

}  // namespace describe
