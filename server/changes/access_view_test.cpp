// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "changes/access_view.h"
#include "db/connection.h"
#include "enrolments/shared.h"
#include "testing/school.h"

// What staff see of one person in one course: now, at another instant, and all that is to come.

namespace changes {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;
using testing::Visitor;

std::string access_of(const Visitor& person, const TestCourse& course,
                      const std::string& what = "") {
  return "/api/contacts/" + person.id() + "/access" + what + "?product=" + course.id;
}

std::string changes_of(const Visitor& person, const TestCourse& course) {
  return "/api/contacts/" + person.id() + "/access/changes?product=" + course.id;
}

/// Three lessons: at once, after two days, after seven. The second may be a checkpoint.
TestCourse a_paced_course(TestSchool& school, bool with_checkpoint = false) {
  const auto course = school.a_course("Yoga");
  const auto set = [&](std::size_t lesson, const std::string& body) {
    const std::string target = "/api/lessons/" + course.lessons[lesson];
    school.olga.patch(target, school.olga.get(target).at("/version"), json(body));
  };
  const auto after = [](const std::string& days) {
    return "'schedule_rule': {'open': {'type': 'after', 'days': " + days +
           ", 'time': 'participant'}}";
  };
  set(1, "{" + after("2") + (with_checkpoint ? ", 'is_checkpoint': true}" : "}"));
  set(2, "{" + after("7") + "}");
  return course;
}

std::string monthly(TestSchool& school, const TestCourse& course) {
  return school.an_offer(
      "Month", json("[{'product': '$1', 'policy': {'period': {'type': 'days', 'count': 30}}}]",
                    {course.id}));
}

Answer give(TestSchool& school, const TestCourse& course, const std::string& offer) {
  return school.sam.post("/api/contacts/" + school.anna.id() + "/grants",
                         json("{'product': '$1', 'offer': '$2'}", {course.id, offer}));
}

/// `2026-01-07T12:00:00Z +Second`, a condition in brackets.
std::string told(const Answer& changes) {
  std::string text;
  for (std::size_t i = 0; i < changes.size("/items"); ++i) {
    const std::string item = "/items/" + std::to_string(i);
    text += (text.empty() ? "" : ", ") + changes.at(item + "/at");
    for (const std::string list : {"opened", "closed"}) {
      for (std::size_t j = 0; j < changes.size(item + "/" + list); ++j) {
        const std::string lesson = item + "/" + list + "/" + std::to_string(j);
        const bool condition = changes.at(lesson + "/if_checkpoint") != "null";
        text += (list == "opened" ? " +" : " -") + changes.at(lesson + "/title") +
                (condition ? "?" : "");
      }
    }
  }
  return text;
}

std::string outcomes(const Answer& view) {
  std::string text;
  for (std::size_t i = 0; i < view.size("/lessons"); ++i) {
    const std::string answer = "/lessons/" + std::to_string(i) + "/answer";
    const std::string reason = view.at(answer + "/reason");
    text += (i == 0 ? "" : " ") + (reason == "null" ? view.at(answer + "/outcome") : reason);
  }
  return text;
}

/// Counts what a reader is asked.
class Counting final : public db::Connection {
 public:
  explicit Counting(db::Reader& reader) : reader_(reader) {}
  db::Engine engine() const override { return reader_.engine(); }
  void script(const std::string&) override { throw std::logic_error("a reader runs no scripts"); }
  int asked() const { return asked_; }

 protected:
  std::int64_t statement(std::string_view sql, std::span<const db::Param> params,
                         db::RowCallback row_callback) override {
    ++asked_;
    reader_.each_row(sql, params, row_callback);
    return 0;
  }

 private:
  db::Reader& reader_;
  int asked_ = 0;
};

/// With the course and the policies remembered, as they are after the first request.
int statements_for(TestSchool& school, const TestCourse& course) {
  school.sam.get(access_of(school.anna, course));
  return school.core.db().read([&](db::Reader& reader) {
    Counting counting(reader);
    db::Reader counted(counting, reader.now());
    auto person = person_in_course(counted, enrolments::shared_in(school.core.services().parts),
                                   *Id<people::Contact>::parse(school.anna.id()),
                                   *Id<courses::Product>::parse(course.id));
    access_view(counted, std::move(person), reader.now(), base::Actor::system());
    return counting.asked();
  });
}

}  // namespace

