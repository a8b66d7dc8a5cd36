// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "db/reader.h"
#include "enrolments/effects.h"
#include "mail/mail_choice.h"
#include "school/school.h"

namespace enrolments {

/// Which of the two mails leave for this person, where to, and what would keep them back. The
/// activation mail is for new people only; leaving together with the access mail it is one mail.
std::vector<MailEffect> planned_mails(db::Reader& reader, const school::School& school,
                                      const people::Contact& contact, bool is_new,
                                      const mail::AccessMails& choice);

}  // namespace enrolments
