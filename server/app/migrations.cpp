// SPDX-License-Identifier: Apache-2.0
#include "app/migrations.h"

#include <charconv>
#include <vector>

#include "app/embedded.h"
#include "base/ensure.h"

namespace app {
namespace {

/// `0004_people.sql` is number 4, `people`.
db::Migration migration_from(const Embedded& file) {
  int number = 0;
  const auto end = file.path.find('_');
  const auto parsed = std::from_chars(file.path.data(), file.path.data() + end, number);
  base::ensure(parsed.ec == std::errc(), "a migration's file begins with its number");
  return {number, file.path.substr(end + 1, file.path.rfind('.') - end - 1), file.bytes};
}

}  // namespace

std::span<const db::Migration> migrations() {
  static const std::vector<db::Migration> list = [] {
    std::vector<db::Migration> all;
    for (const Embedded& file : migration_files()) all.push_back(migration_from(file));
    return all;
  }();
  return list;
}

}  // namespace app
