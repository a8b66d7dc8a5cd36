// SPDX-License-Identifier: Apache-2.0
#include "app/errand.h"

#include "app/migrations.h"
#include "app/owner_link.h"
#include "app/version.h"
#include "backups/backup.h"
#include "base/rejections.h"
#include "fmt/core.h"
#include "staff/api_token.h"
#include "staff/sign_in_limits.h"
#include "staff/unlock.h"

namespace app {
namespace {

void refuse_old_database(db::Database& db) {
  if (db.applied_migrations().size() == migrations().size()) return;
  throw std::runtime_error("the database is older than this program: `stoa migrate` first");
}

int check(const Errand&, const Desk& desk) {
  refuse_old_database(desk.db);
  int broken = 0;
  invariants::check(desk.db, desk.data_folder, desk.served(),
                    [&](const invariants::Outcome& outcome) {
                      for (const std::string& line : outcome.lines()) desk.print(line);
                      if (!outcome.holds()) ++broken;
                      desk.go_on();
                    });
  desk.print(broken == 0 ? "all is well" : fmt::format("{} do not hold", broken));
  return broken == 0 ? 0 : 1;
}

int backup(const Errand& errand, const Desk& desk) {
  const auto manifest = backups::make_backup(
      {desk.db, desk.data_folder, std::string(program_version), desk.go_on}, errand.file,
      desk.clock, desk.random);
  desk.print(fmt::format("{}: {}", errand.file, backups::summary_of(manifest)));
  return 0;
}

int create_owner(const Errand& errand, const Desk& desk) {
  desk.print(owner_link(desk.db, errand.email, errand.name, desk.url));
  return 0;
}

int create_token(const Errand& errand, const Desk& desk) {
  const auto made = desk.db.write([&](db::Transaction& tx) {
    const std::string name = errand.name.empty() ? "script" : errand.name;
    return staff::make_token(tx, {.name = {name}, .rights = errand.rights}, std::nullopt,
                             base::Actor::system());
  });
  desk.print(made.token);
  return 0;
}

int unlock_user(const Errand& errand, const Desk& desk) {
  const auto email = base::Email::parse(errand.email);
  if (!email) throw base::Invalid("/email", "email.invalid");
  const auto done = desk.db.write([&](db::Transaction& tx) {
    return staff::unlock(tx, *email, base::Actor::system());
  });
  if (desk.limits != nullptr) staff::forget_limits(*desk.limits, *email);
  desk.print(done.was_blocked ? "may sign in again" : "was not blocked; may try again at once");
  return 0;
}

struct Named {
  std::string_view command;
  int (*run)(const Errand&, const Desk&);
};

constexpr Named commands[] = {
    {"check", check},
    {"backup", backup},
    {"owner create", create_owner},
    {"token create", create_token},
    {"user unlock", unlock_user},
};

}  // namespace

int run(const Errand& errand, const Desk& desk) {
  for (const Named& one : commands) {
    if (one.command == errand.command) return one.run(errand, desk);
  }
  throw base::NotFound("command.unknown");
}

std::vector<std::string> lines_of(const std::exception& error) {
  std::vector<std::string> lines;
  if (const auto* invalid = dynamic_cast<const base::Invalid*>(&error)) {
    for (const auto& wrong : invalid->errors()) {
      lines.push_back(fmt::format("stoa: {} {} {}", wrong.pointer, wrong.code, wrong.detail));
    }
  } else if (const auto* rejection = dynamic_cast<const base::Rejection*>(&error)) {
    lines.push_back(fmt::format("stoa: {} {}", rejection->code(), rejection->detail()));
  } else {
    lines.push_back(fmt::format("stoa: {}", error.what()));
  }
  return lines;
}

}  // namespace app
