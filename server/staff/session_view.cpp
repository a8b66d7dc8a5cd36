// SPDX-License-Identifier: Apache-2.0
#include "staff/session_view.h"

#include "http/credentials.h"
#include "http/csrf.h"
#include "people/change_contact.h"
#include "staff/authenticator.h"

namespace staff {
namespace {

std::optional<SessionMember> member_in(db::Reader& reader, const std::optional<Session>& session) {
  if (!session || !session->member) return std::nullopt;
  const auto member = find_member(reader, *session->member);
  if (!member || member->disabled_at) return std::nullopt;
  return SessionMember{member->id,       member->name, member->email,
                       member->role,     member->language, member->zone,
                       member->totp_confirmed_at.has_value()};
}

std::optional<SessionViewing> viewing_shown(db::Reader& reader,
                                            const std::optional<Session>& session) {
  const auto viewing = session ? viewing_in(*session) : std::nullopt;
  if (!viewing) return std::nullopt;
  SessionViewing view{.mode = viewing->mode,
                      .until = viewing->until,
                      .at = viewing->at,
                      .unsaved = !viewing->terms.empty(),
                      .over = !viewer_in(reader, *session)};
  if (!viewing->contact) return view;
  const auto contact = people::find_contact(reader, *viewing->contact);
  if (contact) view.contact = ViewedContact{contact->id, people::display_name(*contact)};
  return view;
}

std::optional<Id<people::Contact>> student_shown(const SessionView& view, const Session& session) {
  if (!view.viewing) return session.contact;
  if (view.viewing->over || !view.viewing->contact) return std::nullopt;
  return view.viewing->contact->id;
}

std::optional<SessionStudent> student_in(db::Reader& reader,
                                         std::optional<Id<people::Contact>> id) {
  if (!id) return std::nullopt;
  const auto contact = people::find_contact(reader, *id);
  if (!contact) return std::nullopt;
  return SessionStudent{contact->id, people::display_name(*contact), contact->email,
                        contact->language, contact->zone};
}

SessionSchool school_in(db::Reader& reader) {
  const auto school = school::school_of(reader);
  return {school.name, school.language, school.zone,          school.currency,
          school.demo, school.mails,    !school::is_set_up(reader)};
}

}  // namespace

SessionView view_of(http::Call& call, db::Reader& reader, const std::optional<Session>& session,
                    std::optional<std::string> csrf_token) {
  SessionView view;
  view.staff = member_in(reader, session);
  view.viewing = viewing_shown(reader, session);
  if (session) view.student = student_in(reader, student_shown(view, *session));
  if (view.staff) view.can = names_of(rights_of(member_of(reader, view.staff->id)));
  if (view.staff || view.student || view.viewing) view.csrf_token = std::move(csrf_token);
  view.school = school_in(reader);
  view.school.mail_preview = call.services().mail_preview;
  return view;
}

SessionView view_here(http::Call& call, db::Reader& reader) {
  const auto session = session_of(reader, call.request());
  std::optional<std::string> csrf;
  if (session) csrf = http::csrf_token(*http::credentials_of(call.request()).session);
  return view_of(call, reader, session, std::move(csrf));
}

SessionView answer_opened(http::Call& call, db::Reader& reader, const Opened& opened) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(student_session_for);
  call.set_header("Set-Cookie", http::session_cookie(opened.token, seconds,
                                                     call.request().tls));
  return view_of(call, reader, opened.session, http::csrf_token(opened.token));
}

Browser browser_of(const http::Call& call) {
  return {call.request().remote_address,
          std::string(call.request().header("user-agent").value_or(""))};
}

}  // namespace staff
