// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "db/transaction.h"
#include "people/contact.h"
#include "staff/member.h"

namespace staff {

/// View: looks and changes nothing. As: acts in the student's name.
enum class ViewingMode { View, As };
BOOST_DESCRIBE_ENUM(ViewingMode, View, As)

/// A browser that is signed in: as a member of staff, as a student, or as both at once, each with
/// an end of its own.
struct Session {
  static constexpr std::string_view id_prefix = "ses";
  Id<Session> id;
  std::optional<Id<Member>> member;
  std::optional<Instant> staff_until;
  std::optional<Instant> password_typed_at;
  std::optional<Instant> second_factor_at;
  std::optional<Id<people::Contact>> contact;
  std::optional<Instant> contact_until;
  /// When the student typed a code or a password, or pressed the button of a link.
  std::optional<Instant> contact_proved_at;
  /// Whose pages the member of staff sees in place of their own student side: see `viewing.h`.
  std::optional<ViewingMode> viewing_mode;
  std::optional<Id<people::Contact>> viewing_contact;
  std::optional<Instant> viewing_until;
  std::optional<Instant> viewing_at;
  std::optional<std::string> viewing_terms;
  std::string address;
  std::string agent;
  Instant created_at;
  Instant last_seen_at;
};
BOOST_DESCRIBE_STRUCT(Session, (),
                      (id, member, staff_until, password_typed_at, second_factor_at, contact,
                       contact_until, contact_proved_at, viewing_mode, viewing_contact,
                       viewing_until, viewing_at, viewing_terms, address, agent, created_at,
                       last_seen_at))

inline constexpr std::chrono::hours staff_session_for{12};
inline constexpr std::chrono::days student_session_for{90};
/// So long what somebody showed lately counts where it is asked for once more.
inline constexpr std::chrono::minutes fresh_for{10};
/// What was shown while the clock ran ahead does not count until then.
inline bool is_fresh(std::optional<Instant> shown_at, Instant now) {
  return shown_at && *shown_at <= now && now < *shown_at + fresh_for;
}

struct Browser {
  std::string address;
  std::string agent;
};

struct Opened {
  Session session;
  std::string token;  ///< For the cookie; stored nowhere.
};

/// By the cookie's value; nothing when it is unknown. Ended identities are left out.
std::optional<Session> find_session(db::Reader& reader, std::string_view token);
/// A browser as a student's, with the name that the journal calls them by.
struct StudentSession {
  Id<Session> id;
  Id<people::Contact> contact;
  std::string name;
};
/// By the cookie's value, in one statement: students ask most of all requests. Nothing when it is
/// unknown, no student's any more, or shows another student's pages.
std::optional<StudentSession> find_student_session(db::Reader& reader, std::string_view token);
/// Throws NotFound.
Session session_by_id(db::Reader& reader, Id<Session> id);

/// What a member of the team showed at the door: one factor, or the code of their app as well.
enum class Factors { One, Both };

/// The browser gets a new token with each sign-in; its other identity comes along, a viewing does
/// not.
Opened sign_in_member(db::Transaction& tx, Id<Member> member, const Browser& browser,
                      const std::optional<Session>& before, Factors factors = Factors::One);
Opened sign_in_contact(db::Transaction& tx, Id<people::Contact> contact, const Browser& browser,
                       const std::optional<Session>& before);

enum class Who { Staff, Student };
BOOST_DESCRIBE_ENUM(Who, Staff, Student)
void sign_out(db::Transaction& tx, const Session& session, Who who);

/// Everywhere, but in the browser `kept`.
void end_sessions(db::Transaction& tx, Id<Member> member,
                  std::optional<Id<Session>> kept = std::nullopt);
void end_sessions(db::Transaction& tx, Id<people::Contact> contact,
                  std::optional<Id<Session>> kept = std::nullopt);

void note_password_typed(db::Transaction& tx, Id<Session> session);
void note_second_factor(db::Transaction& tx, Id<Session> session);

std::vector<Session> sessions_of(db::Reader& reader, Id<Member> member);
std::vector<Session> sessions_of(db::Reader& reader, Id<people::Contact> contact);

/// Notes that the browser was seen, at most every five minutes; prolongs a staff session.
void touch(db::Transaction& tx, const Session& session);
bool is_touch_due(const Session& session, Instant now);

}  // namespace staff
