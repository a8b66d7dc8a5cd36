// SPDX-License-Identifier: Apache-2.0
#include "http/denials.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "http/small_school.h"
#include "testing/log_lines.h"

namespace http {
namespace {

/// `who method route status code`, of a line of the log.
std::string gist_of(const std::string& line) {
  const auto field = [&](const std::string& name) {
    const std::string opening = "\"" + name + "\":\"";
    const auto begin = line.find(opening);
    if (begin == std::string::npos) return std::string("none");
    const auto from = begin + opening.size();
    return line.substr(from, line.find('"', from) - from);
  };
  return field("who") + " " + field("method") + " " + field("route") + " " + field("status") + " " +
         field("code") + " " + field("left_out");
}

std::string number(std::string_view prefix, std::int64_t person) {
  return base::id_text(prefix, person);
}

Request from(std::string address, Request request) {
  request.remote_address = std::move(address);
  return request;
}

}  // namespace

TEST_CASE("whoever is refused for who they are leaves one line: who, what, why, which request") {
  testing::LogLines log;
  SmallSchool school;
  const auto line_of = [&](const Request& request) {
    school.app.answer(request);
    const auto lines = log.next();
    return lines.size() == 1 ? gist_of(lines.front()) : std::to_string(lines.size()) + " lines";
  };
  const Request end = request_of("DELETE", "/api/school");
  CHECK(line_of(end) == "nobody DELETE /api/school 401 not_signed_in 0");
  CHECK(line_of(as("anna", end)) ==
        number("con", 1) + " DELETE /api/school 403 forbidden 0");
  CHECK(line_of(as("erik", end)) ==
        number("stf", 5) + " DELETE /api/school 403 session.confirm_password 0");
  CHECK(line_of(with(end, "authorization", "Bearer editor")) ==
        number("tok", 6) + " DELETE /api/school 403 token.by_people_only 0");
  CHECK(line_of(with(as("boris", end), "sec-fetch-site", "cross-site")) ==
        "nobody DELETE /api/school 403 csrf 0");
  CHECK(line_of(as("anna", request_of("GET", "/api/notes/nte_0000000000001"))) ==
        number("con", 1) + " GET /api/notes/{id} 404 note.not_found 0");
  CHECK(line_of(request_of("GET", "/api/fail/too_many")) ==
        "nobody GET /api/fail/{how} 429 code.too_many 0");
}

TEST_CASE("a line of a refusal has the number of the request and where it came from, no secret") {
  testing::LogLines log;
  SmallSchool school;
  const Request secret = request_of("GET", "/api/fail/s3cret");
  school.app.answer(
      with(from("2001:db8:1:2:3:4:5:6", secret), "authorization", "Bearer s3cret"));
  const auto lines = log.next();
  REQUIRE(lines.size() == 1);
  CHECK(lines.front() ==
        R"("level":"warning","message":"refused","request_id":"req1","who":"nobody",)"
        R"("from":"20010db800010002","method":"GET","route":"/api/fail/{how}","status":"404",)"
        R"("code":"not_found","left_out":"0"})");
}

TEST_CASE("what is answered, or refused for what was asked, leaves no line") {
  testing::LogLines log;
  SmallSchool school;
  school.app.answer(request_of("GET", "/api/notes"));
  school.app.answer(request_of("GET", "/wp-login.php"));
  school.app.answer(request_of("PUT", "/api/notes"));
  school.app.answer(request_of("GET", "/api/fail/invalid"));
  school.app.answer(as("anna", request_of("GET", "/api/at?at=x")));
  CHECK(log.next().empty());
}

TEST_CASE("a script in a loop gets few lines, and the next one says how many were left out") {
  testing::LogLines log;
  SmallSchool school;
  const Request end = request_of("DELETE", "/api/school");
  for (int i = 0; i < 1000; ++i) school.app.answer(end);
  CHECK(log.next().size() == 20);
  school.app.answer(from("192.0.2.99", end));
  const auto other = log.next();
  REQUIRE(other.size() == 1);
  CHECK(gist_of(other.front()) == "nobody DELETE /api/school 401 not_signed_in 980");
  school.clock.advance(std::chrono::minutes(1));
  for (int i = 0; i < 10; ++i) school.app.answer(end);
  CHECK(log.next().size() == 2);
}

TEST_CASE("scripts from everywhere get one line every two seconds together: ten megabytes a day") {
  testing::LogLines log;
  SmallSchool school;
  const Request end = request_of("DELETE", "/api/school");
  int addresses = 0;
  const auto knock = [&](int times) {
    for (int i = 0; i < times; ++i, ++addresses) {
      const std::string rest = std::to_string(addresses / 250) + "." +
                               std::to_string(addresses % 250);
      school.app.answer(from("198.51." + rest, end));
    }
  };
  knock(2000);
  CHECK(log.next().size() == 300);
  for (int i = 0; i < 50; ++i) {
    school.clock.advance(std::chrono::seconds(2));
    knock(10);
    const auto lines = log.next();
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().size() < 230);
  }
}

}  // namespace http
