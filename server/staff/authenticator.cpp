// SPDX-License-Identifier: Apache-2.0
#include "staff/authenticator.h"

#include "http/credentials.h"
#include "people/change_contact.h"
#include "staff/api_token.h"

namespace staff {
namespace {

base::Actor student_of(db::Reader& reader, const Session& session) {
  const auto contact = people::find_contact(reader, *session.contact);
  if (!contact) return {};
  return {.kind = base::ActorKind::Student,
          .person = contact->id.number(),
          .name = people::display_name(*contact),
          .permissions = {Permission::SignedIn, Permission::Student},
          .session = session.id.number()};
}

base::Actor member_actor(db::Reader& reader, const Session& session) {
  const auto member = find_member(reader, *session.member);
  if (!member || member->disabled_at) return {};
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
  const auto session = find_session(reader, *credentials.session);
  if (!session) return {};
  const bool as_student = is_student_path(request.path) || !session->member;
  if (as_student) return session->contact ? student_of(reader, *session) : base::Actor{};
  return member_actor(reader, *session);
}

}  // namespace staff
