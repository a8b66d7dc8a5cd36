// SPDX-License-Identifier: Apache-2.0
#include "access/decide_command.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

namespace accesses::testing {

namespace {

struct Run {
  int status = 0;
  std::string out;
};

Run run(const std::string& text) {
  std::istringstream in(text);
  std::ostringstream out;
  const int status = decide_lines(in, out);
  return {status, out.str()};
}

const std::string world =
    R"({"school":{"zone":"UTC"},"product":{"status":"published","modules":[]},)"
    R"("asks":[{"target":{"type":"product"},"at":"2026-03-10T12:00:00Z"}]})";
const std::string no_access = R"({"answers":[{"outcome":"locked","reason":"no_access"}]})";

std::string refusal_of(const std::string& line) { return decide_line(line).json; }

}  // namespace

TEST_CASE("one line of answers for each world, in their order; lines of white space are skipped") {
  const Run done = run(world + "\n \t\r\n\n" + world + "\r\n");
  CHECK(done.out == no_access + "\n" + no_access + "\n");
  CHECK(done.status == 0);
}

TEST_CASE("the last line needs no line end, and no input is no output") {
  CHECK(run(world).out == no_access + "\n");
  CHECK(run("").out.empty());
  CHECK(run("").status == 0);
}

TEST_CASE("after a malformed line the command goes on, and tells so at the end") {
  const Run done = run("{\n" + world + "\n");
  CHECK(done.out.starts_with(R"({"error":{"code":"invalid_json","path":"",)"));
  CHECK(done.out.ends_with(no_access + "\n"));
  CHECK(done.status == 2);
}

TEST_CASE("the path of an error points at the offending value") {
  CHECK(refusal_of("[]").starts_with(R"({"error":{"code":"invalid_world","path":"",)"));
  std::string wrong = world;
  wrong.replace(wrong.find("12:00:00Z"), 9, "12:00:60Z");
  CHECK(refusal_of(wrong).starts_with(R"({"error":{"code":"invalid_world","path":"/asks/0/at",)"));
  wrong = world;
  wrong.insert(wrong.find(R"("asks")"),
               R"("grants":[{"id":"G","start_at":"2026-03-10T12:00:00Z","policy":{"schedule":)"
               R"({"type":"custom","fallback":"inherit","lessons":{"a/b~c":{"open":7}}}}}],)");
  CHECK(refusal_of(wrong).find(R"("path":"/grants/0/policy/schedule/lessons/a~1b~0c/open")") !=
        std::string::npos);
}

TEST_CASE("a grant is named by its id as written, the smaller in byte order of two alike") {
  std::string alike = world;
  alike.insert(alike.find(R"("asks")"),
               R"("grants":[{"id":"b","start_at":"2026-03-10T12:00:00Z","policy":{}},)"
               R"({"id":"\u00e9\"","start_at":"2026-03-10T12:00:00Z","policy":{}},)"
               R"({"id":"Z","start_at":"2026-03-10T12:00:00Z","policy":{}}],)");
  CHECK(decide_line(alike).json ==
        R"({"answers":[{"outcome":"open","via":"grant","grant":"Z","until":null}]})");
}

TEST_CASE("deep nesting is refused, not followed") {
  CHECK(decide_line(std::string(100'000, '[')).malformed);
  CHECK(decide_line(R"({"x":)" + std::string(100'000, '[')).malformed);
}

}  // namespace accesses::testing
