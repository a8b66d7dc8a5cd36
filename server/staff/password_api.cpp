// SPDX-License-Identifier: Apache-2.0
#include "http/call.h"
#include "jobs/job.h"
#include "staff/account_notice.h"
#include "staff/password.h"
#include "staff/second_factor.h"
#include "staff/sign_in_limits.h"
#include "staff/staff_api.h"

namespace staff {
namespace {

using http::Call;

Member member_in(Call& call) {
  return member_of(call.read(), Id<Member>::from_number(call.actor().person));
}

Id<Session> session_in(const Call& call) {
  return Id<Session>::from_number(*call.actor().session);
}

/// Either or both; what is given must be right.
struct Confirmation {
  std::optional<describe::Text<1, 256>> password;
  std::optional<describe::Text<1, 40>> totp;
};
BOOST_DESCRIBE_STRUCT(Confirmation, (), (password, totp))

/// A wrong code is counted, so it is refused after the commit.
void confirm(Call& call, const Confirmation& shown) {
  if (!shown.password && !shown.totp) throw base::Invalid("/password", "required");
  const Member member = member_in(call);
  limit_tries(call, member.email.text());
  call.end_read();
  if (shown.password && !password_matches(member.password_hash, shown.password->v)) {
    throw base::Forbidden("session.wrong_credentials");
  }
  const auto checked = call.write([&](db::Transaction& tx) {
    if (shown.password) note_password_typed(tx, session_in(call));
    if (!shown.totp) return CheckedCode{};
    if (!member.totp_confirmed_at) return CheckedCode{CodeVerdict::Wrong};
    auto& files = call.services().parts.get<files::Files>();
    const auto code = check_code(tx, files, member.id, shown.totp->v);
    if (code.verdict == CodeVerdict::Accepted) note_second_factor(tx, session_in(call));
    return code;
  });
  refuse_wrong_code(checked);
}

struct PasswordChange {
  describe::Text<1, 256> present;
  describe::Text<1, 256> password;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (present, password))

void change(Call& call, const PasswordChange& wanted) {
  const Member member = member_in(call);
  limit_tries(call, member.email.text());
  call.end_read();
  if (!password_matches(member.password_hash, wanted.present.v)) {
    throw base::Invalid("/present", "password.wrong");
  }
  const auto whom = member.totp_confirmed_at ? For::StaffWithSecondFactor : For::Staff;
  if (auto wrong = reason_to_refuse_password(wanted.password.v, whom, member.email.text())) {
    throw base::Invalid("/password", std::move(*wrong));
  }
  const std::string hash = password_hash(wanted.password.v);
  call.write([&](db::Transaction& tx) {
    set_password(tx, member.id, hash, session_in(call).number(), call.actor());
    note_password_typed(tx, session_in(call));
    jobs::enqueue(tx, AccountNoticeWanted{member.id, AccountChange::PasswordChanged});
  });
}

}  // namespace

std::vector<http::Route> password_routes() {
  return {
      http::post("/api/session/confirmation", Permission::Staff,
                 "Show once more who I am; good for ten minutes", confirm)
          .by_people().status(204).heavy(),
      http::put("/api/session/password", Permission::Staff,
                "Change my password; signs me out everywhere else", change)
          .by_people().heavy(),
  };
}

}  // namespace staff
