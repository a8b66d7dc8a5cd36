// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "access/decide_command.h"
#include "app/commands.h"
#include "app/config.h"
#include "app/serve.h"
#include "app/version.h"
#include "fmt/core.h"

extern char** environ;

namespace {

struct Options {
  std::string config_file = "stoa.toml";
  bool config_named = false;
  std::string listen;
  std::string data;
  std::string database;
  std::string email;
  std::string name;
  std::vector<std::string> rights;
  std::string file;
  bool openapi = false;
  int students = 0;
};

std::map<std::string, std::string> environment() {
  std::map<std::string, std::string> values;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    const auto equals = text.find('=');
    if (text.starts_with("STOA_")) values[text.substr(0, equals)] = text.substr(equals + 1);
  }
  return values;
}

app::Config config_of(const Options& options) {
  auto config = app::read_config(options.config_file, options.config_named, environment());
  if (!options.listen.empty()) app::set_listen(config, options.listen);
  if (!options.data.empty()) config.data = options.data;
  if (!options.database.empty()) config.database = options.database;
  return config;
}

using Command = std::function<int(const Options&)>;

void add_common(CLI::App& command, Options& options) {
  command.add_option("--config", options.config_file, "Settings file")
      ->each([&](const std::string&) { options.config_named = true; });
  command.add_option("--data", options.data, "The data folder");
  command.add_option("--database", options.database, "postgres://… instead of SQLite");
}

using Add = std::function<CLI::App*(CLI::App&, const char*, const char*, Command)>;

/// A running server is asked to do it; without one it is done here.
Command errand(const char* name) {
  return [name](const Options& o) {
    return app::do_errand(config_of(o), {name, o.email, o.name, o.rights, o.file});
  };
}

void add_upkeep(CLI::App& cli, Options& options, const Add& add) {
  add_common(*add(cli, "check", "Recompute what must hold, one line for each; changes nothing",
                  errand("check")),
             options);
  auto* backup = add(cli, "backup", "Copy the whole school into one new file, also while serving",
                     errand("backup"));
  add_common(*backup, options);
  backup->add_option("file", options.file, "The new file; it holds the key of the school too")
      ->required();
  auto* restore = add(cli, "restore", "Make the school of a backup where nothing is yet",
                      [](const Options& o) { return app::restore(config_of(o), o.file); });
  add_common(*restore, options);
  restore->add_option("file", options.file, "What `stoa backup` wrote")->required();
}

void add_people(CLI::App& cli, Options& options, const Add& add) {
  auto* owner = cli.add_subcommand("owner", "Owners of the school")->require_subcommand(1);
  auto* create_owner =
      add(*owner, "create", "Make an owner and print a one-time link", errand("owner create"));
  add_common(*create_owner, options);
  create_owner->add_option("email", options.email, "Their address")->required();
  create_owner->add_option("--name", options.name, "Their name");

  auto* token = cli.add_subcommand("token", "Tokens for scripts")->require_subcommand(1);
  auto* create_token =
      add(*token, "create", "Print a new bearer token", errand("token create"));
  add_common(*create_token, options);
  create_token->add_option("--name", options.name, "What it is for");
  create_token->add_option("--right", options.rights, "A right, e.g. view_contacts; repeat");

  auto* user = cli.add_subcommand("user", "Whoever signs in")->require_subcommand(1);
  auto* unlock = add(*user, "unlock", "End a block, and forget too many tries to sign in",
                     errand("user unlock"));
  add_common(*unlock, options);
  unlock->add_option("email", options.email, "Their address")->required();
}

/// Each subcommand with what it does; CLI11 sets `chosen` to the one on the command line.
void add_commands(CLI::App& cli, Options& options, Command& chosen) {
  const auto add = [&](CLI::App& parent, const char* name, const char* note, Command command) {
    CLI::App* added = parent.add_subcommand(name, note);
    added->final_callback([&chosen, command] { chosen = command; });
    return added;
  };
  auto* serve = add(cli, "serve", "Serve the school",
                    [](const Options& o) { return app::serve(config_of(o)); });
  add_common(*serve, options);
  serve->add_option("--listen", options.listen, "HOST:PORT, default 127.0.0.1:8080");
  add_common(*add(cli, "migrate", "Bring the database up to date",
                  [](const Options& o) { return app::migrate(config_of(o)); }),
             options);
  add_upkeep(cli, options, add);
  auto* demo = add(cli, "demo", "Fill an empty database with the demo school",
                   [](const Options& o) { return app::demo(config_of(o), o.students); });
  add_common(*demo, options);
  demo->add_option("--students", options.students, "So many more, for trying out size");
  auto* routes = add(cli, "routes", "Print every route", [](const Options& o) {
    return app::print_routes(o.openapi ? app::RouteFormat::OpenApi : app::RouteFormat::Table);
  });
  routes->add_flag("--openapi", options.openapi, "As an OpenAPI document");
  add(cli, "config", "Print every setting with its default", [](const Options&) {
    fmt::print("{}", app::example_config());
    return 0;
  });

  auto* access = cli.add_subcommand("access", "The access engine")->require_subcommand(1);
  add(*access, "decide", "Answer worlds read from standard input",
      [](const Options&) { return accesses::decide_lines(std::cin, std::cout); });

  add_people(cli, options, add);
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  Options options;
  Command chosen;
  CLI::App cli("stoa: sells and teaches the courses of a school");
  cli.set_version_flag("--version", std::string(app::program_version));
  cli.require_subcommand(1);
  add_commands(cli, options, chosen);
  CLI11_PARSE(cli, argc, argv);
  try {
    return chosen(options);
  } catch (const std::exception& error) {
    for (const std::string& line : app::lines_of(error)) std::cerr << line << "\n";
  }
  return 1;
}
