// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "enrolments/give_access.h"
#include "notices/access_notice.h"
#include "notices/office.h"

namespace notices {

/// The words that were chosen; nothing: no mail.
std::optional<Wanted> words_of(db::Reader& reader, const mail::MailChoice& choice);

/// The job behind a given access: composes activation and access mail of an order, as one where
/// both leave, from what is true now. Once per `job`, however often it runs; an order that was
/// withdrawn meanwhile gets none.
void write_access_mails(db::Transaction& tx, const Office& office,
                        const enrolments::AccessMailsWanted& wanted, const std::string& job);

}  // namespace notices
