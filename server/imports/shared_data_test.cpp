// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "fmt/core.h"
#include "imports/import_story_test.h"
#include "imports/mapping.h"
#include "imports/workbook_test.h"

// Files that nobody here wrote. They lie beside the repository and may be absent.

namespace imports {
namespace {

using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

const std::filesystem::path folder = std::string(STOA_SOURCE) + "/../shared/data/contacts";

bool is_there() {
  if (std::filesystem::exists(folder)) return true;
  MESSAGE("skipped: no files of others beside this repository");
  return false;
}

std::string bytes_of(const std::string& name) {
  std::ifstream file(folder / name, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// Mapped as guessed and run; its page.
testing::Answer run_file(TestSchool& school, const std::string& name) {
  const auto file = uploaded(school, name, bytes_of(name));
  const auto import = school.oscar.post("/api/imports", json("{'upload': '$1'}", {file}));
  CHECK(mapped(school, import).said() == "200");
  school.oscar.post("/api/imports/" + import.at("/id") + "/run");
  school.run_jobs();
  return page_of(school, import.at("/id"));
}

}  // namespace

TEST_CASE("a thousand people of a public sample are imported, commas in quotes and all") {
  if (!is_there()) return;
  on_both_engines_school([](TestSchool& school) {
    const auto import = run_file(school, "people-1000.csv");
    CHECK(counts_of(import) ==
          "1000 rows, 1000 created, 0 matched, 0 questions, 0 skipped, 0 access");
    CHECK(school.text("SELECT last_name FROM contacts WHERE email = 'tvang@example.net'") ==
          "Shannon");
    const auto again = run_file(school, "people-1000.csv");
    CHECK(counts_of(again) ==
          "1000 rows, 0 created, 1000 matched, 0 questions, 0 skipped, 0 access");
    CHECK(again.at("/counts/updated") == "0");
  });
}

TEST_CASE("an unsubscribed or dead address of another program never becomes a subscribed one") {
  if (!is_there()) return;
  on_both_engines_school([](TestSchool& school) {
    for (const char* name : {"mailchimp-unsubscribed.csv", "mailchimp-cleaned.csv",
                             "mailchimp-subscribed.csv"}) {
      run_file(school, name);
    }
    CHECK(school.count("SELECT COUNT(*) FROM contacts WHERE marketing_refused_at IS NOT NULL") ==
          10);
    CHECK(school.count("SELECT COUNT(*) FROM contacts WHERE marketing_consent_at IS NOT NULL "
                       "AND marketing_refused_at IS NOT NULL") == 0);
    CHECK(school.count("SELECT COUNT(*) FROM contacts WHERE marketing_consent_at IS NOT NULL "
                       "AND email LIKE 's%'") == 5);
    CHECK(school.count("SELECT COUNT(*) FROM tags WHERE name = 'Lorem Editors'") == 1);
  });
}

TEST_CASE("a row with a cell too many is skipped and says so") {
  if (!is_there()) return;
  on_both_engines_school([](TestSchool& school) {
    const auto import = run_file(school, "malformed.csv");
    CHECK(counts_of(import) ==
          "1 rows, 0 created, 0 matched, 0 questions, 1 skipped, 0 access");
    CHECK(import.at("/counts/codes/row.ragged") == "1");
  });
}

TEST_CASE("tables that hold no people are read, and told to have no column of addresses") {
  if (!is_there()) return;
  for (const char* name : {"latin1.csv", "bom.csv", "tabs.csv"}) {
    INFO(name);
    const auto table = open_table(folder / name);
    const auto overview = overview_of(*table, std::nullopt);
    CHECK(overview.columns.front().header == "First Column");
    const Mapping mapping{.columns = guessed_columns(overview, {})};
    CHECK(mistakes_in(mapping, overview, {}).front().code == "import.no_email_column");
  }
  CHECK(rows_of(bytes_of("latin1.csv"))[1] == "première|© Dinosaurs");
  constexpr std::size_t header_and_seven_rows = 8;
  CHECK(rows_of(bytes_of("tabs.csv")).size() == header_and_seven_rows);
}

}  // namespace imports
