// SPDX-License-Identifier: Apache-2.0
#include "http/target.h"

#include <doctest/doctest.h>

namespace http {

TEST_CASE("a target is decoded once") {
  const auto target = read_target("/caf%C3%A9/%2541?q=a+b%26c&empty=&flag&q=%D1%97");
  REQUIRE(target);
  CHECK(target->path == "/café/%41");
  CHECK(target->query == Fields{{"q", "a b&c"}, {"empty", ""}, {"flag", ""}, {"q", "ї"}});
}

TEST_CASE("a plus stays a plus in a path") {
  CHECK(read_target("/a+b")->path == "/a+b");
  CHECK(read_target("/")->query.empty());
  CHECK(read_target("/a?")->query.empty());
}

TEST_CASE("a path that could be read in two ways is no path") {
  for (const auto* raw :
       {"/a%00b",     "/a%2fb",    "/a%2Fb", "/a%5cb",    "/a\\b",    "/a%",
        "/a%4",       "/a%zz",     "/..",    "/../etc",   "/a/../b",  "/a/.",
        "/./a",       "/%2e%2e/a", "/a/%2e", "/a%0d%0ab", "/%ff",     "/%c0%af",
        "/%ed%a0%80", "a",         "",       "/a?b=%00",  "/a?b=%zz", "/a?%ff=1"}) {
    CAPTURE(raw);
    CHECK_FALSE(read_target(raw));
  }
}

TEST_CASE("dots inside a name are only dots") {
  CHECK(read_target("/a..b/...")->path == "/a..b/...");
  CHECK(read_target("/.well-known/x")->path == "/.well-known/x");
}

}  // namespace http
