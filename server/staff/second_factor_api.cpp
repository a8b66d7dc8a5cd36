// SPDX-License-Identifier: Apache-2.0
#include "http/call.h"
#include "jobs/job.h"
#include "school/school.h"
#include "staff/account_notice.h"
#include "staff/password.h"
#include "staff/second_factor.h"
#include "staff/sign_in_limits.h"
#include "staff/staff_api.h"
#include "staff/totp.h"

namespace staff {
namespace {

using http::Call;

Id<Member> member_in(const Call& call) { return Id<Member>::from_number(call.actor().person); }

files::Files& files_of(Call& call) { return call.services().parts.get<files::Files>(); }

struct SecondFactorView {
  bool enrolled = false;
  std::optional<Instant> since;
  std::int64_t recovery_codes_left = 0;
};
BOOST_DESCRIBE_STRUCT(SecondFactorView, (), (enrolled, since, recovery_codes_left))

SecondFactorView show(Call& call) {
  const Member member = member_of(call.read(), member_in(call));
  return {member.totp_confirmed_at.has_value(), member.totp_confirmed_at,
          recovery_codes_left(call.read(), member.id)};
}

/// The seed in the two forms that apps take.
struct Enrolment {
  std::string secret;
  std::string uri;
};
BOOST_DESCRIBE_STRUCT(Enrolment, (), (secret, uri))

Enrolment begin(Call& call) {
  return call.write([&](db::Transaction& tx) {
    const Member member = member_of(tx, member_in(call));
    const auto seed = begin_enrolment(tx, files_of(call), member.id);
    return Enrolment{base32(seed),
                     totp_uri(seed, school::school_of(tx).name, member.email.text())};
  });
}

struct RecoveryCodes {
  std::vector<std::string> recovery_codes;
};
BOOST_DESCRIBE_STRUCT(RecoveryCodes, (), (recovery_codes))

struct TypedCode {
  describe::Text<1, 40> code;
};
BOOST_DESCRIBE_STRUCT(TypedCode, (), (code))

RecoveryCodes confirm(Call& call, const TypedCode& typed) {
  Enrolled enrolled = call.write([&](db::Transaction& tx) {
    Enrolled made =
        confirm_enrolment(tx, files_of(call), member_in(call), typed.code.v, call.actor());
    const bool accepted = made.checked.verdict == CodeVerdict::Accepted;
    if (accepted) {
      note_second_factor(tx, Id<Session>::from_number(*call.actor().session));
      jobs::enqueue(tx, AccountNoticeWanted{member_in(call), AccountChange::SecondFactorOn});
    }
    return made;
  });
  if (enrolled.checked.verdict == CodeVerdict::Wrong) {
    throw base::Invalid("/code", "totp.wrong");
  }
  refuse_wrong_code(enrolled.checked);
  return {std::move(enrolled.recovery_codes)};
}

RecoveryCodes renew_recovery_codes(Call& call) {
  return call.write([&](db::Transaction& tx) {
    const Member member = member_of(tx, member_in(call));
    if (!member.totp_confirmed_at) throw base::Conflict("totp.not_begun");
    return RecoveryCodes{make_recovery_codes(tx, files_of(call), member.id)};
  });
}

struct PresentPassword {
  describe::Text<1, 256> password;
};
BOOST_DESCRIBE_STRUCT(PresentPassword, (), (password))

/// Both factors are shown to be left with one, which must be long enough alone.
void remove(Call& call, const PresentPassword& present) {
  const Member member = member_of(call.read(), member_in(call));
  limit_tries(call, member.email.text());
  call.end_read();
  if (!password_matches(member.password_hash, present.password.v)) {
    throw base::Invalid("/password", "password.wrong");
  }
  if (reason_to_refuse_password(present.password.v, For::Staff, member.email.text())) {
    throw base::Conflict("totp.password_too_short");
  }
  call.write([&](db::Transaction& tx) {
    remove_second_factor(tx, member.id, call.actor());
    jobs::enqueue(tx, AccountNoticeWanted{member.id, AccountChange::SecondFactorOff});
    note_password_typed(tx, Id<Session>::from_number(*call.actor().session));
  });
}

}  // namespace

std::vector<http::Route> second_factor_routes() {
  using http::del, http::get, http::post;
  return {
      get("/api/session/totp", Permission::Staff, "My second factor", show).by_people(),
      post("/api/session/totp", Permission::Staff, "A new secret for my app; shown once", begin)
          .second_factor().secret_answer(),
      post("/api/session/totp/confirmation", Permission::Staff,
           "Switch my second factor on with a code of my app; shows my recovery codes once",
           confirm)
          .by_people().secret_answer(),
      post("/api/session/totp/recovery-codes", Permission::Staff,
           "New recovery codes; the ones before die", renew_recovery_codes)
          .second_factor().secret_answer(),
      del("/api/session/totp", Permission::Staff, "Switch my second factor off", remove)
          .second_factor().heavy(),
  };
}

}  // namespace staff
