// SPDX-License-Identifier: Apache-2.0
#include "app/commands.h"

#include "app/core.h"
#include "app/data_folder.h"
#include "app/demo.h"
#include "app/live_socket.h"
#include "app/migrations.h"
#include "app/routes.h"
#include "app/serve.h"
#include "backups/backup.h"
#include "backups/restore.h"
#include "fmt/core.h"
#include "http/openapi.h"

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

void print_line(std::string_view line) {
  fmt::print("{}\n", line);
  std::fflush(stdout);
}

bool is_read_only(const Errand& errand) {
  return errand.command == "check" || errand.command == "backup";
}

/// Looking must not make a school where none is.
void refuse_missing_school(const Config& config) {
  if (!config.database.empty() || std::filesystem::exists(config.data / "stoa.db")) return;
  throw std::runtime_error(fmt::format("there is no school in {}", config.data.string()));
}

int ask(const Config& config, const Errand& errand) {
  const auto status = ask_server(config.data, errand, print_line, [](std::string_view line) {
    fmt::print(stderr, "{}\n", line);
  });
  if (status) return *status;
  throw std::runtime_error(
      fmt::format("{} is in use by another stoa that hears no commands", config.data.string()));
}

}  // namespace

int migrate(const Config& config) {
  Visit visit(config);
  for (const auto& migration : visit.core.db().applied_migrations()) {
    fmt::print("{:04} {}  {}\n", migration.number, migration.name, migration.applied_at.text());
  }
  return 0;
}

int do_errand(const Config& config, Errand errand) {
  if (!errand.file.empty()) errand.file = std::filesystem::absolute(errand.file).string();
  if (is_read_only(errand)) refuse_missing_school(config);
  const auto folder = DataFolder::unless_in_use(config.data);
  if (!folder) return ask(config, errand);
  const base::SystemClock clock;
  base::SystemRandom random;
  db::Database db({.url = config.database_url()}, clock, random);
  if (!is_read_only(errand)) db.migrate(migrations());
  return run(errand, {.db = db,
                      .clock = clock,
                      .random = random,
                      .data_folder = config.data,
                      .url = local_url(config),
                      .print = print_line});
}

int restore(const Config& config, const std::string& file) {
  if (config.database.starts_with("sqlite:")) {
    throw std::invalid_argument("SQLite is restored into the data folder: name no other place");
  }
  const base::SystemClock clock;
  base::SystemRandom random;
  const auto restored = backups::restore(
      file, {.data_folder = config.data, .database = config.database}, migrations(), clock,
      random);
  bool holds = true;
  for (const auto& outcome : restored.outcomes) {
    for (const std::string& line : outcome.lines()) print_line(line);
    holds = holds && outcome.holds();
  }
  fmt::print("{}: {}, as of {}. Mails are held until the owner lets them go.\n",
             config.data.string(), backups::summary_of(restored.manifest),
             restored.manifest.made_at.text());
  return holds ? 0 : 1;
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

}  // namespace app
