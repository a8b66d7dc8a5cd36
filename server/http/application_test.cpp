// SPDX-License-Identifier: Apache-2.0
#include "http/application.h"

#include <doctest/doctest.h>

#include "http/small_school.h"

namespace http {

namespace {

constexpr auto draft = R"({"title":"Hello","stars":3})";

std::string id_in(const Response& response) {
  const std::string text = text_of(response);
  return text.substr(text.find("nte_"), 17);
}

std::string a_note(SmallSchool& school) {
  return id_in(school.app.answer(as("boris", request_of("POST", "/api/notes", draft))));
}

}  // namespace

TEST_CASE("a note is made, shown with its version, changed and deleted") {
  SmallSchool school;
  const Response made = school.app.answer(as("boris", request_of("POST", "/api/notes", draft)));
  CHECK(made.status == 201);
  CHECK(made.header("ETag") == "\"1\"");
  const std::string path = "/api/notes/" + id_in(made);
  CHECK(text_of(made) == text_of(school.app.answer(as("anna", request_of("GET", path)))));

  const Request change =
      with(as("boris", request_of("PATCH", path, R"({"title":"New","stars":1})")), "if-match",
           "\"1\"");
  const Response changed = school.app.answer(change);
  CHECK(changed.status == 200);
  CHECK(changed.header("ETag") == "\"2\"");

  const Response gone = school.app.answer(as("boris", request_of("DELETE", path)));
  CHECK(gone.status == 204);
  CHECK(text_of(gone).empty());
  CHECK(school.notes() == 0);
}

TEST_CASE("a list is a page") {
  SmallSchool school;
  a_note(school);
  const Response page = school.app.answer(request_of("GET", "/api/notes?limit=1"));
  CHECK(text_of(page).starts_with(R"({"items":[{"id":"nte_)"));
  CHECK(text_of(page).ends_with(R"("title":"Hello","version":1}],"total":1,"next_cursor":null})"));
}

TEST_CASE("all wrong fields are told at once and nothing happens") {
  SmallSchool school;
  const Response answer = school.app.answer(
      as("boris", request_of("POST", "/api/notes", R"({"title":" ","stars":9,"colour":"red"})")));
  CHECK(answer.status == 422);
  CHECK(answer.header("Content-Type") == "application/problem+json");
  const std::string text = text_of(answer);
  CHECK(text.starts_with(R"({"type":"/problems/invalid","title":"Some values are wrong",)"
                         R"("status":422,"code":"invalid","request_id":"req1","errors":[)"));
  for (const auto* part : {R"("pointer":"/title","code":"required")",
                           R"("pointer":"/stars","code":"number.out_of_range")",
                           R"("pointer":"/colour","code":"unknown_field")"}) {
    CHECK_MESSAGE(text.find(part) != std::string::npos, part, " in ", text);
  }
  CHECK(school.notes() == 0);
}

TEST_CASE("what cannot be read is 400, what is no JSON is 415") {
  SmallSchool school;
  const Response broken = school.app.answer(as("boris", request_of("POST", "/api/notes", "{")));
  CHECK(broken.status == 400);
  CHECK(text_of(broken).find(R"("code":"json.syntax")") != std::string::npos);
  const Response empty = school.app.answer(as("boris", request_of("POST", "/api/notes")));
  CHECK(empty.status == 400);
  const Request form =
      with(as("boris", request_of("POST", "/api/notes", draft)), "content-type", "text/plain");
  const Response other = school.app.answer(form);
  CHECK(other.status == 415);
  CHECK(text_of(other) ==
        R"({"type":"/problems/media_type","title":"The media type is not read here","status":415,)"
        R"("code":"media_type","detail":"This is read as application/json only.",)"
        R"("request_id":"req1"})");
  const Request charset = with(as("boris", request_of("POST", "/api/notes", draft)),
                               "content-type", "Application/JSON; charset=utf-8");
  CHECK(school.app.answer(charset).status == 201);
}

struct Told {
  const char* how;
  int status;
  const char* body;
};

TEST_CASE("every failure has its status and its words, and ours stay with us") {
  SmallSchool school;
  const Told table[] = {
      {"not_found", 404,
       R"({"type":"/problems/not_found","title":"There is nothing here","status":404,)"
       R"("code":"not_found","request_id":"req1"})"},
      {"forbidden", 403,
       R"({"type":"/problems/forbidden","title":"This is not allowed","status":403,)"
       R"("code":"second_factor.required","detail":"Enter the code.","request_id":"req1"})"},
      {"too_many", 429,
       R"({"type":"/problems/too_many","title":"Too many requests","status":429,)"
       R"("code":"code.too_many","request_id":"req1","retry_after":30})"},
      {"unavailable", 503,
       R"({"type":"/problems/unavailable","title":"The server is busy","status":503,)"
       R"("code":"unavailable","request_id":"req1"})"},
      {"disk_full", 507,
       R"({"type":"/problems/storage_full","title":"The server has no room left","status":507,)"
       R"("code":"storage_full","request_id":"req1"})"},
      {"bug", 500,
       R"({"type":"/problems/internal","title":"Something went wrong on our side","status":500,)"
       R"("code":"internal","request_id":"req1"})"},
      {"invalid", 422,
       R"({"type":"/problems/invalid","title":"Some values are wrong","status":422,)"
       R"("code":"invalid","request_id":"req1","errors":[{"pointer":"/email",)"
       R"("code":"email.invalid","detail":"No @ sign."}]})"},
  };
  for (const Told& row : table) {
    const Response answer =
        school.app.answer(as("anna", request_of("GET", std::string("/api/fail/") + row.how)));
    CHECK(answer.status == row.status);
    CHECK(text_of(answer) == row.body);
  }
}

TEST_CASE("a busy server and a hurried client are told when to come back") {
  SmallSchool school;
  const Response busy = school.app.answer(request_of("GET", "/api/fail/unavailable"));
  CHECK(busy.header("Retry-After") == "1");
  const Response hurried = school.app.answer(request_of("GET", "/api/fail/too_many"));
  CHECK(hurried.header("Retry-After") == "30");
}

TEST_CASE("a conflict names the object in the way") {
  SmallSchool school;
  const Response answer = school.app.answer(
      as("boris", request_of("POST", "/api/notes", R"({"title":"taken","stars":1})")));
  CHECK(answer.status == 409);
  CHECK(text_of(answer) ==
        R"({"type":"/problems/conflict","title":"The present state does not allow it",)"
        R"("status":409,"code":"note.title_taken","request_id":"req1","existing":"nte_1"})");
}

TEST_CASE("two people change one note: the second one gets both versions") {
  SmallSchool school;
  const std::string id = a_note(school);
  const Request change = with(
      as("boris", request_of("PATCH", "/api/notes/" + id, R"({ "title": "Mine", "stars": 2 })")),
      "if-match", "\"1\"");
  REQUIRE(school.app.answer(change).status == 200);
  const Response second = school.app.answer(change);
  CHECK(second.status == 412);
  CHECK(text_of(second) ==
        R"({"type":"/problems/stale","title":"Somebody saved another version meanwhile",)"
        R"("status":412,"code":"stale","request_id":"req1",)"
        R"("yours":{"title":"Mine","stars":2},"current":{"id":")" +
            id + R"(","title":"Mine","version":2}})");
}

