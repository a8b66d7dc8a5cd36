// SPDX-License-Identifier: Apache-2.0
#include "mail/delivery.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/fault.h"
#include "base/log.h"
#include "mail/mime.h"
#include "mail/outcome.h"
#include "mail/secrets.h"

namespace mail {

using namespace std::chrono_literals;

struct Delivery::Taken {
  Id<Mail> id;
  Email recipient;
  Language language = Language::en;
  std::string subject;
  std::string body_text;
  std::string body_html;
  std::optional<std::string> secrets;
  std::string message_id;
  std::int64_t attempts = 0;
  Instant created_at;
  Instant first_tried_at;
  Sender sender;
  BOOST_DESCRIBE_CLASS(Taken, (),
                       (id, recipient, language, subject, body_text, body_html, secrets,
                        message_id, attempts, created_at, first_tried_at),
                       (), ())
};

namespace {

/// What a dead sender held is due again; what nobody needs any more is not sent.
void tidy_up(db::Transaction& tx) {
  tx.run(
      "UPDATE mails SET state = 'planned', why = 'outcome_unknown', leased_until = NULL "
      "WHERE state = 'sending' AND leased_until < $1",
      tx.now());
  tx.run(
      "UPDATE mails SET state = 'not_sent', why = 'expired', secrets = NULL "
      "WHERE state = 'planned' AND send_before <= $1",
      tx.now());
}

constexpr std::string_view take_sql =
    "UPDATE mails SET state = 'sending', attempts = attempts + 1, leased_until = $2, "
    "first_tried_at = COALESCE(first_tried_at, $1) "
    "WHERE id IN (SELECT m.id FROM mails m WHERE m.state = 'planned' AND m.urgent = $3 "
    "AND m.next_at <= $1 AND (m.urgent OR NOT EXISTS (SELECT 1 FROM mails e "
    "WHERE e.recipient = m.recipient AND e.id < m.id AND e.state IN ('planned', 'sending'))) "
    "ORDER BY m.next_at, m.id LIMIT 1 FOR UPDATE SKIP LOCKED) "
    "RETURNING id, recipient, language, subject, body_text, body_html, secrets, message_id, "
    "attempts, created_at, first_tried_at";

/// Nothing is written any more to an address that does not exist.
void suppress(db::Transaction& tx, const Email& address) {
  tx.run(
      "UPDATE mails SET state = 'not_sent', why = 'address_bounced', secrets = NULL "
      "WHERE recipient = $1 AND state IN ('held', 'planned') AND NOT urgent",
      address);
}

/// False: somebody else has the mail by now, because the lease was over.
bool write_outcome(db::Transaction& tx, Id<Mail> id, std::int64_t attempts, const Outcome& outcome,
                   const std::string& answer) {
  const bool over = outcome.state != State::Planned;
  const auto sent_at = outcome.state == State::Sent ? std::optional(tx.now()) : std::nullopt;
  return tx.run(
             "UPDATE mails SET state = $3, why = $4, server_answer = $5, next_at = $6, "
             "sent_at = $7, leased_until = NULL, "
             "first_tried_at = CASE WHEN $9 THEN NULL ELSE first_tried_at END, "
             "secrets = CASE WHEN $8 AND secrets_until IS NULL THEN NULL ELSE secrets END "
             "WHERE id = $1 AND attempts = $2 AND state = 'sending'",
             id, attempts, outcome.state, outcome.why, answer, tx.now() + outcome.pause, sent_at,
             over, outcome.starts_over) == 1;
}

}  // namespace

Delivery::Delivery(DeliveryParts parts, DeliveryOptions options)
    : parts_(std::move(parts)), options_(options), counted_at_(parts_.clock.monotonic()) {}

std::optional<Delivery::Taken> Delivery::take() {
  return parts_.db.write(
      [&](db::Transaction& tx) {
        // Urgent ones first, and they wait for nobody; others for those planned before them to the
        // same person. Two searches, because each then reads its index in order.
        const auto until = tx.now() + lease;
        auto mail = tx.find<Taken>(take_sql, tx.now(), until, true);
        if (!mail) mail = tx.find<Taken>(take_sql, tx.now(), until, false);
        if (!mail) return mail;
        mail->sender = parts_.sender(tx);
        if (!mail->message_id.empty()) return mail;
        // Fixed before the first attempt: every further one carries the same.
        mail->message_id =
            fmt::format("{}@{}", mail->id.text(), mail->sender.address.domain());
        tx.run("UPDATE mails SET message_id = $2 WHERE id = $1", mail->id, mail->message_id);
        return mail;
      },
      db::Isolation::ReadCommitted);
}

net::SendResult Delivery::hand_over(net::MailTransport& transport, const Taken& mail) const {
  const auto secrets = mail.secrets ? secrets_from(*mail.secrets) : std::vector<std::string>();
  const Message message{.recipient = mail.recipient,
                        .sender = mail.sender,
                        .subject = mail.subject,
                        .text = with_secrets(mail.body_text, secrets),
                        .html = with_secrets(mail.body_html, secrets),
                        .message_id = mail.message_id,
                        .language = mail.language,
                        .date = mail.created_at};
  return transport.send({mail.sender.address, mail.recipient}, mime(message));
}

int Delivery::send_due(net::MailTransport& transport, int mails_max) {
  parts_.db.write([](db::Transaction& tx) { tidy_up(tx); }, db::Isolation::ReadCommitted);
  int tried = 0;
  while (tried < mails_max && may_send_now()) {
    const auto mail = take();
    if (!mail) break;
    ++tried;
    const net::SendResult result = hand_over(transport, *mail);
    base::fault("mail.handed_over");
    note_trouble(result);
    const bool bounced = result.address_refused;
    parts_.db.write([&](db::Transaction& tx) {
      const auto outcome = outcome_of(result, tx.now() - mail->first_tried_at);
      if (!write_outcome(tx, mail->id, mail->attempts, outcome, result.answer)) return;
      if (bounced) suppress(tx, mail->recipient);
      if (bounced) parts_.on_hard_bounce(tx, mail->recipient, result.answer);
    });
  }
  return tried;
}

void Delivery::note_trouble(const net::SendResult& result) {
  const std::lock_guard lock(mutex_);
  if (!result.is_server_trouble()) {
    trouble_.reset();
    troubles_ = 0;
    return;
  }
  if (!trouble_) {
    trouble_ = Trouble{parts_.clock.now(), result.answer};
    base::log_warning("the mail server cannot be used: {}", result.answer);
  }
  trouble_->answer = result.answer;
  const auto pause = std::min<std::chrono::seconds>(5s * (1 << std::min(troubles_, 6)), 300s);
  ++troubles_;
  pause_until_ = parts_.clock.monotonic() + pause;
}

/// A bucket that fills with one minute's worth of mails per minute and holds two seconds' worth.
bool Delivery::may_send_now() {
  const std::lock_guard lock(mutex_);
  const auto now = parts_.clock.monotonic();
  if (trouble_ && now < pause_until_) return false;
  if (options_.per_minute <= 0) return true;
  const std::chrono::duration<double> passed = now - counted_at_;
  counted_at_ = now;
  const double per_second = options_.per_minute / 60.0;
  allowed_ = std::min(allowed_ + passed.count() * per_second, std::max(1.0, 2 * per_second));
  if (allowed_ < 1) return false;
  allowed_ -= 1;
  return true;
}

std::optional<Trouble> Delivery::trouble() const {
  const std::lock_guard lock(mutex_);
  return trouble_;
}

}  // namespace mail
