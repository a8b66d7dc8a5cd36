// SPDX-License-Identifier: Apache-2.0
#include "staff/viewing.h"

#include "base/fault.h"
#include "people/change_contact.h"

namespace staff {
namespace {

/// An end further away than a sign-in lasts, and this besides, was set by a clock that ran ahead.
constexpr auto clock_slack = std::chrono::minutes(5);

bool is_over(const Viewing& viewing, Instant now) {
  if (base::control("viewing_end")) return false;
  if (viewing.until <= now) return true;
  return viewing.mode == ViewingMode::As && viewing.until > now + signed_in_as_for + clock_slack;
}

}  // namespace

std::optional<Viewing> viewing_in(const Session& session) {
  if (!session.viewing_mode || !session.viewing_until) return std::nullopt;
  return Viewing{.mode = *session.viewing_mode,
                 .contact = session.viewing_contact,
                 .until = *session.viewing_until,
                 .at = session.viewing_at,
                 .terms = session.viewing_terms.value_or("")};
}

Permission right_for(ViewingMode mode) {
  return mode == ViewingMode::As ? Permission::SignInAsStudents : Permission::ViewContacts;
}

Instant end_of_viewing(const Session& session, ViewingMode mode, Instant now) {
  if (mode == ViewingMode::As) return now + signed_in_as_for;
  return session.staff_until.value_or(now);
}

void begin_viewing(db::Transaction& tx, Id<Session> session, const Viewing& viewing) {
  const auto terms = viewing.terms.empty() ? std::nullopt : std::optional(viewing.terms);
  tx.run(
      "UPDATE sessions SET viewing_mode = $2, viewing_contact_id = $3, viewing_until = $4, "
      "viewing_at = $5, viewing_terms = $6 WHERE id = $1",
      session, viewing.mode, viewing.contact, viewing.until, viewing.at, terms);
}

void leave_viewing(db::Transaction& tx, Id<Session> session) {
  tx.run(
      "UPDATE sessions SET viewing_mode = NULL, viewing_contact_id = NULL, viewing_until = NULL, "
      "viewing_at = NULL, viewing_terms = NULL WHERE id = $1",
      session);
}

Session without_viewing(Session session) {
  session.viewing_mode.reset();
  session.viewing_contact.reset();
  session.viewing_until.reset();
  session.viewing_at.reset();
  session.viewing_terms.reset();
  return session;
}

std::optional<base::Actor> viewer_in(db::Reader& reader, const Session& session) {
  const auto viewing = viewing_in(session);
  if (!viewing || !viewing->contact || !session.member) return std::nullopt;
  if (is_over(*viewing, reader.now())) return std::nullopt;
  const auto member = find_member(reader, *session.member);
  if (!member || member->disabled_at) return std::nullopt;
  if (!rights_of(*member).test(right_for(viewing->mode))) return std::nullopt;
  if (!people::find_contact(reader, *viewing->contact)) return std::nullopt;
  base::Actor actor = actor_of(*member);
  actor.permissions = {Permission::Student};
  actor.session = session.id.number();
  actor.on_behalf_of = viewing->contact->number();
  actor.read_only = viewing->mode == ViewingMode::View;
  return actor;
}

std::optional<Viewing> viewing_of(db::Reader& reader, const base::Actor& actor) {
  if (!actor.on_behalf_of || !actor.session) return std::nullopt;
  return viewing_in(session_by_id(reader, Id<Session>::from_number(*actor.session)));
}

}  // namespace staff