TEST_CASE(
    "the same question tomorrow is answered today, and asking in March names what will have "
    "opened") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = a_paced_course(school);
    give(school, yoga, yoga.full_access);
    const auto offer = monthly(school, yoga);
    school.sam.post("/api/contacts/" + school.boris.id() + "/grants",
                    json("{'product': '$1', 'offer': '$2'}", {yoga.id, offer}));
    const auto boris = access_of(school.boris, yoga);
    CHECK(outcomes(school.sam.get(boris)) == "open schedule schedule");
    CHECK(outcomes(school.sam.get(boris + "&at=2026-01-07T12:00:00Z")) == "open open schedule");
    CHECK(outcomes(school.sam.get(boris + "&at=2026-02-03T12:00:00Z")) == "open open open");
    CHECK(outcomes(school.sam.get(boris + "&at=2026-03-01T12:00:00Z")) ==
          "expired expired expired");
    CHECK(outcomes(school.sam.get(access_of(school.anna, yoga) + "&at=2026-03-01T12:00:00Z")) ==
          "open open open");
    school.clock.advance(std::chrono::days(2));
    CHECK(outcomes(school.sam.get(boris)) == "open open schedule");
  });
}

TEST_CASE("one step back and one step forward lead from change to change") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = a_paced_course(school);
    give(school, yoga, monthly(school, yoga));
    const auto target = access_of(school.anna, yoga);
    const auto now = school.sam.get(target);
    CHECK(now.at("/previous_change") == "null");
    CHECK(now.at("/next_change") == "2026-01-07T12:00:00Z");
    const auto then = school.sam.get(target + "&at=" + now.at("/next_change"));
    CHECK(then.at("/previous_change") == "2026-01-05T12:00:00Z");
    CHECK(then.at("/next_change") == "2026-01-12T12:00:00Z");
    const auto end = school.sam.get(target + "&at=2026-02-04T12:00:00Z");
    CHECK(end.at("/next_change") == "null");
  });
}

TEST_CASE("the trace names each access by its order and offer") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto offer = monthly(school, yoga);
    const auto first = give(school, yoga, offer);
    const auto own = school.sam.post(
        "/api/contacts/" + school.anna.id() + "/orders",
        json("{'lines': [{'product': '$1', 'policy': {}}]}", {yoga.id}));
    const auto view = school.sam.get(access_of(school.anna, yoga));
    CHECK(view.size("/grants") == 2);
    CHECK(view.at("/grants/1/id") == first.at("/grant"));
    CHECK(view.at("/grants/1/offer/title") == "Month");
    CHECK(view.at("/grants/1/order/number") == first.at("/order/number"));
    CHECK(view.at("/grants/1/kind") == "offer");
    CHECK(view.at("/grants/1/state") == "active");
    CHECK(view.at("/grants/1/end_at") == "2026-02-04T12:00:00Z");
    CHECK(view.at("/grants/1/pinned") == "[]");
    CHECK(view.at("/grants/0/offer") == "null");
    CHECK(view.at("/grants/0/order/id") == own.at("/order/id"));
    CHECK(view.at("/grants/0/kind") == "individual");
    CHECK(view.at("/lessons/0/trace/grants/0/offer") == offer);
    CHECK(view.at("/lessons/0/trace/grants/0/order") == first.at("/order/id"));
    CHECK(view.at("/lessons/0/trace/grants/1/offer") == "null");
    CHECK(view.at("/lessons/0/trace/grants/1/order") == own.at("/order/id"));
    CHECK(view.at("/can") == json("['open_lesson','pass_lesson']"));
  });
}

TEST_CASE("where a lesson waits for a checkpoint, it is told how it stands once that is passed") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = a_paced_course(school, true);
    give(school, yoga, monthly(school, yoga));
    const auto view =
        school.sam.get(access_of(school.anna, yoga) + "&at=2026-01-13T12:00:00Z");
    CHECK(outcomes(view) == "open open checkpoint");
    CHECK(view.at("/lessons/1/is_checkpoint") == "true");
    CHECK(view.at("/lessons/1/passed") == "false");
    CHECK(view.at("/lessons/1/if_passed") == "null");
    CHECK(view.at("/lessons/2/if_passed/outcome") == "open");
    CHECK(view.at("/lessons/2/answer/lesson") == yoga.lessons[1]);
    CHECK(view.at("/lessons/2/is_checkpoint") == "false");
  });
}

