// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "learning/progress.h"
#include "testing/school.h"

namespace learning {
namespace {

using namespace std::chrono_literals;
using testing::json;
using testing::TestCourse;
using testing::TestSchool;
using testing::Visitor;

const std::string words =
    R"([{"id": "b1", "type": "text", "doc": {"type": "doc", "content": [{"type": "paragraph",)"
    R"("content": [{"type": "text", "text": "the secret of the school"}]}]}}])";

const std::string in_two_days =
    json("{'open': {'type': 'after', 'days': 2, 'time': 'participant'}}");

/// By door 3, under a policy of its own.
void give(TestSchool& school, const Visitor& student, const TestCourse& course,
          std::string_view policy) {
  const auto offer = school.an_offer(
      "A plan", json("[{'product': '$1', 'policy': $2}]", {course.id, json(policy)}));
  const auto given = school.olga.post("/api/contacts/" + student.id() + "/grants",
                                      json("{'product': '$1', 'offer': '$2'}", {course.id, offer}));
  REQUIRE(given.status == 201);
}

void change_lesson(TestSchool& school, const std::string& lesson, const std::string& patch) {
  const auto card = school.olga.get("/api/lessons/" + lesson);
  REQUIRE(school.olga.patch("/api/lessons/" + lesson, card.at("/version"), patch).status == 200);
}

void change_product(TestSchool& school, const std::string& product, const std::string& patch) {
  const auto card = school.olga.get("/api/products/" + product);
  REQUIRE(school.olga.patch("/api/products/" + product, card.at("/version"), patch).status == 200);
}

std::string me(const std::string& path) { return "/api/me" + path; }

}  // namespace

TEST_CASE("a locked lesson shows its title and why it is locked, never its content") {
  testing::on_both_engines_school([](TestSchool& school) {
    const auto course = school.a_course("Stoicism");
    change_lesson(school, course.lessons[1],
                  json("{'schedule_rule': $1, 'content': $2}", {in_two_days, words}));
    give(school, school.anna, course, "{}");
    const auto locked = school.anna.get(me("/lessons/" + course.lessons[1]));
    CHECK(locked.status == 200);
    CHECK(locked.at("/title") == "Second");
    CHECK(locked.at("/outcome") == "locked_until");
    CHECK(locked.at("/reason") == "schedule");
    CHECK(locked.at("/until") == "2026-01-07T12:00:00Z");
    CHECK(locked.size("/blocks") == 0);
    CHECK_FALSE(locked.body.contains("secret"));
    school.clock.advance(48h);
    const auto open = school.anna.get(me("/lessons/" + course.lessons[1]));
    CHECK(open.at("/outcome") == "open");
    CHECK(open.at("/blocks/0/html") == "<p>the secret of the school</p>");
  });
}

TEST_CASE("a draft course is invisible whatever the student holds, and comes back as it was") {
  testing::on_both_engines_school([](TestSchool& school) {
    const auto course = school.a_course("Stoicism");
    give(school, school.anna, course, "{}");
    CHECK(school.anna.get(me("/products")).size("/items") == 1);
    change_product(school, course.id, json("{'status': 'draft'}"));
    CHECK(school.anna.get(me("/products")).size("/items") == 0);
    CHECK(school.anna.get(me("/products/" + course.id)).status == 404);
    CHECK(school.anna.get(me("/lessons/" + course.lessons[0])).status == 404);
    CHECK(school.anna.post(me("/lessons/" + course.lessons[0] + "/completion")).status == 404);
    change_product(school, course.id, json("{'status': 'published'}"));
    CHECK(school.anna.get(me("/products/" + course.id)).status == 200);
  });
}

TEST_CASE("finishing a checkpoint opens what it held up, once and for ever") {
  testing::on_both_engines_school([](TestSchool& school) {
    const auto course = school.a_course("Stoicism");
    change_lesson(school, course.lessons[0], json("{'is_checkpoint': true}"));
    give(school, school.anna, course, "{}");
    const auto before = school.anna.get(me("/products/" + course.id));
    CHECK(before.at("/modules/0/lessons/1/reason") == "checkpoint");
    CHECK(before.at("/modules/0/lessons/1/checkpoint/title") == "First");
    const auto refused = school.anna.post(me("/lessons/" + course.lessons[1] + "/completion"));
    CHECK(refused.said() == "403 lesson.locked");
    const auto done = school.anna.post(me("/lessons/" + course.lessons[0] + "/completion"));
    CHECK(done.status == 200);
    CHECK(done.at("/done") == "true");
    CHECK(done.at("/next/outcome") == "open");
    school.changed_rows();
    CHECK(school.anna.post(me("/lessons/" + course.lessons[0] + "/completion")).status == 200);
    CHECK(school.changed_rows().empty());
  });
}

TEST_CASE("a lesson that became a checkpoint after it was done asks to be done once more") {
  testing::on_both_engines_school([](TestSchool& school) {
    const auto course = school.a_course("Stoicism");
    give(school, school.anna, course, "{}");
    school.anna.post(me("/lessons/" + course.lessons[0] + "/completion"));
    change_lesson(school, course.lessons[0], json("{'is_checkpoint': true}"));
    const auto page = school.anna.get(me("/products/" + course.id));
    CHECK(page.at("/modules/0/lessons/0/done") == "false");
    CHECK(page.at("/continue") == course.lessons[0]);
    const auto again = school.anna.post(me("/lessons/" + course.lessons[0] + "/completion"));
    CHECK(again.at("/next/outcome") == "open");
  });
}

TEST_CASE("one of three lessons done is 33 percent, for the student and on the list of staff") {
  testing::on_both_engines_school([](TestSchool& school) {
    const auto course = school.a_course("Stoicism");
    give(school, school.anna, course, "{}");
    school.anna.post(me("/lessons/" + course.lessons[0] + "/completion"));
    const auto mine = school.anna.get(me("/products"));
    CHECK(mine.at("/items/0/progress") == "33");
    CHECK(mine.at("/items/0/lessons_done") == "1");
    CHECK(mine.at("/items/0/lessons_total") == "3");
    CHECK(mine.at("/items/0/continue") == course.lessons[1]);
    const auto members = school.olga.get("/api/products/" + course.id + "/members");
    CHECK(members.at("/items/0/progress") == "33");
    change_lesson(school, course.lessons[2], json("{'status': 'draft'}"));
    CHECK(school.anna.get(me("/products")).at("/items/0/progress") == "50");
  });
}

TEST_CASE("lessons outside the plan do not count and are skipped by the continue button") {
  testing::on_both_engines_school([](TestSchool& school) {
    const auto course = school.a_course("Stoicism");
    give(school, school.anna, course,
         json("{'scope': {'type': 'selected', 'lessons': ['$1']}}", {course.lessons[1]}));
    const auto mine = school.anna.get(me("/products"));
    CHECK(mine.at("/items/0/lessons_total") == "1");
    CHECK(mine.at("/items/0/continue") == course.lessons[1]);
    const auto page = school.anna.get(me("/products/" + course.id));
    CHECK(page.size("/modules/0/lessons") == 3);
    CHECK(page.at("/modules/0/lessons/0/reason") == "not_in_plan");
    change_product(school, course.id, json("{'show_unavailable': false}"));
    const auto short_page = school.anna.get(me("/products/" + course.id));
    CHECK(short_page.size("/modules/0/lessons") == 1);
    CHECK(short_page.at("/modules/0/lessons/0/number") == "1");
    CHECK(school.anna.get(me("/lessons/" + course.lessons[0])).status == 404);
  });
}

TEST_CASE("an ended course stays on the list with its end, a revoked one does not") {
  testing::on_both_engines_school([](TestSchool& school) {
    const auto course = school.a_course("Stoicism");
    const auto other = school.a_course("Scepticism");
    give(school, school.anna, course, "{'period': {'type': 'days', 'count': 3}}");
    give(school, school.anna, other, "{}");
    school.anna.post(me("/lessons/" + course.lessons[0] + "/completion"));
    school.clock.advance(72h);
    const auto mine = school.anna.get(me("/products"));
    CHECK(mine.at("/items/0/title") == "Scepticism");
    CHECK(mine.at("/items/1/state") == "ended");
    CHECK(mine.at("/items/1/until") == "2026-01-08T12:00:00Z");
    CHECK(mine.at("/items/1/progress") == "33");
    const auto grants = school.olga.get("/api/contacts/" + school.anna.id() + "/grants");
    for (std::size_t i = 0; i < grants.size("/items"); ++i) {
      school.olga.post("/api/grants/" + grants.at("/items/" + std::to_string(i) + "/id") +
                       "/revocation");
    }
    const auto after = school.anna.get(me("/products"));
    CHECK_FALSE(after.body.contains("Scepticism"));
    const auto page = school.anna.get(me("/products/" + other.id));
    CHECK(page.at("/banner/reason") == "revoked");
  });
}

TEST_CASE("a course nobody gave does not exist for the student, but for what is public in it") {
  testing::on_both_engines_school([](TestSchool& school) {
    const auto course = school.a_course("Stoicism");
    give(school, school.anna, course, "{}");
    CHECK(school.boris.get(me("/products/" + course.id)).status == 404);
    CHECK(school.boris.get(me("/lessons/" + course.lessons[0])).status == 404);
    change_lesson(school, course.lessons[0], json("{'public': true, 'content': $1}", {words}));
    CHECK(school.boris.get(me("/lessons/" + course.lessons[0])).body.contains("secret"));
    CHECK(school.boris.get(me("/lessons/" + course.lessons[1])).at("/reason") == "no_access");
    CHECK(school.boris.get(me("/products")).size("/items") == 0);
  });
}

TEST_CASE("of a plan with one section only that section is shown") {
  testing::on_both_engines_school([](TestSchool& school) {
    const auto course = school.a_course("Stoicism", {"Only"});
    const auto& lesson = course.lessons[0];
    const auto section = [&](std::string_view title) {
      return school.olga.post("/api/lessons/" + lesson + "/sections",
                              json("{'title': '$1'}", {title}))
          .at("/id");
    };
    const std::string first = section("First part");
    const std::string second = section("Second part");
    const auto block = [](std::string_view id, std::string_view part) {
      return json("{'id': '$1', 'type': 'text', 'doc': {'type': 'text', 'text': '$1'} $2}",
                  {id, part});
    };
    change_lesson(school, lesson,
                  json("{'content': [$1, $2, $3]}",
                       {block("intro", ""), block("mine", json(", 'section': '$1'", {first})),
                        block("theirs", json(", 'section': '$1'", {second}))}));
    give(school, school.anna, course,
         json("{'scope': {'type': 'selected', 'sections': ['$1']}}", {first}));
    const auto page = school.anna.get(me("/lessons/" + lesson));
    CHECK(page.size("/blocks") == 2);
    CHECK_FALSE(page.body.contains("theirs"));
  });
}

TEST_CASE("looking is noted when a lesson is opened, and then every five minutes") {
  testing::on_both_engines_school([](TestSchool& school) {
    const auto course = school.a_course("Stoicism");
    give(school, school.anna, course, "{}");
    school.changed_rows();
    const auto look = [&] {
      school.anna.get(me("/lessons/" + course.lessons[0]));
      return school.changed_rows();
    };
    CHECK(look() == "progress +1");
    school.clock.advance(4min);
    CHECK(look().empty());
    school.clock.advance(1min);
    CHECK(look() == "progress +1 -1");
    school.anna.get(me("/products"));
    school.anna.get(me("/products/" + course.id));
    CHECK(school.changed_rows().empty());
  });
}

TEST_CASE("a course opens on the day its first lesson opens") {
  testing::on_both_engines_school([](TestSchool& school) {
    const auto course = school.a_course("Stoicism", {"Only"});
    change_lesson(school, course.lessons[0],
                  json("{'schedule_rule': $1}", {in_two_days}));
    give(school, school.anna, course, "{'period': {'type': 'days', 'count': 30}}");
    const auto mine = school.anna.get(me("/products"));
    CHECK(mine.at("/items/0/state") == "opens");
    CHECK(mine.at("/items/0/opens_at") == "2026-01-07T12:00:00Z");
    CHECK(mine.at("/items/0/until") == "2026-02-04T12:00:00Z");
  });
}

TEST_CASE("the profile is the student's own to change, and nobody else's page") {
  testing::on_both_engines_school([](TestSchool& school) {
    CHECK(school.nobody.get("/api/me").status == 401);
    CHECK(school.olga.get("/api/me").status == 401);
    CHECK(school.anna.get("/api/me").at("/first_name") == "Anna");
    const auto changed = school.anna.patch(
        "/api/me", std::nullopt,
        json("{'last_name': 'Petit', 'phone': '06 12 34 56 78', 'language': 'fr'}"));
    CHECK(changed.at("/name") == "Anna Petit");
    CHECK(changed.at("/phone") == "+33612345678");
    CHECK(changed.at("/language") == "fr");
    const auto wrong = school.anna.patch("/api/me", std::nullopt, json("{'email': 'x@y.org'}"));
    CHECK(wrong.status == 422);
  });
}

TEST_CASE("a student who sets a password can come back with it") {
  testing::on_both_engines_school([](TestSchool& school) {
    const auto short_one = school.anna.patch("/api/me", std::nullopt, json("{'password': 'abc'}"));
    CHECK(short_one.said() == "422 invalid /password password.too_short");
    const auto set =
        school.anna.patch("/api/me", std::nullopt, json("{'password': 'correct horse'}"));
    CHECK(set.status == 200);
    CHECK_FALSE(set.body.contains("horse"));
    Visitor elsewhere = school.anna.elsewhere();
    const auto back = elsewhere.post(
        "/api/session", json("{'email': 'anna@example.org', 'password': 'correct horse'}"));
    CHECK(back.status == 200);
    CHECK(school.count("SELECT COUNT(*) FROM journal WHERE action = 'contact.password_set'") == 1);
  });
}

TEST_CASE("percent is rounded down, so that 100 says that everything is done") {
  CHECK(Progress{1, 3}.percent() == 33);
  CHECK(Progress{2, 3}.percent() == 66);
  CHECK(Progress{299, 300}.percent() == 99);
  CHECK(Progress{3, 3}.percent() == 100);
  CHECK(Progress{0, 0}.percent() == 0);
}

}  // namespace learning