TEST_CASE("a change without a version is asked for it") {
  SmallSchool school;
  const std::string path = "/api/notes/" + a_note(school);
  const Response blind = school.app.answer(as("boris", request_of("PATCH", path, draft)));
  CHECK(blind.status == 428);
  CHECK(text_of(blind).find(R"("code":"precondition_required")") != std::string::npos);
  for (const char* tag : {"*", "1", "W/\"1\"", "\"1\", \"2\"", "\"one\"", "\"\"", "\"-1\""}) {
    const Response odd =
        school.app.answer(with(as("boris", request_of("PATCH", path, draft)), "if-match", tag));
    CHECK_MESSAGE(odd.status == 422, tag);
  }
}

TEST_CASE("a method that is not there names those that are") {
  SmallSchool school;
  const Response answer = school.app.answer(request_of("PUT", "/api/notes"));
  CHECK(answer.status == 405);
  CHECK(answer.header("Allow") == "GET, HEAD, POST");
  CHECK(school.app.answer(request_of("TRACE", "/api/notes")).status == 405);
  CHECK(school.app.answer(request_of("GET", "/api/nothing")).status == 404);
  CHECK(school.app.answer(request_of("GET", "/api/notes/")).status == 404);
}

TEST_CASE("HEAD is answered like GET") {
  SmallSchool school;
  CHECK(school.app.answer(request_of("HEAD", "/api/notes")).status == 200);
  CHECK(school.app.answer(request_of("HEAD", "/api/upload")).status == 405);
}

