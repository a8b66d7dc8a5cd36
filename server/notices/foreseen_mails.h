// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "enrolments/mail_foresight.h"
#include "notices/office.h"

namespace notices {

/// Which of the two mails leave for this person, with the subject they will have, where to, and
/// what would keep them back. The activation mail is for new people only; leaving together with
/// the access mail it is one mail.
std::vector<enrolments::MailEffect> foreseen_mails(db::Reader& reader, const Office& office,
                                                   const enrolments::MailsWanted& wanted);

}  // namespace notices
