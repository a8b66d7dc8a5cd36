// SPDX-License-Identifier: Apache-2.0
#include "staff/session.h"

#include "base/fault.h"
#include "base/rejections.h"
#include "fmt/core.h"
#include "people/presence.h"
#include "staff/secret.h"
#include "staff/viewing.h"

namespace staff {
namespace {

constexpr std::string_view columns =
    "id, staff_id, staff_until, password_typed_at, second_factor_at, contact_id, contact_until, "
    "contact_proved_at, viewing_mode, viewing_contact_id, viewing_until, viewing_at, "
    "viewing_terms, address, agent, created_at, last_seen_at";
constexpr auto touch_every = std::chrono::minutes(5);
constexpr std::size_t agent_max = 300;
/// An end further away than a session lasts, and this besides, was set by a clock that ran ahead.
constexpr auto clock_slack = std::chrono::hours(24);

bool is_over(Instant until, base::Duration lasts, Instant now) {
  if (base::control("session_end")) return false;
  return until <= now || until > now + lasts + clock_slack;
}

Session without_ended(Session session, Instant now) {
  if (session.staff_until && is_over(*session.staff_until, staff_session_for, now)) {
    session.member.reset();
    session.staff_until.reset();
  }
  if (session.contact_until && is_over(*session.contact_until, student_session_for, now)) {
    session.contact.reset();
    session.contact_until.reset();
  }
  return session;
}

struct StudentRow {
  Id<Session> session;
  Instant until;
  Id<people::Contact> contact;
  std::optional<people::Email> email;
  std::string first_name;
  std::string last_name;
  std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(StudentRow, (),
                      (session, until, contact, email, first_name, last_name, phone))

/// A new row with a new token; the old one ends here.
Opened renewed(db::Transaction& tx, const Browser& browser, const std::optional<Session>& before) {
  const Secret token = new_secret(tx.random());
  Session session;
  if (before) {
    session = without_viewing(*before);
    tx.run("DELETE FROM sessions WHERE id = $1", before->id);
  }
  session.id = tx.new_id<Session>();
  session.address = browser.address;
  session.agent = browser.agent.substr(0, agent_max);
  session.created_at = session.last_seen_at = tx.now();
  tx.run(
      "INSERT INTO sessions (id, token_hash, staff_id, staff_until, password_typed_at, "
      "second_factor_at, contact_id, contact_until, contact_proved_at, address, agent, created_at, "
      "last_seen_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      session.id, token.hash, session.member, session.staff_until, session.password_typed_at,
      session.second_factor_at, session.contact, session.contact_until, session.contact_proved_at,
      session.address, session.agent, session.created_at, session.last_seen_at);
  return {std::move(session), token.text};
}

}  // namespace

std::optional<Session> find_session(db::Reader& reader, std::string_view token) {
  static const std::string sql =
      fmt::format("SELECT {} FROM sessions WHERE token_hash = $1", columns);
  auto session = reader.find<Session>(sql, secret_hash(token));
  if (!session) return std::nullopt;
  return without_ended(std::move(*session), reader.now());
}

std::optional<StudentSession> find_student_session(db::Reader& reader, std::string_view token) {
  const auto row = reader.find<StudentRow>(
      "SELECT s.id, s.contact_until, c.id, c.email, c.first_name, c.last_name, c.phone "
      "FROM sessions s JOIN contacts c ON c.id = s.contact_id "
      "WHERE s.token_hash = $1 AND s.viewing_mode IS NULL",
      secret_hash(token));
  if (!row || is_over(row->until, student_session_for, reader.now())) return std::nullopt;
  people::Contact contact;
  contact.email = row->email;
  contact.first_name = row->first_name;
  contact.last_name = row->last_name;
  contact.phone = row->phone;
  return StudentSession{row->session, row->contact, people::display_name(contact)};
}

Session session_by_id(db::Reader& reader, Id<Session> id) {
  auto session = reader.find<Session>(
      fmt::format("SELECT {} FROM sessions WHERE id = $1", columns), id);
  if (!session) throw base::NotFound();
  return without_ended(std::move(*session), reader.now());
}

Opened sign_in_member(db::Transaction& tx, Id<Member> member, const Browser& browser,
                      const std::optional<Session>& before, Factors factors) {
  Opened opened = renewed(tx, browser, before);
  opened.session.member = member;
  opened.session.staff_until = tx.now() + staff_session_for;
  opened.session.password_typed_at = tx.now();
  opened.session.second_factor_at.reset();
  if (factors == Factors::Both) opened.session.second_factor_at = tx.now();
  tx.run(
      "UPDATE sessions SET staff_id = $2, staff_until = $3, password_typed_at = $4, "
      "second_factor_at = $5 WHERE id = $1",
      opened.session.id, opened.session.member, opened.session.staff_until,
      opened.session.password_typed_at, opened.session.second_factor_at);
  tx.run("UPDATE staff SET last_seen_at = $2 WHERE id = $1", member, tx.now());
  return opened;
}

Opened sign_in_contact(db::Transaction& tx, Id<people::Contact> contact, const Browser& browser,
                       const std::optional<Session>& before) {
  Opened opened = renewed(tx, browser, before);
  opened.session.contact = contact;
  opened.session.contact_until = tx.now() + student_session_for;
  opened.session.contact_proved_at = tx.now();
  tx.run(
      "UPDATE sessions SET contact_id = $2, contact_until = $3, contact_proved_at = $4 "
      "WHERE id = $1",
      opened.session.id, opened.session.contact, opened.session.contact_until,
      opened.session.contact_proved_at);
  people::note_signed_in(tx, contact);
  return opened;
}

void sign_out(db::Transaction& tx, const Session& session, Who who) {
  switch (who) {
    case Who::Staff:
      tx.run("UPDATE sessions SET staff_id = NULL, staff_until = NULL WHERE id = $1", session.id);
      leave_viewing(tx, session.id);
      break;
    case Who::Student:
      tx.run("UPDATE sessions SET contact_id = NULL, contact_until = NULL WHERE id = $1",
             session.id);
      break;
  }
  tx.run("DELETE FROM sessions WHERE id = $1 AND staff_id IS NULL AND contact_id IS NULL",
         session.id);
}

void end_sessions(db::Transaction& tx, Id<Member> member, std::optional<Id<Session>> kept) {
  tx.run(
      "UPDATE sessions SET staff_id = NULL, staff_until = NULL WHERE staff_id = $1 AND id <> $2",
      member, kept ? kept->number() : 0);
}

void end_sessions(db::Transaction& tx, Id<people::Contact> contact,
                  std::optional<Id<Session>> kept) {
  tx.run(
      "UPDATE sessions SET contact_id = NULL, contact_until = NULL "
      "WHERE contact_id = $1 AND id <> $2",
      contact, kept ? kept->number() : 0);
}

void note_password_typed(db::Transaction& tx, Id<Session> session) {
  tx.run("UPDATE sessions SET password_typed_at = $2 WHERE id = $1", session, tx.now());
}

void note_second_factor(db::Transaction& tx, Id<Session> session) {
  tx.run("UPDATE sessions SET second_factor_at = $2 WHERE id = $1", session, tx.now());
}

std::vector<Session> sessions_of(db::Reader& reader, Id<Member> member) {
  return reader.all<Session>(
      fmt::format("SELECT {} FROM sessions WHERE staff_id = $1 AND staff_until > $2 "
                  "ORDER BY last_seen_at DESC",
                  columns),
      member, reader.now());
}

std::vector<Session> sessions_of(db::Reader& reader, Id<people::Contact> contact) {
  return reader.all<Session>(
      fmt::format("SELECT {} FROM sessions WHERE contact_id = $1 AND contact_until > $2 "
                  "ORDER BY last_seen_at DESC",
                  columns),
      contact, reader.now());
}

bool is_touch_due(const Session& session, Instant now) {
  return now >= session.last_seen_at + touch_every;
}

void touch(db::Transaction& tx, const Session& session) {
  tx.run("UPDATE sessions SET last_seen_at = $2 WHERE id = $1", session.id, tx.now());
  if (session.member) {
    tx.run("UPDATE sessions SET staff_until = $2 WHERE id = $1", session.id,
           tx.now() + staff_session_for);
    tx.run("UPDATE staff SET last_seen_at = $2 WHERE id = $1", *session.member, tx.now());
  }
  if (session.contact) people::note_seen(tx, *session.contact);
}

}  // namespace staff
