// SPDX-License-Identifier: Apache-2.0
#include "http/cookies.h"
#include "http/credentials.h"
#include "http/csrf.h"
#include "http/page.h"
#include "jobs/job.h"
#include "journal/journal.h"
#include "people/change_contact.h"
#include "staff/authenticator.h"
#include "staff/link_products.h"
#include "staff/login_code.h"
#include "staff/secret.h"
#include "staff/sign_in.h"
#include "staff/sign_in_limits.h"
#include "staff/staff_api.h"
#include "staff/staff_link.h"

namespace staff {
namespace {

using http::Call;

SessionView show(Call& call) {
  const auto session = session_of(call.read(), call.request());
  SessionView view = view_here(call, call.read());
  if (session && is_touch_due(*session, call.now())) {
    call.write([&](db::Transaction& tx) { touch(tx, *session); });
  }
  return view;
}

struct SignOut {
  Who who = Who::Staff;
};
BOOST_DESCRIBE_STRUCT(SignOut, (), (who))

void end(Call& call) {
  const auto who = call.query<SignOut>().who;
  const auto session = session_of(call.read(), call.request());
  if (!session) return;
  call.write([&](db::Transaction& tx) { sign_out(tx, *session, who); });
}

/// Also one that is over: only then the member's own student side shows again.
SessionView leave(Call& call) {
  const auto session = session_of(call.read(), call.request());
  return call.write([&](db::Transaction& tx) {
    if (session) leave_viewing(tx, session->id);
    return view_here(call, tx);
  });
}

struct CodeWanted {
  Email email;
};
BOOST_DESCRIBE_STRUCT(CodeWanted, (), (email))

struct MailOnItsWay {
  bool sent = true;
};
BOOST_DESCRIBE_STRUCT(MailOnItsWay, (), (sent))

MailOnItsWay ask_for_code(Call& call, const CodeWanted& wanted) {
  limit_mails(call, wanted.email);
  const Secret asker = new_secret(call.services().random);
  call.write([&](db::Transaction& tx) {
    jobs::enqueue(tx, LoginMailWanted{wanted.email, base::hex(asker.hash)});
  });
  call.set_header("Set-Cookie", http::set_cookie({.name = asker_cookie,
                                                  .value = asker.text,
                                                  .keep_for = login_code_for,
                                                  .secure = call.request().tls}));
  return {};
}

MailOnItsWay ask_for_password_link(Call& call, const CodeWanted& wanted) {
  limit_mails(call, wanted.email);
  call.write([&](db::Transaction& tx) { jobs::enqueue(tx, PasswordLinkWanted{wanted.email}); });
  return {};
}

enum class LinkIsFor { Setup, Owner, Invitation, Password, Login };
BOOST_DESCRIBE_ENUM(LinkIsFor, Setup, Owner, Invitation, Password, Login)

/// What the page of a link shows before its button is pressed.
struct LinkView {
  LinkIsFor purpose = LinkIsFor::Login;
  bool usable = false;
  /// Of a link for the team that is not usable.
  std::optional<DeadLink> dead;
  bool needs_password = false;
  bool needs_totp = false;
  std::optional<Email> email;
  /// What a student holds, as far as the link still opens anything.
  std::vector<LinkProduct> products;
};
BOOST_DESCRIBE_STRUCT(LinkView, (),
                      (purpose, usable, dead, needs_password, needs_totp, email, products))

LinkView view_of_staff_link(db::Reader& reader, const StaffLink& link) {
  LinkView view{.purpose = static_cast<LinkIsFor>(link.purpose),
                .dead = reason_of_death(reader, link)};
  view.usable = !view.dead;
  if (!link.member) return view;
  const Member member = member_of(reader, *link.member);
  view.email = member.email;
  view.needs_totp = member.totp_confirmed_at.has_value();
  view.needs_password = link.purpose != LinkPurpose::Owner || !member.password_hash;
  return view;
}

LinkView show_link(Call& call) {
  const auto token = call.path("token");
  if (const auto link = find_staff_link(call.read(), token)) {
    return view_of_staff_link(call.read(), *link);
  }
  const auto link = find_login_link(call.read(), token);
  if (!link) throw base::NotFound("session.dead_link");
  LinkView view{.purpose = LinkIsFor::Login, .usable = link->usable, .email = link->email};
  if (link->usable) {
    const auto& products = call.services().parts.get<LinkProducts>();
    view.products = products.of(call.read(), link->contact);
  }
  return view;
}

struct DeviceView {
  Id<Session> id;
  bool current = false;
  std::string address;
  std::string agent;
  Instant created_at;
  Instant last_seen_at;
};
BOOST_DESCRIBE_STRUCT(DeviceView, (), (id, current, address, agent, created_at, last_seen_at))

std::vector<Session> sessions_of_actor(Call& call) {
  if (call.actor().kind == base::ActorKind::Student) {
    return sessions_of(call.read(), Id<people::Contact>::from_number(call.actor().person));
  }
  return sessions_of(call.read(), Id<Member>::from_number(call.actor().person));
}

http::Page<DeviceView> list_devices(Call& call, const http::PageWanted& wanted) {
  std::vector<DeviceView> views;
  for (const Session& session : sessions_of_actor(call)) {
    views.push_back({session.id, session.id.number() == call.actor().session, session.address,
                     session.agent, session.created_at, session.last_seen_at});
  }
  return http::page_of(std::move(views), wanted);
}

Who who_asks(const Call& call) {
  return call.actor().kind == base::ActorKind::Student ? Who::Student : Who::Staff;
}

void end_device(Call& call) {
  const auto id = call.id<Session>("id");
  for (const Session& session : sessions_of_actor(call)) {
    if (session.id != id) continue;
    call.write([&](db::Transaction& tx) { sign_out(tx, session, who_asks(call)); });
    return;
  }
  throw base::NotFound();
}

/// Without `who`: the one whose devices are listed.
struct SignOutEverywhere {
  std::optional<bool> keep_this;
  std::optional<Who> who;
};
BOOST_DESCRIBE_STRUCT(SignOutEverywhere, (), (keep_this, who))

void end_devices(Call& call) {
  const auto wanted = call.query<SignOutEverywhere>();
  const auto session = session_of(call.read(), call.request());
  if (!session) return;
  const auto kept = wanted.keep_this.value_or(false) ? std::optional(session->id) : std::nullopt;
  call.write([&](db::Transaction& tx) {
    const bool student = wanted.who.value_or(who_asks(call)) == Who::Student;
    if (student && session->contact) end_sessions(tx, *session->contact, kept);
    if (!student && session->member) end_sessions(tx, *session->member, kept);
    journal::record(tx, call.actor(),
                    {.action = "session.ended_everywhere",
                     .object = journal::Object::of(session->id),
                     .contact = student ? session->contact : std::nullopt});
  });
}

}  // namespace

std::vector<http::Route> session_routes() {
  using http::del, http::get, http::post;
  return {
      get("/api/session", Permission::Public, "Who is signed in here, and the school", show),
      post("/api/session", Permission::Public, "Sign in", sign_in)
          .status(200).heavy().secret_answer(),
      del("/api/session", Permission::Public, "Sign out", end).query<SignOut>(),
      del("/api/session/viewing", Permission::Public, "Leave the pages of a student", leave),
      post("/api/session/codes", Permission::Public,
           "Mail a login link and code; the same answer for every address", ask_for_code)
          .status(202),
      post("/api/session/password-links", Permission::Public,
           "Mail a link for a new password to a member of the team", ask_for_password_link)
          .status(202),
      get("/api/session/links/{token}", Permission::Public,
          "What a link is for; looking uses nothing up", show_link),
      get("/api/session/devices", Permission::SignedIn, "Where I am signed in", list_devices)
          .by_people(),
      del("/api/session/devices/{id}", Permission::SignedIn, "Sign out there", end_device)
          .by_people(),
      del("/api/session/devices", Permission::SignedIn, "Sign out everywhere", end_devices)
          .by_people().query<SignOutEverywhere>(),
  };
}

}  // namespace staff
