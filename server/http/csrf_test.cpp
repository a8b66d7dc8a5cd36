// SPDX-License-Identifier: Apache-2.0
#include "http/csrf.h"

#include <doctest/doctest.h>

#include "http/problem.h"
#include "http/small_school.h"

namespace http {

namespace {

bool is_refused(const Request& request) {
  try {
    check_csrf(request);
    return false;
  } catch (const HttpRejection& rejection) {
    CHECK(rejection.problem().status == 403);
    return true;
  }
}

/// `key=value` pairs, separated by `|`, become headers; `$token` is the right one.
Request sent(std::string method, std::string_view headers, bool tls = true) {
  Request request = request_of(std::move(method), "/api/notes");
  request.tls = tls;
  for (const std::string_view pair : base::split(headers, '|')) {
    if (pair.empty()) continue;
    const std::size_t colon = pair.find(": ");
    std::string value(pair.substr(colon + 2));
    if (value == "$token") value = csrf_token("anna");
    request.headers.emplace_back(pair.substr(0, colon), value);
  }
  return request;
}

}  // namespace

TEST_CASE("which unsafe requests are taken for ours: the whole table") {
  struct Row {
    const char* headers;
    bool refused;
  };
  const std::string session = "cookie: __Host-stoa=anna|host: school.example|";
  const Row with_session[] = {
      {"sec-fetch-site: same-origin", false},
      {"sec-fetch-site: same-site", true},
      {"sec-fetch-site: cross-site", true},
      {"sec-fetch-site: none", true},
      {"sec-fetch-site: ", true},
      {"sec-fetch-site: cross-site|x-csrf-token: $token", true},
      {"sec-fetch-site: cross-site|origin: https://school.example", true},
      {"", true},
      {"x-csrf-token: $token", false},
      {"x-csrf-token: ", true},
      {"x-csrf-token: anna", true},
      {"origin: https://school.example", false},
      {"origin: http://school.example", true},
      {"origin: null", true},
      {"origin: https://school.example.evil.example", true},
      {"origin: https://evil-school.example", true},
      {"origin: https://evil.example|x-csrf-token: $token", false},
      {"authorization: Bearer x", false},
      {"authorization: Bearer x|sec-fetch-site: cross-site", false},
  };
  for (const Row& row : with_session) {
    for (const char* method : {"POST", "PUT", "PATCH", "DELETE"}) {
      CHECK_MESSAGE(is_refused(sent(method, session + row.headers)) == row.refused, row.headers);
    }
    CHECK_FALSE(is_refused(sent("GET", session + row.headers)));
    CHECK_FALSE(is_refused(sent("HEAD", session + row.headers)));
  }
}

TEST_CASE("without a session only a browser's own word refuses") {
  CHECK_FALSE(is_refused(sent("POST", "")));
  CHECK_FALSE(is_refused(sent("POST", "cookie: other=1")));
  CHECK_FALSE(is_refused(sent("POST", "sec-fetch-site: same-origin")));
  CHECK(is_refused(sent("POST", "sec-fetch-site: cross-site")));
}

TEST_CASE("the token of one session is no token of another") {
  CHECK(csrf_token("anna") != csrf_token("boris"));
  CHECK(csrf_token("anna") == csrf_token("anna"));
  const Request request = sent("POST", "cookie: __Host-stoa=boris|x-csrf-token: $token");
  CHECK(is_refused(request));
}

TEST_CASE("a forged request is refused before anything is asked about it") {
  SmallSchool school;
  const Request forged =
      with(as("boris", request_of("POST", "/api/notes", R"({"title":"a","stars":1})")),
           "sec-fetch-site", "cross-site");
  const Response answer = school.app.answer(forged);
  CHECK(answer.status == 403);
  CHECK(text_of(answer).find(R"("code":"csrf")") != std::string::npos);
  CHECK(school.notes() == 0);
}

}  // namespace http
