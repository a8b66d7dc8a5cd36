// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
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

/// A browser that is signed in: as a member of staff, as a student, or as both at once, each with
/// an end of its own.
struct Session {
  static constexpr std::string_view id_prefix = "ses";
  Id<Session> id;
  std::optional<Id<Member>> member;
  std::optional<Instant> staff_until;
  std::optional<Instant> password_typed_at;
  std::optional<Id<people::Contact>> contact;
  std::optional<Instant> contact_until;
  std::string address;
  std::string agent;
  Instant created_at;
  Instant last_seen_at;
};
BOOST_DESCRIBE_STRUCT(Session, (),
                      (id, member, staff_until, password_typed_at, contact,
                       contact_until, address, agent, created_at, last_seen_at))

inline constexpr std::chrono::hours staff_session_for{12};
inline constexpr std::chrono::days student_session_for{90};

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

/// The browser gets a new token with each sign-in; its other identity comes along.
Opened sign_in_member(db::Transaction& tx, Id<Member> member, const Browser& browser,
                      const std::optional<Session>& before);
Opened sign_in_contact(db::Transaction& tx, Id<people::Contact> contact, const Browser& browser,
                       const std::optional<Session>& before);

enum class Who { Staff, Student };
BOOST_DESCRIBE_ENUM(Who, Staff, Student)
void sign_out(db::Transaction& tx, const Session& session, Who who);

std::vector<Session> sessions_of(db::Reader& reader, Id<Member> member);
std::vector<Session> sessions_of(db::Reader& reader, Id<people::Contact> contact);

/// Notes that the browser was seen, at most every five minutes; prolongs a staff session.
void touch(db::Transaction& tx, const Session& session);
bool is_touch_due(const Session& session, Instant now);

}  // namespace staff