TEST_CASE("an id that is none of its kind names nothing") {
  SmallSchool school;
  for (const char* id : {"1", "nte_", "ord_0000000000000", "nte_0000000000000"}) {
    const Response answer =
        school.app.answer(as("anna", request_of("GET", std::string("/api/notes/") + id)));
    CHECK_MESSAGE(answer.status == 404, id);
  }
}

TEST_CASE("an unknown parameter is an error, on every route") {
  SmallSchool school;
  const Response list = school.app.answer(request_of("GET", "/api/notes?limit=0&page=2"));
  CHECK(list.status == 422);
  CHECK(text_of(list).find(R"("pointer":"/page","code":"unknown_field")") != std::string::npos);
  CHECK(text_of(list).find(R"("pointer":"/limit")") != std::string::npos);
  const Response plain = school.app.answer(request_of("GET", "/api/fail/x?a~b=1"));
  CHECK(plain.status == 422);
  CHECK(text_of(plain).find(R"("pointer":"/a~0b","code":"unknown_field")") != std::string::npos);
  const Request rehearsal = as("boris", request_of("DELETE", "/api/notes/x?dry_run=true"));
  CHECK(school.app.answer(rehearsal).status == 422);
}

TEST_CASE("a body where none is read is refused, except an empty object") {
  SmallSchool school;
  const std::string path = "/api/notes/" + a_note(school);
  CHECK(school.app.answer(as("boris", request_of("DELETE", path, R"({"a":1})"))).status == 422);
  CHECK(school.notes() == 1);
  CHECK(school.app.answer(as("boris", request_of("DELETE", path, " {}\n"))).status == 204);
}

TEST_CASE("a rehearsal answers and changes nothing") {
  SmallSchool school;
  const auto rehearse = [&](const char* value) {
    return school.app.answer(as(
        "boris", request_of("POST", std::string("/api/notes?dry_run=") + value, draft)));
  };
  CHECK(rehearse("true").status == 201);
  CHECK(school.notes() == 0);
  CHECK(rehearse("maybe").status == 422);
  CHECK(rehearse("false").status == 201);
  CHECK(school.notes() == 1);
}

TEST_CASE("a reader asks how it is at another instant") {
  SmallSchool school;
  const auto at = [&](const std::string& query) {
    return school.app.answer(as("anna", request_of("GET", "/api/at" + query)));
  };
  CHECK(text_of(at("")) == "2026-01-05T12:00:00Z");
  CHECK(text_of(at("?at=2027-03-01T09:00:00Z")) == "2027-03-01T09:00:00Z");
  const Response wrong = at("?at=tomorrow");
  CHECK(wrong.status == 422);
  CHECK(text_of(wrong).find(R"("pointer":"/at","code":"instant.invalid")") != std::string::npos);
}

TEST_CASE("raw bytes reach the handler as they are") {
  SmallSchool school;
  const Request bytes = with(as("curt", request_of("PUT", "/api/upload", std::string(3, '\0'))),
                             "content-type", "application/octet-stream");
  CHECK(text_of(school.app.answer(bytes)) == "3");
  CHECK(school.app.answer(as("curt", request_of("PUT", "/api/upload", "{}"))).status == 415);
}

