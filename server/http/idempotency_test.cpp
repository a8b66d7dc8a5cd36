// SPDX-License-Identifier: Apache-2.0
#include "http/idempotency.h"

#include <doctest/doctest.h>

#include <set>
#include <thread>

#include "http/small_school.h"

namespace http {

namespace {

constexpr auto draft = R"({"title":"Hello","stars":3})";

Request keyed(std::string key, std::string body = draft, std::string target = "/api/notes") {
  return with(as("boris", request_of("POST", std::move(target), std::move(body))),
              "idempotency-key", std::move(key));
}

std::int64_t kept(SmallSchool& school) {
  return school.db.read([](db::Reader& reader) {
    return reader.one<std::int64_t>("SELECT count(*) FROM idempotency_keys");
  });
}

}  // namespace

TEST_CASE("the same request sent again gets the same answer and does nothing twice") {
  SmallSchool school;
  const Response first = school.app.answer(keyed("k1"));
  const Response second = school.app.answer(keyed("k1"));
  CHECK(first.status == 201);
  CHECK(second.status == 201);
  CHECK(text_of(second) == text_of(first));
  CHECK(second.header("ETag") == "\"1\"");
  CHECK(second.header("Content-Type") == "application/json");
  CHECK_FALSE(first.header("Idempotent-Replayed"));
  CHECK(second.header("Idempotent-Replayed") == "true");
  CHECK(school.notes() == 1);
}

TEST_CASE("another key is another request") {
  SmallSchool school;
  CHECK(text_of(school.app.answer(keyed("k1"))) != text_of(school.app.answer(keyed("k2"))));
  CHECK(school.notes() == 2);
}

TEST_CASE("a key with another body or another address is refused") {
  SmallSchool school;
  school.app.answer(keyed("k1"));
  const Response other = school.app.answer(keyed("k1", R"({"title":"Other","stars":3})"));
  CHECK(other.status == 422);
  CHECK(text_of(other) ==
        R"({"type":"/problems/invalid","title":"Some values are wrong","status":422,)"
        R"("code":"idempotency.key_reused","request_id":"req1","errors":[{"pointer":"",)"
        R"("code":"idempotency.key_reused",)"
        R"("detail":"This key was sent before with another request."}]})");
  CHECK(school.app.answer(keyed("k1", draft, "/api/notes?dry_run=false")).status == 422);
  CHECK(school.notes() == 1);
}

TEST_CASE("a refused request keeps nothing, so it may be sent again when it is right") {
  SmallSchool school;
  const std::string taken = R"({"title":"taken","stars":1})";
  CHECK(school.app.answer(keyed("k1", taken)).status == 409);
  CHECK(school.app.answer(keyed("k1", "{}")).status == 422);
  CHECK(kept(school) == 0);
  CHECK(school.app.answer(keyed("k1")).status == 201);
}

TEST_CASE("two people may choose the same key") {
  SmallSchool school;
  const base::Actor boris{.kind = base::ActorKind::Staff, .person = 2};
  const base::Actor anna{.kind = base::ActorKind::Student, .person = 2};
  const RouteFacts route{.idempotent = true};
  CHECK(keyed_request(route, keyed("k1"), boris)->actor == "staff:2");
  CHECK(keyed_request(route, keyed("k1"), anna)->actor == "student:2");
}

TEST_CASE("two at once have one effect and one answer") {
  SmallSchool school;
  std::vector<std::string> answers(8);
  std::vector<std::thread> threads;
  for (std::string& answer : answers) {
    threads.emplace_back([&] { answer = text_of(school.app.answer(keyed("k1"))); });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(std::set<std::string>(answers.begin(), answers.end()).size() == 1);
  CHECK(school.notes() == 1);
}

TEST_CASE("a rehearsal with a key is not kept") {
  SmallSchool school;
  CHECK(school.app.answer(keyed("k1", draft, "/api/notes?dry_run=true")).status == 201);
  CHECK(kept(school) == 0);
  CHECK(school.notes() == 0);
}

TEST_CASE("an answer with a secret takes no key") {
  SmallSchool school;
  const Response answer = school.app.answer(keyed("k1", draft, "/api/tokens"));
  CHECK(answer.status == 422);
  CHECK(text_of(answer).find(R"("code":"idempotency.secret_answer")") != std::string::npos);
  CHECK(school.notes() == 0);
}

TEST_CASE("a key is 1 to 255 printable characters") {
  SmallSchool school;
  CHECK(school.app.answer(keyed(std::string(255, 'k'))).status == 201);
  CHECK(school.app.answer(keyed(std::string(256, 'k'))).status == 422);
  CHECK(school.app.answer(keyed("")).status == 422);
  CHECK(school.app.answer(keyed("a b")).status == 422);
  CHECK(school.app.answer(keyed("\xc3\xa9")).status == 422);
}

TEST_CASE("an answer is kept for seven days and not a millisecond longer") {
  SmallSchool school;
  school.app.answer(keyed("k1"));
  school.clock.advance(answers_kept_for - base::Duration(1));
  CHECK(school.app.answer(keyed("k1")).header("Idempotent-Replayed"));
  school.clock.advance(base::Duration(1));
  CHECK_FALSE(school.app.answer(keyed("k1")).header("Idempotent-Replayed"));
  CHECK(school.notes() == 2);
}

TEST_CASE("old answers are forgotten in pieces") {
  SmallSchool school;
  for (int i = 0; i < 5; ++i) school.app.answer(keyed("k" + std::to_string(i)));
  const auto forget = [&] {
    return school.db.write([&](db::Transaction& tx) {
      return forget_old_answers(tx, school.clock.now(), 3);
    });
  };
  CHECK(forget() == 0);
  school.clock.advance(answers_kept_for);
  CHECK(forget() == 3);
  CHECK(forget() == 2);
  CHECK(kept(school) == 0);
}

}  // namespace http
