// SPDX-License-Identifier: Apache-2.0
#include "db/reader.h"

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#include <limits>

#include "base/ensure.h"
#include "db/database.h"
#include "describe/describe.h"
#include "testing/databases.h"
#include "testing/fake_clock.h"

namespace db {

namespace {

enum class Mood { AtEase, InAHurry };
BOOST_DESCRIBE_ENUM(Mood, AtEase, InAHurry)

struct Thing {
  static constexpr std::string_view id_prefix = "thg";
  base::Id<Thing> id;
  bool open = false;
  std::string name;
  base::Bytes data;
  base::Instant seen_at;
  base::Date born_on;
  Mood mood = Mood::AtEase;
  base::TimeZone zone;
  base::Currency currency;
  describe::Json json;
  std::optional<std::int64_t> count;
  std::optional<bool> maybe;
  std::optional<std::string> note;
  std::optional<base::Bytes> more;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, open, name, data, seen_at, born_on, mood, zone, currency,
                                  json, count, maybe, note, more))

constexpr Migration things{
    1, "things",
    "CREATE TABLE things (id BIGINT PRIMARY KEY, open BOOLEAN NOT NULL, name TEXT NOT NULL, "
    "data BYTEA NOT NULL, seen_at BIGINT NOT NULL, born_on TEXT NOT NULL, mood TEXT NOT NULL, "
    "zone TEXT NOT NULL, currency TEXT NOT NULL, json TEXT NOT NULL, count BIGINT, maybe BOOLEAN, "
    "note TEXT, more BYTEA);"};
const std::vector things_only{things};

constexpr std::string_view columns =
    "id, open, name, data, seen_at, born_on, mood, zone, currency, json, count, maybe, note, more";

Thing a_thing(std::int64_t number) {
  Thing thing;
  thing.id = base::Id<Thing>::from_number(number);
  thing.open = true;
  thing.name = "Zoë's \"$1\" 🏛️ ;-- \n\t\\x00";
  thing.data = {std::byte{0}, std::byte{0xff}, std::byte{'\''}, std::byte{0}};
  thing.seen_at = testing::FakeClock::noon;
  thing.born_on = *base::Date::parse("2024-02-29");
  thing.mood = Mood::InAHurry;
  thing.zone = *base::TimeZone::parse("Europe/Kyiv");
  thing.currency = base::Currency::UAH;
  thing.json.text = R"({"a":[1,null]})";
  return thing;
}

void add(Transaction& tx, const Thing& t) {
  tx.run("INSERT INTO things (" + std::string(columns) +
             ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
         t.id, t.open, t.name, t.data, t.seen_at, t.born_on, t.mood, t.zone, t.currency, t.json,
         t.count, t.maybe, t.note, t.more);
}

Thing find(Database& db, std::int64_t number) {
  return db.read([&](Reader& reader) {
    return reader.one<Thing>("SELECT " + std::string(columns) + " FROM things WHERE id = $1",
                             number);
  });
}

void with_things(testing::DatabaseTest test) {
  testing::on_both_engines({.migrations = things_only}, test);
}

void add_numbers(Database& db, std::initializer_list<std::int64_t> numbers) {
  db.write([&](Transaction& tx) {
    for (const auto number : numbers) add(tx, a_thing(number));
  });
}

}  // namespace

TEST_CASE("every kind of value comes back as it went in") {
  with_things([](Database& db) {
    add_numbers(db, {7});
    const Thing back = find(db, 7);
    const Thing sent = a_thing(7);
    CHECK(back.id == sent.id);
    CHECK(back.open);
    CHECK(back.name == sent.name);
    CHECK(back.data == sent.data);
    CHECK(back.seen_at == sent.seen_at);
    CHECK(back.born_on == sent.born_on);
    CHECK(back.mood == Mood::InAHurry);
    CHECK(back.zone == sent.zone);
    CHECK(back.currency == base::Currency::UAH);
    CHECK(back.json.text == sent.json.text);
    CHECK_FALSE(back.count.has_value());
    CHECK_FALSE(back.maybe.has_value());
    CHECK_FALSE(back.note.has_value());
    CHECK_FALSE(back.more.has_value());
  });
}

TEST_CASE("an empty text and empty bytes are not null, and false is not null") {
  with_things([](Database& db) {
    Thing thing = a_thing(1);
    thing.name = "";
    thing.data = {};
    thing.maybe = false;
    thing.note = "";
    thing.more = base::Bytes{};
    db.write([&](Transaction& tx) { add(tx, thing); });
    const Thing back = find(db, 1);
    CHECK(back.name.empty());
    CHECK(back.maybe == false);
    CHECK(back.note == "");
    REQUIRE(back.more.has_value());
    CHECK(back.more->empty());
  });
}

TEST_CASE("numbers reach both ends of 64 bits") {
  with_things([](Database& db) {
    for (const auto number : {std::numeric_limits<std::int64_t>::min(), std::int64_t{-1},
                              std::numeric_limits<std::int64_t>::max()}) {
      Thing thing = a_thing(number);
      thing.count = number;
      db.write([&](Transaction& tx) { add(tx, thing); });
      CHECK(find(db, number).count == number);
    }
  });
}

TEST_CASE("placeholders in any order and repeated mean the same on both engines") {
  testing::on_both_engines([](Database& db) {
    db.read([](Reader& reader) {
      const auto text = reader.one<std::string>(
          "SELECT $2 || '$1' || $1 || $2 /* $3 */ || \"c\".\"$1\" FROM (SELECT 'x' AS \"$1\") "
          "AS \"c\" -- $9\n WHERE $3 = 5 AND $2 = $2",
          "one", "two", 5);
      CHECK(text == "two$1onetwox");
    });
  });
}

