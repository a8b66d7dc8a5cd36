// SPDX-License-Identifier: Apache-2.0
#include "staff/session_view.h"

#include "http/credentials.h"
#include "http/csrf.h"
#include "people/change_contact.h"

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

std::optional<SessionStudent> student_in(db::Reader& reader,
                                         const std::optional<Session>& session) {
  if (!session || !session->contact) return std::nullopt;
  const auto contact = people::find_contact(reader, *session->contact);
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
  view.student = student_in(reader, session);
  if (view.staff) view.can = names_of(rights_of(member_of(reader, view.staff->id)));
  if (view.staff || view.student) view.csrf_token = std::move(csrf_token);
  view.school = school_in(reader);
  view.school.mail_preview = call.services().mail_preview;
  return view;
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
