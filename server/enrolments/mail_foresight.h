// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "access/facts.h"
#include "courses/compiled_courses.h"
#include "db/reader.h"
#include "enrolments/effects.h"
#include "mail/mail_choice.h"
#include "people/contact.h"

namespace enrolments {

struct ForeseenProduct {
  std::shared_ptr<const courses::Compiled> course;
  accesses::Grant grant;
};

/// What the mails of an act will be made of, before anything of it exists.
struct MailsWanted {
  const people::Contact& contact;
  bool is_new = false;
  const mail::AccessMails& choice;
  std::string offer_title = {};
  std::vector<ForeseenProduct> products = {};
};

/// Which mails leave for an act, where to, and what would keep them back. Whoever composes mails
/// knows; the application fills it in and adds it to the parts of the services.
struct MailForesight {
  std::function<std::vector<MailEffect>(db::Reader&, const MailsWanted&)> of;
};

}  // namespace enrolments
