// SPDX-License-Identifier: Apache-2.0
#include "app/health.h"

#include "http/call.h"
#include "staff/authenticator.h"
#include "staff/login_code.h"

namespace app {
namespace {

struct Health {
  bool ok = true;
  std::string database;
};
BOOST_DESCRIBE_STRUCT(Health, (), (ok, database))

Health show(http::Call& call) {
  call.read().one<std::int64_t>("SELECT COUNT(*) FROM school");
  return {true, call.read().engine() == db::Engine::Sqlite ? "sqlite" : "postgres"};
}

/// Staff to their app, everybody else to the students' one.
http::Response front_door(http::Call& call) {
  const auto session = staff::session_of(call.read(), call.request());
  const bool is_staff = session && session->member;
  return http::Response::redirect(303, is_staff ? "/admin" : "/learn");
}

}  // namespace

std::vector<http::Gauge> gauges(db::Database& db) {
  const auto refused = db.read([](db::Reader& reader) { return staff::refused_codes(reader); });
  return {{"stoa_login_codes_refused", "Login codes that were refused, ever.",
           static_cast<double>(refused)}};
}

std::vector<http::Route> health_routes() {
  return {
      http::get("/healthz", http::Permission::Public, "The server answers and its database too",
                show),
      http::get("/", http::Permission::Public, "To the app of whoever comes", front_door)
          .answers("text/html"),
  };
}

}  // namespace app
