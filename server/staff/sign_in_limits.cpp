// SPDX-License-Identifier: Apache-2.0
#include "staff/sign_in_limits.h"

#include "base/bytes.h"
#include "files/files.h"
#include "http/cookies.h"
#include "http/rate_limit.h"

namespace staff {
namespace {

using http::Call;
using http::Rate;

// A classroom of thirty signs in behind one address within minutes.
constexpr Rate per_address{.burst = 120, .refill = std::chrono::seconds(2)};
constexpr Rate per_pair{.burst = 10, .refill = std::chrono::seconds(30)};
constexpr Rate per_account{.burst = 60, .refill = std::chrono::seconds(60)};
constexpr Rate per_known_browser{.burst = 10, .refill = std::chrono::seconds(30)};
// Of all that no browser known to the account tries: a guess at many accounts from many addresses.
constexpr Rate of_strangers{.burst = 1000, .refill = std::chrono::milliseconds(100)};

// One person, whoever asks for them, gets five mails an hour; one address asks for many people
// when a whole class sits behind it.
constexpr Rate mails_per_account{.burst = 5, .refill = std::chrono::minutes(12)};
constexpr Rate mails_per_address{.burst = 60, .refill = std::chrono::seconds(20)};
constexpr Rate mails_of_all{.burst = 1000, .refill = std::chrono::seconds(1)};

constexpr std::string_view known_cookie = "stoa_known";
constexpr auto known_for = std::chrono::days(365);

std::string address_of(const Call& call) {
  return http::address_key(call.request().remote_address);
}

/// Short, whatever was typed, so that all pairs of an account can be found by how they begin.
std::string account_key(std::string_view account) {
  return base::hex(base::hash256(account)).substr(0, 16) + " ";
}

/// Nothing is stored: whoever holds the cookie got in once.
std::string mark_of(Call& call, std::string_view account) {
  auto& files = call.services().parts.get<files::Files>();
  return base::base64url(base::keyed_hash(files.key_for("known browsers"), account));
}

bool is_known_browser(Call& call, std::string_view account) {
  const auto cookies = call.request().header("cookie").value_or("");
  const auto mark = http::cookie_in(cookies, known_cookie);
  return mark && base::equal_in_constant_time(base::bytes_of(*mark),
                                              base::bytes_of(mark_of(call, account)));
}

}  // namespace

void limit_tries(Call& call, std::string_view account) {
  auto& limits = call.services().limits;
  if (is_known_browser(call, account)) {
    limits.take("sign_in.known", account, per_known_browser);
    return;
  }
  const std::string address = address_of(call);
  limits.take("sign_in.address", address, per_address);
  limits.take("sign_in.pair", account_key(account) + address, per_pair);
  limits.take("sign_in.account", account, per_account);
  limits.take("sign_in.strangers", "all", of_strangers);
}

void limit_links(Call& call) {
  call.services().limits.take("sign_in.link", address_of(call), per_address);
}

void limit_mails(Call& call, const base::Email& email) {
  auto& limits = call.services().limits;
  limits.take("code.address", address_of(call), mails_per_address);
  limits.take("code.account", email.text(), mails_per_account);
  limits.take("code.all", "all", mails_of_all);
}

void forget_limits(http::RateLimiter& limits, const base::Email& email) {
  limits.forget_beginning("sign_in.pair", account_key(email.text()));
  for (const auto* kind : {"sign_in.account", "sign_in.known", "code.account"}) {
    limits.forget(kind, email.text());
  }
}

void remember_browser(Call& call, std::string_view account) {
  const std::string mark = mark_of(call, account);
  call.set_header("Set-Cookie", http::set_cookie({.name = known_cookie,
                                                  .value = mark,
                                                  .keep_for = known_for,
                                                  .secure = call.request().tls}));
}

}  // namespace staff