TEST_CASE("a null that knows its type can be asked whether it is null") {
  testing::on_both_engines([](Database& db) {
    db.read([](Reader& reader) {
      const std::string_view sql = "SELECT 1 WHERE $1 IS NULL OR $1 = 5";
      CHECK(reader.find<std::int64_t>(sql, std::optional<std::int64_t>()));
      CHECK(reader.find<std::int64_t>(sql, std::optional<std::int64_t>(5)));
      CHECK_FALSE(reader.find<std::int64_t>(sql, 6));
    });
  });
}

TEST_CASE("rows are found by a list of ids") {
  with_things([](Database& db) {
    add_numbers(db, {1, 2, 3});
    const std::vector ids{base::Id<Thing>::from_number(3), base::Id<Thing>::from_number(1),
                          base::Id<Thing>::from_number(99)};
    const auto count = [&](const Numbers& numbers) {
      return db.read([&](Reader& reader) {
        return reader.all<std::int64_t>(
            "SELECT id FROM things WHERE id IN EACH_OF($1) ORDER BY id", numbers);
      });
    };
    CHECK(count(Numbers(ids)) == std::vector<std::int64_t>{1, 3});
    CHECK(count(Numbers(std::vector<std::int64_t>{})).empty());
  });
}

TEST_CASE("a query for one row that yields two, none or other columns is our mistake") {
  with_things([](Database& db) {
    add_numbers(db, {1, 2});
    db.read([](Reader& reader) {
      CHECK_THROWS_AS(reader.find<std::int64_t>("SELECT id FROM things"), base::Bug);
      CHECK_THROWS_AS(reader.one<std::int64_t>("SELECT id FROM things WHERE id = 9"), base::Bug);
      CHECK_THROWS_AS(reader.find<Thing>("SELECT id FROM things WHERE id = 1"), base::Bug);
      CHECK_THROWS_AS(reader.find<std::int64_t>("SELECT name FROM things WHERE id = 1"), base::Bug);
      CHECK_THROWS_AS(reader.find<bool>("SELECT note FROM things WHERE id = 1"), base::Bug);
      CHECK(reader.one<std::int64_t>("SELECT count(*) FROM things") == 2);
    });
  });
}

TEST_CASE("a reader does not write") {
  with_things([](Database& db) {
    db.read([](Reader& reader) {
      CHECK_THROWS_AS(reader.find<std::int64_t>("DELETE FROM things RETURNING id"), base::Bug);
    });
    add_numbers(db, {1});
  });
}

TEST_CASE("queries may be nested, even the same one, but nothing is written meanwhile") {
  with_things([](Database& db) {
    add_numbers(db, {1, 2});
    int pairs = 0;
    db.read([&](Reader& reader) {
      const std::string_view sql = "SELECT id FROM things ORDER BY id";
      reader.each(sql, [&](const Row&) { reader.each(sql, [&](const Row&) { ++pairs; }); });
    });
    CHECK(pairs == 4);
    const auto write_while_reading = [&] {
      db.write([](Transaction& tx) {
        tx.each("SELECT id FROM things",
                [&](const Row& row) { tx.run("DELETE FROM things WHERE id = $1", row.number(0)); });
      });
    };
    CHECK_THROWS_AS(write_while_reading(), base::Bug);
    CHECK(find(db, 2).open);
  });
}

TEST_CASE("a snapshot stays the same while others write") {
  with_things([](Database& db) {
    add_numbers(db, {1});
    const std::string_view sql = "SELECT count(*) FROM things";
    const auto session = db.open_read();
    CHECK(session->one<std::int64_t>(sql) == 1);
    add_numbers(db, {2, 3});
    CHECK(session->one<std::int64_t>(sql) == 1);
    CHECK(db.read([&](Reader& reader) { return reader.one<std::int64_t>(sql); }) == 3);
  });
}

TEST_CASE("when all connections are held, the next reader is told to come later") {
  testing::on_both_engines(
      {.options = {.readers = 2, .wait_max = std::chrono::milliseconds(20)}}, [](Database& db) {
        auto first = db.open_read();
        const auto second = db.open_read();
        CHECK_THROWS_AS(db.open_read(), Unavailable);
        first.reset();
        CHECK(db.open_read()->one<std::int64_t>("SELECT 1") == 1);
      });
}

TEST_CASE("a statement that runs for too long is stopped, and the next one runs") {
  testing::on_both_engines(
      {.options = {.statement_max = std::chrono::milliseconds(50)}}, [](Database& db) {
        const std::string_view endless =
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900000000) "
            "SELECT count(*) FROM n";
        const auto count = [&] {
          return db.read([&](Reader& reader) { return reader.one<std::int64_t>(endless); });
        };
        CHECK_THROWS_AS(count(), Unavailable);
        CHECK(db.read([](Reader& r) { return r.one<std::int64_t>("SELECT 1"); }) == 1);
      });
}

TEST_CASE("the instant of a snapshot and of a transaction is that of its beginning") {
  testing::FakeClock clock;
  testing::on_both_engines({.clock = &clock}, [&](Database& db) {
    clock.set(testing::FakeClock::noon);
    const auto session = db.open_read();
    clock.advance(std::chrono::seconds(1));
    CHECK(session->now() == testing::FakeClock::noon);
    db.write([&](Transaction& tx) {
      CHECK(tx.now() == testing::FakeClock::noon + std::chrono::seconds(1));
    });
  });
}

TEST_CASE("more different statements than are kept do no harm") {
  testing::on_both_engines([](Database& db) {
    db.read([](Reader& reader) {
      for (std::int64_t i = 0; i < 600; ++i) {
        CHECK(reader.one<std::int64_t>("SELECT " + std::to_string(i % 300) + " + $1", 1) ==
              i % 300 + 1);
      }
    });
  });
}

}  // namespace db
