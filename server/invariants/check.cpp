// SPDX-License-Identifier: Apache-2.0
#include "invariants/check.h"

#include "fmt/core.h"
#include "invariants/batch_counts.h"
#include "invariants/blobs.h"
#include "invariants/people_rows.h"
#include "invariants/pins.h"
#include "invariants/rules.h"
#include "journal/journal.h"

namespace invariants {
namespace {

using Report = std::function<void(const Outcome&)>;

/// Rows that a server left unsealed when it ended are sealed by the next one: they have no number.
void check_chain(db::Reader& reader, Served served, Findings& findings) {
  findings.looked_at(reader.one<std::int64_t>("SELECT COUNT(*) FROM journal"));
  for (const auto& problem : journal::check_chain(reader)) {
    if (problem.sequence == 0 && served == Served::No) continue;
    findings.broken(fmt::format("row {}", problem.sequence), problem.what);
  }
}

/// What is asked of the rows of one snapshot beyond the rules that are SQL.
using Reading = void (*)(db::Reader& reader, Findings& findings);

struct OwnCheck {
  std::string_view number;
  std::string_view name;
  Reading look;
};

constexpr OwnCheck own_checks[] = {
    {"I15", "one contact per address", check_addresses},
    {"I17", "search columns", check_search_columns},
};

Outcome outcome_of(db::Reader& reader, const RuleSet& set, Served served) {
  Outcome outcome{std::string(set.number), std::string(set.name), {}};
  outcome.findings.looked_at(reader.one<std::int64_t>(set.rows));
  apply(reader, set.rules, outcome.findings);
  if (served == Served::Yes) {
    apply(reader, rules_while_served(set.number), outcome.findings);
  }
  if (set.number == "I19") {
    check_policies(reader, outcome.findings);
    check_pins(reader, outcome.findings);
  }
  if (set.number == "I21") check_batch_counts(reader, outcome.findings);
  return outcome;
}

void check_rows(db::Database& db, Served served, const Report& report) {
  const auto session = db.open_read(db::ReadFor::Report);
  for (const RuleSet& set : rule_sets()) report(outcome_of(*session, set, served));
  for (const OwnCheck& own : own_checks) {
    Outcome outcome{std::string(own.number), std::string(own.name), {}};
    own.look(*session, outcome.findings);
    report(outcome);
  }
  Outcome chain{"I8", "journal chain", {}};
  check_chain(*session, served, chain.findings);
  report(chain);
}

Outcome engine_outcome(db::Database& db) {
  Outcome outcome{"I12", "the database itself", {}};
  const std::string name = db.engine() == db::Engine::Sqlite ? "sqlite" : "postgres";
  outcome.findings.looked_at(1);
  for (const std::string& what : db.check_integrity()) outcome.findings.broken(name, what);
  return outcome;
}

Outcome files_outcome(db::Database& db, const std::filesystem::path& data_folder,
                      Served served) {
  Outcome outcome{"I7", "files and their bytes", {}};
  check_blobs(db, data_folder, outcome.findings);
  if (served == Served::No) return outcome;
  db.read([&](db::Reader& reader) {
    apply(reader, rules_while_served(outcome.number), outcome.findings);
  });
  return outcome;
}

}  // namespace

std::vector<std::string> Outcome::lines() const {
  const auto broken = findings.broken_rows();
  const std::string verdict = broken == 0 ? "ok" : fmt::format("{} broken", broken);
  std::vector<std::string> lines{
      fmt::format("{} {}: {} ({} rows)", number, name, verdict, findings.rows())};
  for (const std::string& row : findings.named()) lines.push_back("  " + row);
  const auto named = static_cast<std::int64_t>(findings.named().size());
  if (broken > named) lines.push_back(fmt::format("  and {} more", broken - named));
  return lines;
}

void check(db::Database& db, const std::filesystem::path& data_folder, Served served,
           const Report& report) {
  report(engine_outcome(db));
  check_rows(db, served, report);
  report(files_outcome(db, data_folder, served));
}

std::vector<Outcome> check_all(db::Database& db, const std::filesystem::path& data_folder,
                               Served served) {
  std::vector<Outcome> outcomes;
  check(db, data_folder, served, [&](const Outcome& outcome) { outcomes.push_back(outcome); });
  return outcomes;
}

}  // namespace invariants
