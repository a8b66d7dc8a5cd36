// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "mail/mail_log.h"
#include "mail/message.h"
#include "net/smtp.h"

namespace mail {

/// Past the queue, while somebody waits for the server's answer: to try the settings out. Not
/// inside a transaction. `word` makes the Message-ID this mail's own.
net::SendResult send_now(net::MailTransport& transport, const Sender& sender,
                         const PlannedMail& mail, Instant now, const std::string& word);

/// The same mail in the log, as it went.
Id<Mail> log_sent_now(db::Transaction& tx, const PlannedMail& mail,
                      const net::SendResult& result);

}  // namespace mail
