// SPDX-License-Identifier: Apache-2.0
#include "http/cookies.h"

#include <doctest/doctest.h>

#include "base/ensure.h"
#include "http/credentials.h"
#include "http/small_school.h"

namespace http {

TEST_CASE("the value of a cookie is found among others") {
  CHECK(cookie_in("stoa=abc", "stoa") == "abc");
  CHECK(cookie_in("a=1; stoa=abc; b=2", "stoa") == "abc");
  CHECK(cookie_in("a=1;stoa=abc", "stoa") == "abc");
  CHECK(cookie_in("stoa=\"abc\"", "stoa") == "abc");
  CHECK(cookie_in("stoa=a=b==", "stoa") == "a=b==");
  CHECK(cookie_in("stoa=", "stoa") == "");
  CHECK(cookie_in("stoa=abc; stoa=abc", "stoa") == "abc");
}

TEST_CASE("what is not clearly a cookie of that name is none") {
  for (const char* header : {"", "stoa", ";;;", "Stoa=abc", "xstoa=abc", "stoa2=abc", "a=stoa=abc",
                             "stoa=a b", "stoa=a,b", "stoa=a\\b", "stoa=\xff", "stoa=\"a", "=stoa",
                             "stoa =abc"}) {
    CHECK_MESSAGE(!cookie_in(header, "stoa"), header);
  }
}

TEST_CASE("a second cookie planted by a neighbouring site makes both worthless") {
  CHECK_FALSE(cookie_in("stoa=mine; stoa=planted", "stoa"));
  CHECK_FALSE(cookie_in("stoa=planted; a=1; stoa=mine", "stoa"));
}

TEST_CASE("a session cookie belongs to the host alone and is hidden from scripts") {
  CHECK(session_cookie("abc", std::chrono::hours(1), true) ==
        "__Host-stoa=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=3600");
  CHECK(session_cookie("abc", std::nullopt, true) ==
        "__Host-stoa=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
  CHECK(session_cookie("abc", std::nullopt, false) == "stoa=abc; Path=/; HttpOnly; SameSite=Lax");
  CHECK(ended_session_cookie(true) ==
        "__Host-stoa=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
}

TEST_CASE("a cookie that would break its header is a bug") {
  CHECK_THROWS_AS(set_cookie({.name = "a b", .value = "x"}), base::Bug);
  CHECK_THROWS_AS(set_cookie({.name = "", .value = "x"}), base::Bug);
  CHECK_THROWS_AS(set_cookie({.name = "a", .value = "x; Domain=evil"}), base::Bug);
  CHECK_THROWS_AS(set_cookie({.name = "a", .value = "x\r\n"}), base::Bug);
}

TEST_CASE("credentials come from the cookie of the protocol or from the header, never from both") {
  Request request = with(request_of("GET", "/"), "cookie", "stoa=plain; __Host-stoa=secure");
  CHECK(credentials_of(request).session == "plain");
  request.tls = true;
  CHECK(credentials_of(request).session == "secure");
  const Request bearer = with(request, "authorization", "bearer tok_123");
  CHECK(credentials_of(bearer).bearer == "tok_123");
  CHECK_FALSE(credentials_of(bearer).session);
  for (const char* header : {"", "Bearer", "Bearer ", "Bearer a b", "Basic abc", "Bearer \"a\""}) {
    CHECK_MESSAGE(credentials_of(with(request, "authorization", header)).none(), header);
  }
  CHECK(credentials_of(request_of("GET", "/")).none());
}

}  // namespace http
