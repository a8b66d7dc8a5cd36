// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "db/database.h"

namespace testing {

/// Both, unless STOA_TEST_ENGINES is `sqlite` or `postgres`.
std::vector<db::Engine> engines();

/// A database of its own, deleted in the end. Those with the same migrations are copies of one
/// that is migrated once.
class FreshDatabase {
 public:
  explicit FreshDatabase(db::Engine engine, std::span<const db::Migration> migrations = {});
  FreshDatabase(const FreshDatabase&) = delete;
  FreshDatabase& operator=(const FreshDatabase&) = delete;
  ~FreshDatabase();

  const std::string& url() const { return url_; }

 private:
  db::Engine engine_;
  std::string name_;
  std::string url_;
};

struct DatabaseSetup {
  std::span<const db::Migration> migrations = {};
  /// Nothing: the clock and the randomness of the system.
  const base::Clock* clock = nullptr;
  base::Random* random = nullptr;
  /// `url` is filled in.
  db::DatabaseOptions options = {};
};

using DatabaseTest = db::FunctionRef<void(db::Database&)>;

/// Runs the test on a fresh database of each engine; a failing check says on which.
void on_both_engines(DatabaseTest test);
void on_both_engines(const DatabaseSetup& setup, DatabaseTest test);
void on_engine(db::Engine engine, const DatabaseSetup& setup, DatabaseTest test);

}  // namespace testing
