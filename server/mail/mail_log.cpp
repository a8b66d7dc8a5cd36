// SPDX-License-Identifier: Apache-2.0
#include "mail/mail_log.h"

#include <fmt/core.h>

#include "base/ensure.h"
#include "base/rejections.h"
#include "base/text.h"
#include "mail/header_text.h"
#include "mail/mail_search.h"
#include "mail/secrets.h"

namespace mail {
namespace {

constexpr std::string_view columns =
    "id, contact_id, recipient, kind, language, subject, state, why, created_at, sent_at, "
    "attempts, server_answer";

/// What `resend` copies beyond what a Mail shows.
struct Content {
  std::string body_text;
  std::string body_html;
  std::optional<std::string> secrets = {};
  std::optional<Instant> secrets_until = {};
};
BOOST_DESCRIBE_STRUCT(Content, (), (body_text, body_html, secrets, secrets_until))

Content content_of(db::Reader& reader, Id<Mail> id) {
  auto content = reader.find<Content>(
      "SELECT body_text, body_html, secrets, secrets_until FROM mails WHERE id = $1", id);
  if (!content) throw base::NotFound();
  return std::move(*content);
}

Content content_of(const PlannedMail& mail) {
  Content content{.body_text = without_secrets(mail.text, mail.secrets),
                  .body_html = without_secrets(mail.html, mail.secrets),
                  .secrets_until = mail.secrets_until};
  if (!mail.secrets.empty()) content.secrets = secrets_text(mail.secrets);
  return content;
}

bool insert(db::Transaction& tx, Id<Mail> id, const PlannedMail& mail, const Content& content,
            const Fate& fate) {
  base::ensure(mail.recipient || fate.state == State::NotSent, "a mail that leaves goes somewhere");
  const bool will_leave = fate.state != State::NotSent;
  const auto secrets = will_leave ? content.secrets : std::nullopt;
  const auto added = tx.run(
      "INSERT INTO mails (id, unique_key, message_id, contact_id, recipient, kind, language, "
      "subject, body_text, body_html, secrets, secrets_until, search, urgent, state, why, "
      "attempts, next_at, send_before, server_answer, created_at) VALUES ($1, $2, '', $3, $4, $5, "
      "$6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, $16, $17, '', $16) "
      "ON CONFLICT (unique_key) DO NOTHING",
      id, mail.unique_key, mail.contact, mail.recipient, mail.kind, mail.language, mail.subject,
      content.body_text, content.body_html, secrets, content.secrets_until,
      search_text(mail.recipient, mail.subject), mail.urgent, fate.state, fate.why, tx.now(),
      mail.send_before);
  if (added == 1 && fate.state == State::Planned) tx.wake("mails");
  return added == 1;
}

std::int64_t released(db::Transaction& tx, std::int64_t changed) {
  if (changed > 0) tx.wake("mails");
  return changed;
}

}  // namespace

std::optional<Id<Mail>> plan(db::Transaction& tx, const PlannedMail& mail, const Fate& fate) {
  const auto id = tx.new_id<Mail>();
  PlannedMail clean = mail;
  clean.subject = one_line(mail.subject);
  if (!insert(tx, id, clean, content_of(clean), fate)) return std::nullopt;
  return id;
}

bool is_planned(db::Reader& reader, std::string_view unique_key) {
  return reader.find<Id<Mail>>("SELECT id FROM mails WHERE unique_key = $1", unique_key)
      .has_value();
}

std::vector<Mail> list_mails(db::Reader& reader, const Filter& filter) {
  MailSearch search(reader.engine(), filter);
  search.add_parameter(filter.limit);
  search.add_parameter(filter.offset);
  const auto last = search.parameters().size();
  const std::string sql =
      fmt::format("SELECT {} FROM mails{} ORDER BY id DESC LIMIT ${} OFFSET ${}", columns,
                  search.where(), last - 1, last);
  std::vector<Mail> mails;
  reader.each_row(sql, search.parameters(), [&](const db::Row& row) {
    mails.push_back(describe::from_row<Mail>(row));
  });
  return mails;
}

std::int64_t count_mails(db::Reader& reader, const Filter& filter) {
  const MailSearch search(reader.engine(), filter);
  std::int64_t count = 0;
  reader.each_row(fmt::format("SELECT COUNT(*) FROM mails{}", search.where()),
                  search.parameters(), [&](const db::Row& row) { count = row.number(0); });
  return count;
}

Mail mail_of(db::Reader& reader, Id<Mail> id) {
  static const std::string sql = fmt::format("SELECT {} FROM mails WHERE id = $1", columns);
  auto mail = reader.find<Mail>(sql, id);
  if (!mail) throw base::NotFound();
  return std::move(*mail);
}

Body body_of(db::Reader& reader, Id<Mail> id, Secrets secrets) {
  const Content content = content_of(reader, id);
  if (secrets == Secrets::Hidden || !content.secrets) {
    return {with_dots(content.body_text), with_dots(content.body_html)};
  }
  const auto values = secrets_from(*content.secrets);
  return {with_secrets(content.body_text, values), with_secrets(content.body_html, values)};
}

std::int64_t release(db::Transaction& tx, const std::vector<Id<Mail>>& ids) {
  return released(tx, tx.run("UPDATE mails SET state = 'planned', why = '', next_at = $2 "
                             "WHERE state = 'held' AND id IN EACH_OF($1)",
                             db::Numbers(ids), tx.now()));
}

std::int64_t release_all(db::Transaction& tx) {
  return released(tx, tx.run("UPDATE mails SET state = 'planned', why = '', next_at = $1 "
                             "WHERE state = 'held'",
                             tx.now()));
}

std::int64_t discard(db::Transaction& tx, const std::vector<Id<Mail>>& ids) {
  return tx.run(
      "UPDATE mails SET state = 'discarded', why = 'discarded', secrets = NULL "
      "WHERE state IN ('held', 'planned') AND id IN EACH_OF($1)",
      db::Numbers(ids));
}

std::int64_t discard_all(db::Transaction& tx) {
  return tx.run(
      "UPDATE mails SET state = 'discarded', why = 'discarded', secrets = NULL "
      "WHERE state = 'held'");
}

Id<Mail> resend(db::Transaction& tx, const Mail& mail, const std::optional<Email>& recipient,
                const Fate& fate) {
  switch (mail.state) {
    case State::Held:
    case State::Planned:
    case State::Sending: throw base::Conflict("mail.waits");
    case State::Sent:
    case State::Failed:
    case State::NotSent:
    case State::Discarded: break;
  }
  const Content content = content_of(tx, mail.id);
  if (!content.secrets && has_marks(content.body_text)) throw base::Conflict("mail.secret_gone");
  const auto id = tx.new_id<Mail>();
  const PlannedMail again{.unique_key = fmt::format("again:{}:{}", mail.id.text(), id.text()),
                          .contact = mail.contact,
                          .recipient = recipient,
                          .kind = mail.kind,
                          .language = mail.language,
                          .subject = mail.subject};
  base::ensure(insert(tx, id, again, content, fate), "the key of a resent mail is new");
  return id;
}

bool forget_unsent(db::Transaction& tx, Id<people::Contact> contact) {
  const auto left = tx.one<std::int64_t>(
      "SELECT COUNT(*) FROM mails WHERE contact_id = $1 AND state IN ('sending', 'sent', 'failed')",
      contact);
  if (left > 0) return false;
  tx.run("DELETE FROM mails WHERE contact_id = $1", contact);
  return true;
}

std::int64_t forget_secrets(db::Transaction& tx) {
  return tx.run(
      "UPDATE mails SET secrets = NULL WHERE secrets IS NOT NULL AND secrets_until <= $1 "
      "AND state IN ('sent', 'failed', 'not_sent', 'discarded')",
      tx.now());
}

}  // namespace mail