TEST_CASE("a long body that lies in a file is read like a short one") {
  SmallSchool school;
  Request request = as("boris", request_of("POST", "/api/notes"));
  request.headers.emplace_back("content-type", "application/json");
  request.body_file = school.folder.path / "body";
  std::ofstream(*request.body_file) << draft;
  CHECK(school.app.answer(request).status == 201);
  CHECK(school.notes() == 1);
}

TEST_CASE("the server learns from the table how long a body may be and where it runs") {
  SmallSchool school;
  CHECK(school.app.intake("PUT", "/api/upload").body_max == (10 << 20));
  CHECK(school.app.intake("POST", "/api/notes").body_max == (1 << 20));
  CHECK(school.app.intake("POST", "/nowhere").body_max == (1 << 20));
  CHECK(school.app.intake("PUT", "/api/upload").heavy);
  CHECK_FALSE(school.app.intake("POST", "/api/notes").heavy);
  CHECK(school.app.intake("POST", "/api/tokens").urgent);
  CHECK_FALSE(school.app.intake("POST", "/api/notes").urgent);
}

TEST_CASE("every answer carries the headers that protect a browser, refusals too") {
  SmallSchool school;
  for (const char* path : {"/api/notes", "/api/nothing", "/api/fail/bug"}) {
    const Response answer = school.app.answer(request_of("GET", path));
    const auto policy = answer.header("Content-Security-Policy");
    REQUIRE(policy);
    CHECK(policy->find("script-src 'self';") != std::string_view::npos);
    CHECK(policy->find("frame-ancestors 'none'") != std::string_view::npos);
    CHECK(answer.header("X-Content-Type-Options") == "nosniff");
    CHECK(answer.header("Referrer-Policy") == "same-origin");
    CHECK(answer.header("Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(answer.header("Permissions-Policy"));
    CHECK(answer.header("Cache-Control") == "no-store");
    CHECK_FALSE(answer.header("Strict-Transport-Security"));
  }
  Request secure = request_of("GET", "/api/notes");
  secure.tls = true;
  CHECK(school.app.answer(secure).header("Strict-Transport-Security") ==
        "max-age=31536000; includeSubDomains");
}

TEST_CASE("one address that asks too often has to wait, another does not") {
  SmallSchool school({.per_address = Rate{.burst = 2, .refill = std::chrono::seconds(1)}});
  const Request request = request_of("GET", "/api/notes");
  CHECK(school.app.answer(request).status == 200);
  CHECK(school.app.answer(request).status == 200);
  CHECK(school.app.answer(request).status == 429);
  Request other = request;
  other.remote_address = "192.0.2.8";
  CHECK(school.app.answer(other).status == 200);
  school.clock.advance(std::chrono::seconds(1));
  CHECK(school.app.answer(request).status == 200);
}

TEST_CASE("the counters are for those who may view jobs") {
  SmallSchool school({.gauges = [] {
    return std::vector<Gauge>{{.name = "stoa_waiting", .help = "Waiting.", .value = 7}};
  }});
  school.app.answer(request_of("GET", "/api/notes"));
  school.app.answer(request_of("GET", "/api/nothing"));
  CHECK(school.app.answer(request_of("GET", "/metrics")).status == 401);
  const std::string text = text_of(
      school.app.answer(with(request_of("GET", "/metrics"), "authorization", "Bearer token")));
  CHECK(text.find("stoa_requests_total{route=\"GET /api/notes\",status=\"200\"} 1\n") !=
        std::string::npos);
  CHECK(text.find("stoa_requests_total{route=\"other\",status=\"404\"} 1\n") !=
        std::string::npos);
  CHECK(text.find("\nstoa_waiting 7\n") != std::string::npos);
}

TEST_CASE("what the server refuses by itself looks like everything else") {
  const SmallSchool school;
  const Response answer = school.app.problem(request_of("POST", "/"), 413, "body.too_large");
  CHECK(text_of(answer) ==
        R"({"type":"/problems/too_large","title":"The request is too large","status":413,)"
        R"("code":"body.too_large","request_id":"req1"})");
  CHECK(answer.header("X-Content-Type-Options") == "nosniff");
}

}  // namespace http
