// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "db/migration.h"

namespace testing {

/// The migrations as they lie in the source, for folders that are tested without the application.
inline const std::vector<db::Migration>& migration_texts(const std::filesystem::path& source) {
  struct Text {
    std::string name;
    std::string sql;
  };
  static std::vector<Text> texts;
  static std::vector<db::Migration> migrations;
  if (!migrations.empty()) return migrations;
  for (const auto& file : std::filesystem::directory_iterator(source / "server/migrations")) {
    if (file.path().extension() != ".sql") continue;
    std::ifstream in(file.path());
    texts.push_back({file.path().stem().string(), {std::istreambuf_iterator<char>(in), {}}});
  }
  std::ranges::sort(texts, {}, &Text::name);
  for (const Text& text : texts) {
    migrations.push_back({std::stoi(text.name), text.name, text.sql});
  }
  return migrations;
}

}  // namespace testing
