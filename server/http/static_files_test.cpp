// SPDX-License-Identifier: Apache-2.0
#include "http/static_files.h"

#include <doctest/doctest.h>

#include <array>

#include "http/small_school.h"

namespace http {

namespace {

constexpr std::array files{
    EmbeddedFile{.path = "/admin.html", .type = "text/html; charset=utf-8", .plain = "<admin>"},
    EmbeddedFile{.path = "/learn.html", .type = "text/html; charset=utf-8", .plain = "<learn>"},
    EmbeddedFile{.path = "/assets/app-1a2b.js",
                 .type = "text/javascript",
                 .plain = "plain",
                 .br = "BR",
                 .gzip = "GZIP",
                 .immutable = true},
};

StaticFiles school_files() {
  return {files, {{"/admin", "/admin.html"}, {"/learn", "/learn.html"}}};
}

std::string_view bytes_of(const std::optional<Response>& response) {
  return response ? std::get<BytesBody>(response->body).bytes : "-";
}

}  // namespace

TEST_CASE("the smallest form that the browser reads is sent") {
  const StaticFiles files_of_school = school_files();
  struct Row {
    const char* accept;
    const char* bytes;
  };
  const Row rows[] = {
      {"gzip, deflate, br", "BR"}, {"gzip", "GZIP"},           {"br;q=0, gzip", "GZIP"},
      {"", "plain"},               {"identity", "plain"},      {"*", "BR"},
      {"br;q=0.5", "BR"},          {"*;q=0", "plain"},         {"br;q=0.000, *", "GZIP"},
      {"brotli", "plain"},         {"gzip;q=0, br;q=0", "plain"},
  };
  for (const Row& row : rows) {
    const auto answer = files_of_school.find(
        with(request_of("GET", "/assets/app-1a2b.js"), "accept-encoding", row.accept));
    CHECK_MESSAGE(bytes_of(answer) == row.bytes, row.accept);
    CHECK(answer->header("Vary") == "Accept-Encoding");
  }
}

TEST_CASE("what has a hash in its name is kept for ever, a page is asked for each time") {
  const StaticFiles files_of_school = school_files();
  const auto script = files_of_school.find(request_of("GET", "/assets/app-1a2b.js"));
  CHECK(script->header("Cache-Control") == "public, max-age=31536000, immutable");
  const auto page = files_of_school.find(request_of("GET", "/admin.html"));
  CHECK(page->header("Cache-Control") == "no-cache");
}

TEST_CASE("a page that the browser has is not sent again") {
  const StaticFiles files_of_school = school_files();
  const Request request = request_of("GET", "/admin");
  const std::string etag = std::get<BytesBody>(files_of_school.find(request)->body).etag;
  for (const std::string& known : {etag, "W/" + etag, "\"other\", " + etag, std::string("*")}) {
    const auto again = files_of_school.find(with(request, "if-none-match", known));
    CHECK(again->status == 304);
    CHECK(again->header("ETag") == etag);
  }
  CHECK(files_of_school.find(with(request, "if-none-match", "\"other\""))->status == 200);
}

TEST_CASE("each form of a file has a tag of its own") {
  const StaticFiles files_of_school = school_files();
  const Request request = request_of("GET", "/assets/app-1a2b.js");
  const auto plain = files_of_school.find(request);
  const auto packed = files_of_school.find(with(request, "accept-encoding", "br"));
  CHECK(std::get<BytesBody>(plain->body).etag != std::get<BytesBody>(packed->body).etag);
}

TEST_CASE("an app finds its way by itself, but a missing script is missing") {
  const StaticFiles files_of_school = school_files();
  const auto page = [&](const char* path) {
    return bytes_of(files_of_school.find(request_of("GET", path)));
  };
  CHECK(page("/admin") == "<admin>");
  CHECK(page("/admin/") == "<admin>");
  CHECK(page("/admin/contacts/con_1") == "<admin>");
  CHECK(page("/learn/courses") == "<learn>");
  CHECK(page("/administration") == "-");
  CHECK(page("/admin/assets/old.js") == "-");
  CHECK(page("/assets/other.js") == "-");
  CHECK(page("/") == "-");
}

TEST_CASE("files are behind the table, and are only read") {
  const StaticFiles files_of_school = school_files();
  SmallSchool school({.files = &files_of_school});
  CHECK(school.app.answer(request_of("GET", "/admin/x")).status == 200);
  CHECK(school.app.answer(request_of("GET", "/admin/x")).header("Content-Security-Policy"));
  const Response posted = school.app.answer(request_of("POST", "/admin"));
  CHECK(posted.status == 405);
  CHECK(posted.header("Allow") == "GET, HEAD");
  CHECK(school.app.answer(request_of("GET", "/elsewhere")).status == 404);
}

}  // namespace http
