// SPDX-License-Identifier: Apache-2.0
#include "db/transaction.h"

#include <doctest/doctest.h>

#include "base/ensure.h"
#include "base/rejections.h"
#include "db/database.h"
#include "testing/databases.h"
#include "testing/fake_clock.h"

namespace db {

namespace {

struct Coupon {
  static constexpr std::string_view id_prefix = "cpn";
};

const std::vector tables{Migration{
    1, "coupons",
    "CREATE TABLE coupons (id BIGINT PRIMARY KEY, code TEXT NOT NULL UNIQUE, "
    "uses BIGINT NOT NULL DEFAULT 0 CHECK (uses <= 3));"
    "CREATE TABLE uses (coupon_id BIGINT NOT NULL REFERENCES coupons (id), person BIGINT NOT NULL, "
    "UNIQUE (coupon_id, person));"
    "CREATE TABLE later (coupon_id BIGINT NOT NULL REFERENCES coupons (id) "
    "DEFERRABLE INITIALLY DEFERRED);"
    "CREATE TABLE names (name TEXT NOT NULL);"
    "CREATE UNIQUE INDEX names_folded ON names (lower(name));"}};

void with_coupons(testing::DatabaseTest test) {
  testing::on_both_engines({.migrations = tables}, test);
}

std::int64_t add(Transaction& tx, std::int64_t id, std::string_view code) {
  return tx.run("INSERT INTO coupons (id, code) VALUES ($1, $2)", id, code);
}

std::int64_t count(Database& db) {
  return db.read([](Reader& r) { return r.one<std::int64_t>("SELECT count(*) FROM coupons"); });
}

/// Randomness that repeats itself, so that two sources of ids make the same ids.
class SameRandom final : public base::Random {
 public:
  void fill(std::span<std::byte> out) override {
    for (std::byte& byte : out) byte = std::byte{7};
  }
};

}  // namespace

TEST_CASE("a write returns its result and the number of changed rows") {
  with_coupons([](Database& db) {
    const auto added = db.write([](Transaction& tx) {
      add(tx, 1, "A");
      return add(tx, 2, "B");
    });
    CHECK(added == 1);
    const auto raised =
        db.write([](Transaction& tx) { return tx.run("UPDATE coupons SET uses = uses + 1"); });
    CHECK(raised == 2);
    db.write([](Transaction& tx) {
      CHECK(tx.run("DELETE FROM coupons WHERE id = 9") == 0);
      CHECK(tx.one<std::int64_t>(
                "INSERT INTO coupons (id, code) VALUES (3, 'C') RETURNING id") == 3);
    });
  });
}

TEST_CASE("a callback that throws leaves nothing behind, and its exception arrives") {
  with_coupons([](Database& db) {
    const auto refuse = [&] {
      db.write([](Transaction& tx) {
        add(tx, 1, "A");
        throw base::Conflict("coupon.used_up");
      });
    };
    CHECK_THROWS_AS(refuse(), base::Conflict);
    CHECK(count(db) == 0);
  });
}

TEST_CASE("a second row of the same key is told apart by table and column") {
  with_coupons([](Database& db) {
    db.write([](Transaction& tx) {
      add(tx, 1, "A");
      tx.run("INSERT INTO uses VALUES (1, 5)");
    });
    try {
      db.write([](Transaction& tx) { add(tx, 2, "A"); });
      FAIL("a code can be taken twice");
    } catch (const UniqueViolation& violation) {
      CHECK(violation.constraint == "coupons.code");
      CHECK(violation.violates("coupons", "code"));
      CHECK_FALSE(violation.violates("coupons", "id"));
      CHECK_FALSE(violation.primary_key);
    }
    try {
      db.write([](Transaction& tx) { tx.run("INSERT INTO uses VALUES (1, 5)"); });
      FAIL("a use can be counted twice");
    } catch (const UniqueViolation& violation) {
      CHECK(violation.constraint == "uses.coupon_id+person");
      CHECK(violation.violates("uses", "person"));
    }
  });
}

TEST_CASE("a key over an expression is known by the name of its index") {
  with_coupons([](Database& db) {
    db.write([](Transaction& tx) { tx.run("INSERT INTO names VALUES ('Anna')"); });
    try {
      db.write([](Transaction& tx) { tx.run("INSERT INTO names VALUES ('ANNA')"); });
      FAIL("letter case makes another name");
    } catch (const UniqueViolation& violation) {
      CHECK(violation.constraint == "names_folded");
    }
  });
}

TEST_CASE("keys that point nowhere, broken checks and missing values have their own errors") {
  with_coupons([](Database& db) {
    const auto run = [&](std::string_view sql) { db.write([&](Transaction& tx) { tx.run(sql); }); };
    CHECK_THROWS_AS(run("INSERT INTO uses VALUES (9, 1)"), ForeignKeyViolation);
    CHECK_THROWS_AS(run("INSERT INTO later VALUES (9)"), ForeignKeyViolation);
    CHECK_THROWS_AS(run("INSERT INTO coupons VALUES (1, 'A', 4)"), CheckViolation);
    CHECK_THROWS_AS(run("INSERT INTO coupons VALUES (1, NULL, 0)"), CheckViolation);
    CHECK_THROWS_AS(run("INSERT INTO nowhere VALUES (1)"), Error);
    CHECK(count(db) == 0);
  });
}

TEST_CASE("after a failed statement the transaction is lost, whatever the callback makes of it") {
  with_coupons([](Database& db) {
    db.write([](Transaction& tx) { add(tx, 1, "A"); });
    const auto carry_on = [&] {
      db.write([](Transaction& tx) {
        add(tx, 2, "B");
        CHECK_THROWS_AS(add(tx, 3, "A"), UniqueViolation);
      });
    };
    CHECK_THROWS_AS(carry_on(), UniqueViolation);
    CHECK(count(db) == 1);
  });
}

TEST_CASE("a write inside a write is our mistake") {
  with_coupons([](Database& db) {
    const auto nest = [&] {
      db.write([&](Transaction&) { db.write([](Transaction& tx) { add(tx, 1, "A"); }); });
    };
    CHECK_THROWS_AS(nest(), base::Bug);
    db.write([](Transaction& tx) { add(tx, 1, "A"); });
    CHECK(count(db) == 1);
  });
}

TEST_CASE("an id that is taken already makes the callback run again with another one") {
  const testing::FakeClock clock;
  SameRandom random;
  const testing::DatabaseSetup setup{.migrations = tables, .clock = &clock, .random = &random};
  testing::on_both_engines(setup, [&](Database& db) {
    base::IdSource twin(clock, random);
    const std::int64_t taken = twin.next();
    db.write([&](Transaction& tx) { add(tx, taken, "taken"); });
    int runs = 0;
    const auto id = db.write([&](Transaction& tx) {
      ++runs;
      const auto made = tx.new_id<Coupon>();
      add(tx, made.number(), "new");
      return made;
    });
    CHECK(runs == 2);
    CHECK(id.number() != taken);
    CHECK(count(db) == 2);
  });
}


TEST_CASE("a database that is closed takes no more writes") {
  with_coupons([](Database& db) {
    db.stop();
    const auto write = [&] { db.write([](Transaction& tx) { add(tx, 1, "A"); }); };
    CHECK_THROWS_AS(write(), Unavailable);
    CHECK(count(db) == 0);
  });
}

}  // namespace db
