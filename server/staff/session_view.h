// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "http/call.h"
#include "people/contact.h"
#include "school/school.h"
#include "staff/session.h"
#include "staff/viewing.h"

namespace staff {

struct SessionMember {
  Id<Member> id;
  std::string name;
  Email email;
  Role role = Role::Support;
  std::optional<base::Language> language;
  std::optional<base::TimeZone> zone;
  bool second_factor = false;
};
BOOST_DESCRIBE_STRUCT(SessionMember, (), (id, name, email, role, language, zone, second_factor))

struct SessionStudent {
  Id<people::Contact> id;
  std::string name;
  std::optional<Email> email;
  std::optional<base::Language> language;
  std::optional<base::TimeZone> zone;
};
BOOST_DESCRIBE_STRUCT(SessionStudent, (), (id, name, email, language, zone))

struct ViewedContact {
  Id<people::Contact> id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ViewedContact, (), (id, name))

/// Whose pages the member of staff sees, until they leave. `over`: nobody's any more.
struct SessionViewing {
  /// Nothing: the person is deleted.
  std::optional<ViewedContact> contact;
  ViewingMode mode = ViewingMode::View;
  Instant until;
  /// The day that is looked at; nothing: today.
  std::optional<Instant> at;
  /// With terms of an order that nobody has saved.
  bool unsaved = false;
  bool over = false;
};
BOOST_DESCRIBE_STRUCT(SessionViewing, (), (contact, mode, until, at, unsaved, over))

struct SessionSchool {
  std::string name;
  base::Language language = base::Language::en;
  base::TimeZone zone;
  base::Currency currency;
  bool demo = false;
  school::Mails mails = school::Mails::Hold;
  bool setup_needed = false;
  /// Mails can be looked at with their links and codes, because none leaves this machine.
  bool mail_preview = false;
};
BOOST_DESCRIBE_STRUCT(SessionSchool, (),
                      (name, language, zone, currency, demo, mails, setup_needed, mail_preview))

/// What a screen needs before it can show anything. The student is who the pages below `/api/me`
/// belong to: in a viewing, the one who is looked at.
struct SessionView {
  std::optional<SessionMember> staff;
  std::optional<SessionStudent> student;
  std::optional<SessionViewing> viewing;
  /// Rights of the member of staff, in snake case.
  std::vector<std::string> can;
  std::optional<std::string> csrf_token;
  SessionSchool school;
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (staff, student, viewing, can, csrf_token, school))

SessionView view_of(http::Call& call, db::Reader& reader, const std::optional<Session>& session,
                    std::optional<std::string> csrf_token);

/// Of the browser that asks.
SessionView view_here(http::Call& call, db::Reader& reader);

/// Puts the cookie on the answer and shows the new session.
SessionView answer_opened(http::Call& call, db::Reader& reader, const Opened& opened);

Browser browser_of(const http::Call& call);

}  // namespace staff