TEST_CASE("the list of changes ends when everything is open for ever") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = a_paced_course(school);
    const auto offer =
        school.an_offer("At its pace", json("[{'product': '$1', 'policy': {}}]", {yoga.id}));
    give(school, yoga, offer);
    const auto target = changes_of(school.anna, yoga);
    CHECK(told(school.sam.get(target)) ==
          "2026-01-07T12:00:00Z +Second, 2026-01-12T12:00:00Z +Third");
    school.clock.advance(std::chrono::days(7));
    const auto none = school.sam.get(target);
    CHECK(none.at("/total") == "0");
    CHECK(none.size("/items") == 0);
  });
}

TEST_CASE("the list goes on to the end of the access, or as far as it is asked for") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = a_paced_course(school);
    give(school, yoga, monthly(school, yoga));
    const auto target = changes_of(school.anna, yoga);
    const auto all = school.sam.get(target);
    CHECK(told(all) == "2026-01-07T12:00:00Z +Second, 2026-01-12T12:00:00Z +Third, "
                       "2026-02-04T12:00:00Z -First -Second -Third");
    CHECK(all.at("/items/2/product/reason") == "expired");
    const auto part = school.sam.get(target + "&from=2026-01-07T12:00:00Z&limit=1");
    CHECK(told(part) == "2026-01-12T12:00:00Z +Third");
    CHECK(part.at("/total") == "2");
    CHECK(told(school.sam.get(target + "&until=2026-01-07T12:00:00Z")) ==
          "2026-01-07T12:00:00Z +Second");
  });
}

TEST_CASE("what opens only behind a checkpoint is told as a condition, until it is passed") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = a_paced_course(school, true);
    give(school, yoga, monthly(school, yoga));
    const auto target = changes_of(school.anna, yoga);
    const auto waiting = school.sam.get(target);
    CHECK(told(waiting) == "2026-01-07T12:00:00Z +Second, 2026-01-12T12:00:00Z +Third?, "
                           "2026-02-04T12:00:00Z -First -Second -Third?");
    CHECK(waiting.at("/items/1/opened/0/if_checkpoint") == yoga.lessons[1]);
    school.sam.post("/api/contacts/" + school.anna.id() + "/passed-lessons",
                    json("{'product': '$1', 'lesson': '$2', 'passed': true}",
                         {yoga.id, yoga.lessons[1]}));
    CHECK(told(school.sam.get(target)) ==
          "2026-01-07T12:00:00Z +Second, 2026-01-12T12:00:00Z +Third, "
          "2026-02-04T12:00:00Z -First -Second -Third");
  });
}

TEST_CASE("who may not see contacts learns nothing, nor of which lessons exist") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    give(school, yoga, yoga.full_access);
    for (const std::string what : {"", "/changes", "/answer"}) {
      const std::string lesson = what == "/answer" ? "&lesson=" + yoga.lessons[0] : "";
      const std::string target = access_of(school.anna, yoga, what) + lesson;
      CHECK(school.nobody.get(target).status == 401);
      for (Visitor* visitor : {&school.clara, &school.anna, &school.boris}) {
        const auto refused = visitor->get(target);
        CHECK(refused.status == 403);
        CHECK_FALSE(refused.body.contains("First"));
        CHECK_FALSE(refused.body.contains("les_"));
      }
    }
    CHECK(school.sam.get("/api/contacts/con_1/access?product=" + yoga.id).status == 404);
    TestCourse unknown;
    unknown.id = Id<courses::Product>::from_number(1).text();
    CHECK(school.sam.get(access_of(school.anna, unknown)).said() == "404 product.not_found");
  });
}

TEST_CASE("a course of sixty lessons asks the database as often as one of three") {
  on_both_engines_school([](TestSchool& school) {
    const auto small = school.a_course("Small");
    const auto large = school.a_course("Large", std::vector<std::string>(60, "A lesson"));
    give(school, small, monthly(school, small));
    give(school, large, monthly(school, large));
    const auto asked = statements_for(school, small);
    CHECK(asked == statements_for(school, large));
    CHECK(asked < 12);
  });
}

}  // namespace changes
