// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"

#include "app/core.h"
#include "app/data_folder.h"
#include "app/demo.h"
#include "app/migrations.h"
#include "app/owner_link.h"
#include "app/routes.h"
#include "app/serve.h"
#include "fmt/core.h"
#include "http/openapi.h"
#include "journal/journal.h"
#include "staff/api_token.h"

namespace app {
namespace {

/// A core for one command, beside a running server or without one.
struct Visit {
  base::SystemClock clock;
  base::SystemRandom random;
  Core core;
  explicit Visit(const Config& config)
      : core({.database = config.database_url(),
              .data_folder = config.data,
              .public_url = config.public_url,
              .local_url = local_url(config)},
             clock, random) {}
};

}  // namespace

int migrate(const Config& config) {
  Visit visit(config);
  for (const auto& migration : visit.core.db().applied_migrations()) {
    fmt::print("{:04} {}  {}\n", migration.number, migration.name, migration.applied_at.text());
  }
  return 0;
}

int check(const Config& config) {
  Visit visit(config);
  int problems = 0;
  const auto report = [&](const std::string& what) {
    fmt::print("{}\n", what);
    ++problems;
  };
  for (const std::string& what : visit.core.db().check_integrity()) report(what);
  visit.core.db().read([&](db::Reader& reader) {
    for (const auto& problem : journal::check_chain(reader)) {
      report(fmt::format("journal {}: {}", problem.sequence, problem.what));
    }
  });
  if (problems == 0) fmt::print("all is well\n");
  return problems == 0 ? 0 : 1;
}

int demo(const Config& config, int students) {
  const DataFolder folder(config.data);
  Visit visit(config);
  fill_demo(visit.core, students);
  return 0;
}

int print_routes(RouteFormat format) {
  const std::string text = format == RouteFormat::OpenApi
                               ? http::openapi_json(routes(), "Stoa", "1")
                               : http::routes_text(routes());
  fmt::print("{}\n", text);
  return 0;
}

int create_owner(const Config& config, const std::string& email, const std::string& name) {
  Visit visit(config);
  fmt::print("{}\n", owner_link(visit.core.db(), email, name, local_url(config)));
  return 0;
}

int create_token(const Config& config, const std::string& name,
                 const std::vector<std::string>& rights) {
  Visit visit(config);
  const auto made = visit.core.db().write([&](db::Transaction& tx) {
    return staff::make_token(tx, {.name = {name}, .rights = rights}, std::nullopt,
                             base::Actor::system());
  });
  fmt::print("{}\n", made.token);
  return 0;
}

}  // namespace app
