// SPDX-License-Identifier: Apache-2.0
#include "staff/sign_in.h"

#include "http/cookies.h"
#include "jobs/job.h"
#include "journal/journal.h"
#include "people/change_contact.h"
#include "staff/account_notice.h"
#include "staff/authenticator.h"
#include "staff/login_code.h"
#include "staff/password.h"
#include "staff/second_factor.h"
#include "staff/sign_in_limits.h"
#include "staff/staff_link.h"

namespace staff {
namespace {

using http::Call;

void note(db::Transaction& tx, const base::Actor& actor, Id<Session> session,
          std::optional<Id<people::Contact>> contact) {
  journal::record(tx, actor,
                  {.action = "session.opened",
                   .object = journal::Object::of(session),
                   .contact = contact});
}

/// What came of a try at the staff door; without a session when the code of the app was refused.
struct Entry {
  CheckedCode code;
  std::optional<SessionView> view;
};

SessionView open_for_member(Call& call, db::Transaction& tx, const Member& member) {
  const Factors factors = member.totp_confirmed_at ? Factors::Both : Factors::One;
  const auto opened =
      sign_in_member(tx, member.id, browser_of(call), session_of(tx, call.request()), factors);
  note(tx, actor_of(member), opened.session.id, std::nullopt);
  remember_browser(call, member.email.text());
  return answer_opened(call, tx, opened);
}

/// A wrong code is counted, so it is refused after the commit. `before_opening` is what else the
/// try brings about.
template <class BeforeOpening>
SessionView enter(Call& call, Id<Member> id, const SignIn& in, BeforeOpening before_opening) {
  Entry entry = call.write([&](db::Transaction& tx) -> Entry {
    const Member member = member_of(tx, id);
    if (member.disabled_at) throw base::Forbidden("session.wrong_credentials");
    auto& files = call.services().parts.get<files::Files>();
    const auto checked = check_code_if_enrolled(tx, files, member, in.totp);
    if (checked.verdict != CodeVerdict::Accepted) return {checked, std::nullopt};
    before_opening(tx, member);
    return {checked, open_for_member(call, tx, member)};
  });
  refuse_wrong_code(entry.code);
  return std::move(*entry.view);
}

SessionView open_for_contact(Call& call, db::Transaction& tx, Id<people::Contact> id) {
  const auto contact = people::contact_of(tx, id);
  if (contact.blocked_at) throw base::Forbidden("session.blocked");
  const auto opened =
      sign_in_contact(tx, contact.id, browser_of(call), session_of(tx, call.request()));
  const base::Actor student{.kind = base::ActorKind::Student,
                            .person = contact.id.number(),
                            .name = people::display_name(contact)};
  note(tx, student, opened.session.id, contact.id);
  if (contact.email) remember_browser(call, contact.email->text());
  return answer_opened(call, tx, opened);
}

std::optional<std::string> student_hash(db::Reader& reader, const Email& email) {
  return reader
      .find<std::optional<std::string>>("SELECT password_hash FROM contacts WHERE email = $1",
                                        email)
      .value_or(std::nullopt);
}

/// Meanwhile somebody may have set another password.
void refuse_changed_password(const Member& before, const Member& now) {
  if (before.password_hash == now.password_hash) return;
  throw base::Forbidden("session.wrong_credentials");
}

/// A member of staff and a student may share an address; the password tells which one it is.
SessionView with_password(Call& call, const Email& email, const SignIn& in) {
  limit_tries(call, email.text());
  const auto member = find_member_by_email(call.read(), email);
  const auto of_student = student_hash(call.read(), email);
  call.end_read();
  const std::string& password = in.password->v;
  const bool is_member =
      password_matches(member ? member->password_hash : std::nullopt, password);
  const bool is_student = password_matches(of_student, password);
  if (is_member) {
    return enter(call, member->id, in, [&](db::Transaction&, const Member& now) {
      refuse_changed_password(*member, now);
    });
  }
  if (!is_student) throw base::Forbidden("session.wrong_credentials");
  return call.write([&](db::Transaction& tx) {
    const auto contact = people::find_contact_by_email(tx, email);
    if (!contact || student_hash(tx, email) != of_student) {
      throw base::Forbidden("session.wrong_credentials");
    }
    return open_for_contact(call, tx, contact->id);
  });
}

SessionView with_code(Call& call, const Email& email, const std::string& typed) {
  limit_tries(call, email.text());
  const auto cookies = call.request().header("cookie").value_or("");
  const std::string asker(http::cookie_in(cookies, asker_cookie).value_or(""));
  // The try is counted even when the code is wrong, so the refusal comes after the commit.
  const auto contact = call.write([&](db::Transaction& tx) {
    return redeem_code(tx, email, asker, typed);
  });
  if (!contact) throw base::Forbidden("session.wrong_code");
  return call.write([&](db::Transaction& tx) { return open_for_contact(call, tx, *contact); });
}

std::string checked_new_password(Call& call, const Member& member,
                                 const std::optional<describe::Text<1, 256>>& password) {
  if (!password) throw base::Invalid("/password", "required");
  const auto whom = member.totp_confirmed_at ? For::StaffWithSecondFactor : For::Staff;
  if (auto wrong = reason_to_refuse_password(password->v, whom, member.email.text())) {
    throw base::Invalid("/password", std::move(*wrong));
  }
  call.end_read();
  return password_hash(password->v);
}

/// The owner's link asks for a password the first time only; the others are for setting one.
bool needs_password(const StaffLink& link, const Member& member) {
  return link.purpose != LinkPurpose::Owner || !member.password_hash;
}

SessionView with_staff_link(Call& call, const StaffLink& link, const SignIn& in) {
  if (!link.member) throw base::Forbidden("session.dead_link");
  refuse_dead(call.read(), link);
  const Member member = member_of(call.read(), *link.member);
  std::optional<std::string> hash;
  if (needs_password(link, member)) hash = checked_new_password(call, member, in.password);
  return enter(call, member.id, in, [&](db::Transaction& tx, const Member&) {
    const auto again = find_staff_link(tx, in.link->v);
    if (!again) throw base::Forbidden("session.dead_link");
    refuse_dead(tx, *again);
    use_staff_link(tx, *again);
    if (!hash) return;
    set_password(tx, member.id, *hash, std::nullopt, actor_of(member));
    if (!member.password_hash) return;
    jobs::enqueue(tx, AccountNoticeWanted{member.id, AccountChange::PasswordChanged});
  });
}

SessionView with_link(Call& call, const SignIn& in) {
  limit_links(call);
  if (const auto link = find_staff_link(call.read(), in.link->v)) {
    return with_staff_link(call, *link, in);
  }
  const auto link = find_login_link(call.read(), in.link->v);
  if (!link || !link->usable) throw base::Forbidden("session.dead_link");
  return call.write([&](db::Transaction& tx) {
    if (!use_login_link(tx, link->id)) throw base::Forbidden("session.dead_link");
    return open_for_contact(call, tx, link->contact);
  });
}

}  // namespace

SessionView sign_in(Call& call, const SignIn& in) {
  if (in.link) return with_link(call, in);
  if (!in.email) throw base::Invalid("/email", "required");
  if (in.code) return with_code(call, *in.email, in.code->v);
  if (in.password) return with_password(call, *in.email, in);
  throw base::Invalid("/password", "required");
}

}  // namespace staff
