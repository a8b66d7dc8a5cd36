// SPDX-License-Identifier: Apache-2.0
#include "http/rate_limit.h"
#include "staff/authenticator.h"
#include "staff/password.h"
#include "staff/session_view.h"
#include "staff/staff_api.h"
#include "staff/staff_link.h"

namespace staff {
namespace {

using http::Call;

struct FirstOwner {
  describe::Text<1, 120> name;
  Email email;
  describe::Text<1, 256> password;
};
BOOST_DESCRIBE_STRUCT(FirstOwner, (), (name, email, password))

/// The five questions of a new school. `token` is that of the link the server printed.
struct Setup {
  describe::Text<1, 100> token;
  describe::Text<1, 120> name;
  base::Language language = base::Language::en;
  base::TimeZone zone;
  base::Currency currency;
  FirstOwner owner;
};
BOOST_DESCRIBE_STRUCT(Setup, (), (token, name, language, zone, currency, owner))

void refuse_dead_link(db::Reader& reader, const Setup& setup) {
  const auto link = find_staff_link(reader, setup.token.v);
  if (!link || link->purpose != LinkPurpose::Setup) throw base::Forbidden("session.dead_link");
  refuse_dead(reader, *link);
}

SessionView open_school(Call& call, db::Transaction& tx, const Setup& setup,
                        const std::string& hash) {
  refuse_dead_link(tx, setup);
  const auto system = base::Actor::system();
  school::found(tx,
                {.name = setup.name.v,
                 .language = setup.language,
                 .zone = setup.zone,
                 .currency = setup.currency},
                system);
  const Member owner = add_member(
      tx, {.name = setup.owner.name, .email = setup.owner.email, .role = Role::Owner}, system);
  set_password(tx, owner.id, hash, std::nullopt, system);
  use_staff_link(tx, *find_staff_link(tx, setup.token.v));
  return answer_opened(call, tx,
                       sign_in_member(tx, owner.id, browser_of(call),
                                      session_of(tx, call.request())));
}

SessionView set_up(Call& call, const Setup& setup) {
  call.services().limits.take("setup", http::address_key(call.request().remote_address),
                              {.burst = 10, .refill = std::chrono::seconds(30)});
  refuse_dead_link(call.read(), setup);
  if (auto wrong = reason_to_refuse_password(setup.owner.password.v, For::Staff,
                                             setup.owner.email.text())) {
    throw base::Invalid("/owner/password", std::move(*wrong));
  }
  call.end_read();
  const std::string hash = password_hash(setup.owner.password.v);
  return call.write([&](db::Transaction& tx) { return open_school(call, tx, setup, hash); });
}

}  // namespace

std::vector<http::Route> setup_routes() {
  return {http::post("/api/setup", Permission::Public,
                     "Answer the first five questions of a new school", set_up)
              .heavy().secret_answer()};
}

}  // namespace staff
