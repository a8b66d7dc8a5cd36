// SPDX-License-Identifier: Apache-2.0
#include "staff/authenticator.h"

#include "base/fault.h"
#include "http/credentials.h"
#include "staff/api_token.h"
#include "staff/viewing.h"

namespace staff {
namespace {

base::Actor viewing_actor(db::Reader& reader, std::string_view token) {
  const auto session = find_session(reader, token);
  if (!session) return {};
  return viewer_in(reader, *session).value_or(base::Actor());
}

base::Actor student_actor(db::Reader& reader, std::string_view token) {
  auto student = find_student_session(reader, token);
  if (!student) return viewing_actor(reader, token);
  return {.kind = base::ActorKind::Student,
          .person = student->contact.number(),
          .name = std::move(student->name),
          .permissions = {Permission::SignedIn, Permission::Student},
          .session = student->id.number()};
}

base::Actor member_actor(db::Reader& reader, const Session& session) {
  const auto member = find_member(reader, *session.member);
  if (!member) return {};
  if (member->disabled_at && !base::control("disabled_member")) return {};
  base::Actor actor = actor_of(*member);
  actor.session = session.id.number();
  return actor;
}

bool is_student_path(std::string_view path) {
  return path == "/api/me" || path.starts_with("/api/me/");
}

}  // namespace

std::optional<Session> session_of(db::Reader& reader, const http::Request& request) {
  const auto credentials = http::credentials_of(request);
  if (!credentials.session) return std::nullopt;
  return find_session(reader, *credentials.session);
}

base::Actor SessionAuthenticator::authenticate(db::Reader& reader, const http::Request& request) {
  const auto credentials = http::credentials_of(request);
  if (credentials.bearer) return actor_of_token(reader, *credentials.bearer);
  if (!credentials.session) return {};
  if (is_student_path(request.path)) return student_actor(reader, *credentials.session);
  const auto session = find_session(reader, *credentials.session);
  if (!session) return {};
  if (session->member) return member_actor(reader, *session);
  return student_actor(reader, *credentials.session);
}

std::optional<std::string> SessionAuthenticator::proof_wanted(db::Reader& reader,
                                                              const base::Actor& actor) {
  if (actor.kind != base::ActorKind::Staff || !actor.session) return "session.confirm_password";
  const auto session = session_by_id(reader, Id<Session>::from_number(*actor.session));
  const bool enrolled = member_of(reader, Id<Member>::from_number(actor.person)).totp_confirmed_at
                            .has_value();
  const auto shown_at = enrolled ? session.second_factor_at : session.password_typed_at;
  if (is_fresh(shown_at, reader.now())) return std::nullopt;
  return enrolled ? "session.confirm_totp" : "session.confirm_password";
}

}  // namespace staff
