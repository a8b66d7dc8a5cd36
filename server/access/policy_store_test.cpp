// SPDX-License-Identifier: Apache-2.0
#include "access/policy_store.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "testing/databases.h"
#include "testing/migration_texts.h"

namespace {

using accesses::Overrides;
using accesses::PolicyCache;
using accesses::PolicyId;

struct ChangedMyMind : std::runtime_error {
  ChangedMyMind() : std::runtime_error("the whole change is taken back") {}
};

Overrides full(bool is_full) {
  Overrides attributes;
  attributes.full = is_full;
  return attributes;
}

bool is_full(db::Database& db, PolicyCache& cache, PolicyId id) {
  return db.read([&](db::Reader& reader) { return cache.of(reader, id)->policy->full; });
}

void change_and_fail(db::Database& db, PolicyCache& cache, PolicyId id) {
  CHECK_THROWS_AS(db.write([&](db::Transaction& tx) {
    accesses::update_policy(tx, id, full(true));
    CHECK(cache.of(tx, id)->policy->full);
    throw ChangedMyMind();
  }),
                  ChangedMyMind);
}

}  // namespace

TEST_CASE("terms that were written and taken back open nothing, not even under the same version") {
  testing::on_both_engines(
      {.migrations = testing::migration_texts(STOA_SOURCE)}, [](db::Database& db) {
        PolicyCache cache;
        const PolicyId id = db.write(
            [](db::Transaction& tx) { return accesses::insert_policy(tx, full(false)); });
        change_and_fail(db, cache, id);
        db.write([&](db::Transaction& tx) { accesses::update_policy(tx, id, full(false)); });
        CHECK_FALSE(is_full(db, cache, id));
      });
}

TEST_CASE("whoever pinned a term stands beside it until the terms are written anew") {
  testing::on_both_engines(
      {.migrations = testing::migration_texts(STOA_SOURCE)}, [](db::Database& db) {
        const accesses::Pins pins{{"full", {"Sam", base::Instant::from_seconds(1), "a gift"}}};
        const PolicyId id = db.write(
            [&](db::Transaction& tx) { return accesses::insert_policy(tx, full(true), pins); });
        const auto pins_of = [&] {
          return db.read([&](db::Reader& reader) { return accesses::pins_of(reader, id); });
        };
        CHECK(pins_of() == pins);
        db.write([&](db::Transaction& tx) { accesses::update_policy(tx, id, full(false)); });
        CHECK(pins_of().empty());
      });
}

TEST_CASE("terms that a transaction has read are not parsed again once it is committed") {
  testing::on_both_engines(
      {.migrations = testing::migration_texts(STOA_SOURCE)}, [](db::Database& db) {
        PolicyCache cache;
        const PolicyId id = db.write(
            [](db::Transaction& tx) { return accesses::insert_policy(tx, full(false)); });
        const auto within = db.write([&](db::Transaction& tx) { return cache.of(tx, id); });
        CHECK(db.read([&](db::Reader& reader) { return cache.of(reader, id); }) == within);
      });
}
