// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "http/may_use.h"
#include "http/small_school.h"

namespace http {

TEST_CASE("who may use a route: the whole table") {
  using base::ActorKind;
  const base::Permissions edits{Permission::EditCourses};
  const base::Permissions all_bits{Permission::EditCourses, Permission::Staff,
                                   Permission::SignedIn};
  struct Row {
    base::Actor actor;
    const char* may;  // Public, SignedIn, Student, Staff, EditCourses, ManageTeam
  };
  const Row rows[] = {
      {{.kind = ActorKind::Nobody}, "y-----"},
      {{.kind = ActorKind::Nobody, .permissions = all_bits}, "y-----"},
      {{.kind = ActorKind::Student, .person = 1}, "yyy---"},
      {{.kind = ActorKind::Student, .person = 1, .permissions = all_bits}, "yyy---"},
      {{.kind = ActorKind::Staff, .person = 1}, "yy-y--"},
      {{.kind = ActorKind::Staff, .person = 1, .permissions = edits}, "yy-yy-"},
      {{.kind = ActorKind::Token, .person = 1}, "yy----"},
      {{.kind = ActorKind::Token, .person = 1, .permissions = edits}, "yy--y-"},
      {{.kind = ActorKind::Token, .person = 1, .permissions = all_bits}, "yy-yy-"},
      {base::Actor::system(), "yy-yyy"},
  };
  const Permission asked[] = {Permission::Public, Permission::SignedIn,    Permission::Student,
                              Permission::Staff,  Permission::EditCourses, Permission::ManageTeam};
  for (const Row& row : rows) {
    std::string may;
    for (const Permission permission : asked) may += may_use(permission, row.actor) ? 'y' : '-';
    CHECK(may == row.may);
  }
}

TEST_CASE("whoever is not signed in is told to sign in, the others that it is forbidden") {
  SmallSchool school;
  const auto status = [&](std::string_view person, const char* path) {
    return school.app.answer(as(person, request_of("GET", path))).status;
  };
  CHECK(status("nobody", "/api/notes") == 200);
  CHECK(status("nobody", "/api/at") == 401);
  CHECK(status("anna", "/api/at") == 200);
  CHECK(status("boris", "/api/at") == 403);

  const Response stranger = school.app.answer(request_of("POST", "/api/notes", "{"));
  CHECK(text_of(stranger) ==
        R"({"type":"/problems/not_signed_in","title":"Sign in first","status":401,)"
        R"("code":"not_signed_in","request_id":"req1"})");
  CHECK(stranger.header("WWW-Authenticate") == "Bearer");
  const Response colleague = school.app.answer(as("curt", request_of("POST", "/api/notes", "{")));
  CHECK(text_of(colleague) ==
        R"({"type":"/problems/forbidden","title":"This is not allowed","status":403,)"
        R"("code":"forbidden","request_id":"req1"})");
}

TEST_CASE("a stranger learns nothing about the input of a route") {
  SmallSchool school;
  CHECK(school.app.answer(request_of("POST", "/api/notes?x=1", "{")).status == 401);
  CHECK(school.app.answer(request_of("PATCH", "/api/notes/x")).status == 401);
  CHECK(school.app.answer(as("anna", request_of("GET", "/api/at?at=x"))).status == 422);
  CHECK(school.app.answer(request_of("GET", "/api/at?at=x")).status == 401);
}

TEST_CASE("what asks for a fresh proof is refused to whoever gave none lately, and to tokens") {
  SmallSchool school;
  const auto said = [&](const Request& request) {
    const Response response = school.app.answer(request);
    const std::string body = text_of(response);
    const auto code = body.find("\"code\":\"");
    if (code == std::string::npos) return std::to_string(response.status);
    const auto begin = code + 8;
    const auto length = body.find('"', begin) - begin;
    return std::to_string(response.status) + " " + body.substr(begin, length);
  };
  const auto with_token = [](std::string token, Request request) {
    return with(std::move(request), "authorization", "Bearer " + token);
  };
  school.app.answer(as("boris", request_of("POST", "/api/notes", R"({"title":"a","stars":1})")));
  CHECK(school.notes() == 1);
  const Request end = request_of("DELETE", "/api/school");
  CHECK(said(as("erik", end)) == "403 session.confirm_password");
  CHECK(said(as("curt", end)) == "403 forbidden");
  CHECK(said(with_token("editor", end)) == "403 token.by_people_only");
  CHECK(said(with_token("editor", request_of("DELETE", "/api/devices"))) ==
        "403 token.by_people_only");
  CHECK(said(with_token("token", end)) == "403 forbidden");
  CHECK(said(end) == "401 not_signed_in");
  CHECK(school.notes() == 1);
  CHECK(said(as("erik", request_of("DELETE", "/api/devices"))) == "204");
  CHECK(said(as("boris", end)) == "204");
  CHECK(school.notes() == 0);
}

TEST_CASE("headers that look like an identity change nothing") {
  SmallSchool school;
  Request request = request_of("GET", "/api/at");
  for (const char* name : {"x-user", "x-user-id", "x-forwarded-user", "x-remote-user",
                           "x-wcpay-platform-checkout-user", "x-forwarded-for"}) {
    request.headers.emplace_back(name, "1");
  }
  CHECK(school.app.answer(request).status == 401);
}

TEST_CASE("with an Authorization header the cookie does not count") {
  SmallSchool school;
  const Request both =
      with(as("anna", request_of("GET", "/api/at")), "authorization", "Bearer nonsense");
  CHECK(school.app.answer(both).status == 401);
  const Request basic = with(as("anna", request_of("GET", "/api/at")), "authorization", "Basic x");
  CHECK(school.app.answer(basic).status == 401);
}

}  // namespace http
