// SPDX-License-Identifier: Apache-2.0
#include "mail/send_now.h"

#include <fmt/core.h>

#include <utility>

#include "base/ensure.h"
#include "mail/mime.h"

namespace mail {

net::SendResult send_now(net::MailTransport& transport, const Sender& sender,
                         const PlannedMail& mail, Instant now, const std::string& word) {
  base::ensure(mail.recipient.has_value(), "a mail that is sent goes somewhere");
  const Message message{.recipient = *mail.recipient,
                        .sender = sender,
                        .subject = mail.subject,
                        .text = mail.text,
                        .html = mail.html,
                        .message_id = fmt::format("{}@{}", word, sender.address.domain()),
                        .language = mail.language,
                        .date = now};
  return transport.send({sender.address, *mail.recipient}, mime(message));
}

static Fate fate_of(const net::SendResult& result) {
  switch (result.outcome) {
    case net::SendOutcome::Accepted: return {State::Sent};
    case net::SendOutcome::Refused: return {State::Failed, "refused"};
    case net::SendOutcome::TryLater:
      return {State::Failed, result.is_server_trouble() ? "server_trouble" : "try_later"};
    case net::SendOutcome::Unknown: return {State::Failed, "outcome_unknown"};
  }
  std::unreachable();
}

Id<Mail> log_sent_now(db::Transaction& tx, const PlannedMail& mail,
                      const net::SendResult& result) {
  const Fate fate = fate_of(result);
  const auto id = plan(tx, mail, fate);
  base::ensure(id.has_value(), "a mail that is sent by hand has a key of its own");
  tx.run("UPDATE mails SET attempts = 1, server_answer = $2, sent_at = $3 WHERE id = $1", *id,
         result.answer, fate.state == State::Sent ? std::optional(tx.now()) : std::nullopt);
  return *id;
}

}  // namespace mail
