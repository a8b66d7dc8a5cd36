// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "testing/school.h"

// Where somebody stopped watching.

namespace learning {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;
using testing::Visitor;

/// The first lesson has a film and a text; Anna holds the course for thirty days.
TestCourse with_a_film(TestSchool& school) {
  const auto course = school.a_course("Yoga");
  const std::string lesson = "/api/lessons/" + course.lessons[0];
  CHECK(school.olga
            .patch(lesson, school.olga.get(lesson).at("/version"),
                   json("{'content': [{'id': 'film', 'type': 'video', "
                        "'url': 'https://video.example/1'}, {'id': 'words', 'type': 'text', "
                        "'doc': {'type': 'doc', 'content': []}}]}"))
            .said() == "200");
  const auto offer = school.an_offer(
      "Month", json("[{'product': '$1', 'policy': {'period': {'type': 'days', 'count': 30}}}]",
                    {course.id}));
  school.sam.post("/api/contacts/" + school.anna.id() + "/grants",
                  json("{'product': '$1', 'offer': '$2'}", {course.id, offer}));
  return course;
}

Answer stop_at(Visitor& student, const std::string& lesson, const std::string& body) {
  return student.put("/api/me/lessons/" + lesson + "/position", std::nullopt, json(body));
}

}  // namespace

TEST_CASE("a film goes on where it was left, in every browser") {
  on_both_engines_school([](TestSchool& school) {
    const auto course = with_a_film(school);
    const std::string& lesson = course.lessons[0];
    CHECK(school.anna.get("/api/me/lessons/" + lesson).at("/video") == "null");
    CHECK(stop_at(school.anna, lesson, "{'block': 'film', 'ms': 83000}").said() == "204");
    auto phone = school.signed_in_anew(school.anna);
    CHECK(phone.get("/api/me/lessons/" + lesson).at("/video/ms") == "83000");
    CHECK(phone.get("/api/me/lessons/" + lesson).at("/video/block") == "film");
    CHECK(stop_at(phone, lesson, "{'block': 'film', 'ms': 0}").said() == "204");
    CHECK(school.anna.get("/api/me/lessons/" + lesson).at("/video/ms") == "0");
    CHECK(school.anna.get("/api/me/lessons/" + lesson).at("/done") == "false");
  });
}

TEST_CASE("to remember a place writes one row and nothing else") {
  on_both_engines_school([](TestSchool& school) {
    const auto course = with_a_film(school);
    school.changed_rows();
    stop_at(school.anna, course.lessons[0], "{'block': 'film', 'ms': 1}");
    CHECK(school.changed_rows() == "progress +1");
    stop_at(school.anna, course.lessons[0], "{'block': 'film', 'ms': 2}");
    CHECK(school.changed_rows() == "progress +1 -1");
  });
}

TEST_CASE("a place is only remembered in a film that the person may watch") {
  on_both_engines_school([](TestSchool& school) {
    const auto course = with_a_film(school);
    const std::string& lesson = course.lessons[0];
    school.changed_rows();
    CHECK(stop_at(school.anna, lesson, "{'block': 'words', 'ms': 1}").said() ==
          "422 invalid /block block.unknown");
    CHECK(stop_at(school.anna, lesson, "{'block': 'gone', 'ms': 1}").said() ==
          "422 invalid /block block.unknown");
    CHECK(stop_at(school.anna, lesson, "{'block': 'film', 'ms': -1}").status == 422);
    CHECK(stop_at(school.anna, lesson, "{'block': 'film', 'ms': 86400001}").status == 422);
    CHECK(stop_at(school.boris, lesson, "{'block': 'film', 'ms': 1}").said() ==
          "404 lesson.not_found");
    CHECK(stop_at(school.nobody, lesson, "{'block': 'film', 'ms': 1}").status == 401);
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("when access has ended, what was done still counts, and the film is closed") {
  on_both_engines_school([](TestSchool& school) {
    const auto course = with_a_film(school);
    stop_at(school.anna, course.lessons[0], "{'block': 'film', 'ms': 1000}");
    school.anna.post("/api/me/lessons/" + course.lessons[0] + "/completion");
    school.clock.advance(std::chrono::days(30));
    const auto mine = school.anna.get("/api/me/products");
    CHECK(mine.at("/items/0/state") == "ended");
    CHECK(mine.at("/items/0/lessons_done") == "1");
    CHECK(mine.at("/items/0/progress") == "33");
    const auto programme = school.anna.get("/api/me/products/" + course.id);
    CHECK(programme.at("/modules/0/lessons/0/done") == "true");
    CHECK(programme.at("/modules/0/lessons/0/outcome") == "locked");
    const auto lesson = school.anna.get("/api/me/lessons/" + course.lessons[0]);
    CHECK(lesson.at("/video") == "null");
    CHECK(stop_at(school.anna, course.lessons[0], "{'block': 'film', 'ms': 2}").said() ==
          "403 lesson.locked");
    CHECK(school.count("SELECT video_ms FROM progress") == 1000);
  });
}

}  // namespace learning
