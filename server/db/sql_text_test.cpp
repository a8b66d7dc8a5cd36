// SPDX-License-Identifier: Apache-2.0
#include "db/sql_text.h"

#include <doctest/doctest.h>

namespace db {

TEST_CASE("placeholders keep their numbers on SQLite, in any order and repeated") {
  CHECK(for_sqlite("SELECT $2, $1, $2, $12") == "SELECT ?2, ?1, ?2, ?12");
}

TEST_CASE("what looks like a placeholder inside literals, names and comments stays") {
  for (const char* sql : {"SELECT '$1'", "SELECT 'it''s $1'", "SELECT \"$1\"", "SELECT 1 -- $1\n",
                          "SELECT /* $1 FOR UPDATE */ 1", "SELECT $$ $1 $$", "SELECT $a$ $1 $a$",
                          "SELECT price$1", "SELECT '-- ', $ x"}) {
    CHECK(for_sqlite(sql) == sql);
    CHECK(for_postgres(sql) == sql);
  }
}

TEST_CASE("a literal ends where it ends") {
  CHECK(for_sqlite("SELECT 'a', $1, '', $2") == "SELECT 'a', ?1, '', ?2");
  CHECK(for_sqlite("SELECT 'open $1") == "SELECT 'open $1");
  CHECK(for_sqlite("SELECT 1 --$1\n, $2") == "SELECT 1 --$1\n, ?2");
  CHECK(for_sqlite("SELECT 1 /* open $1") == "SELECT 1 /* open $1");
}

TEST_CASE("EACH_OF becomes a subquery over a JSON array") {
  CHECK(for_sqlite("id IN EACH_OF($3)") == "id IN (SELECT value FROM json_each(?3))");
  CHECK(for_postgres("id IN EACH_OF( $3 ) AND x = $1") ==
        "id IN (SELECT CAST(value AS BIGINT) FROM json_array_elements_text($3::json)) AND x = $1");
  CHECK(for_sqlite("'EACH_OF($1)'") == "'EACH_OF($1)'");
}

TEST_CASE("SQLite does without row locks") {
  CHECK(for_sqlite("SELECT a FROM t LIMIT 1 FOR UPDATE SKIP LOCKED") == "SELECT a FROM t LIMIT 1 ");
  CHECK(for_sqlite("SELECT a FROM t for update;") == "SELECT a FROM t ;");
  CHECK(for_sqlite("WITH x AS (SELECT 1 FOR UPDATE) UPDATE t SET a = 1") ==
        "WITH x AS (SELECT 1 ) UPDATE t SET a = 1");
  CHECK(for_postgres("SELECT 1 FOR UPDATE SKIP LOCKED") == "SELECT 1 FOR UPDATE SKIP LOCKED");
}

}  // namespace db
