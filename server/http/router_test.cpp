// SPDX-License-Identifier: Apache-2.0
#include "http/router.h"

#include <doctest/doctest.h>

#include "base/ensure.h"

namespace http {

namespace {

void nothing(Call&) {}

Route row(const char* path) { return get(path, Permission::Public, "Nothing", nothing); }

std::string found(const Router& router, std::string_view path) {
  const Match match = router.find("GET", path);
  if (match.route == nullptr) return "-";
  std::string text = match.route->facts().path;
  for (const auto& [name, value] : match.values) text += " " + name + "=" + value;
  return text;
}

}  // namespace

TEST_CASE("a written segment wins over a parameter, and the search comes back") {
  const std::vector<Route> table{row("/orders/{id}"), row("/orders/export"),
                                 row("/orders/{id}/lines/{line}"), row("/orders/export/now"),
                                 row("/")};
  const Router router(table);
  CHECK(found(router, "/orders/7") == "/orders/{id} id=7");
  CHECK(found(router, "/orders/export") == "/orders/export");
  CHECK(found(router, "/orders/export/now") == "/orders/export/now");
  CHECK(found(router, "/orders/export/lines/2") == "/orders/{id}/lines/{line} id=export line=2");
  CHECK(found(router, "/") == "/");
}

TEST_CASE("what is not in the table is not found") {
  const std::vector<Route> table{row("/orders/{id}")};
  const Router router(table);
  for (const char* path : {"", "/", "/orders", "/orders/", "/orders/7/", "/orders/7/8", "/Orders/7",
                           "orders/7", "//orders/7", "/orders//7"}) {
    CHECK_MESSAGE(found(router, path) == "-", path);
  }
}

TEST_CASE("one method and one path stand once in a table") {
  const std::vector<Route> table{row("/orders/{id}"), row("/orders/{order}")};
  CHECK_THROWS_AS(Router{table}, base::Bug);
}

TEST_CASE("a row that contradicts itself does not start") {
  const std::vector<Route> silent{get("/a", Permission::Public, "", nothing)};
  CHECK_THROWS_AS(Router{silent}, base::Bug);
  const std::vector<Route> secret{
      post("/a", Permission::Public, "A", nothing).idempotent().secret_answer()};
  CHECK_THROWS_AS(Router{secret}, base::Bug);
  const std::vector<Route> versioned{get("/a", Permission::Public, "A", nothing).versioned()};
  CHECK_THROWS_AS(Router{versioned}, base::Bug);
}

}  // namespace http
