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
#include "base/rejections.h"
#include "db/error.h"
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
  add_common(*add(cli, "check", "Recompute what must hold; changes nothing",
                  [](const Options& o) { return app::check(config_of(o)); }),
             options);
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

  auto* owner = cli.add_subcommand("owner", "Owners of the school")->require_subcommand(1);
  auto* create_owner = add(*owner, "create", "Make an owner and print a one-time link",
                           [](const Options& o) {
                             return app::create_owner(config_of(o), o.email, o.name);
                           });
  add_common(*create_owner, options);
  create_owner->add_option("email", options.email, "Their address")->required();
  create_owner->add_option("--name", options.name, "Their name");

  auto* token = cli.add_subcommand("token", "Tokens for scripts")->require_subcommand(1);
  auto* create_token = add(*token, "create", "Print a new bearer token", [](const Options& o) {
    return app::create_token(config_of(o), o.name.empty() ? "script" : o.name, o.rights);
  });
  add_common(*create_token, options);
  create_token->add_option("--name", options.name, "What it is for");
  create_token->add_option("--right", options.rights, "A right, e.g. view_contacts; repeat");
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  Options options;
  Command chosen;
  CLI::App cli("stoa: sells and teaches the courses of a school");
  cli.require_subcommand(1);
  add_commands(cli, options, chosen);
  CLI11_PARSE(cli, argc, argv);
  try {
    return chosen(options);
  } catch (const base::Invalid& invalid) {
    for (const auto& error : invalid.errors()) {
      std::cerr << "stoa: " << error.pointer << " " << error.code << " " << error.detail << "\n";
    }
  } catch (const base::Rejection& rejection) {
    std::cerr << "stoa: " << rejection.code() << " " << rejection.detail() << "\n";
  } catch (const std::exception& error) {
    std::cerr << "stoa: " << error.what() << "\n";
  }
  return 1;
}
