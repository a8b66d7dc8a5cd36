// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "testing/school.h"

namespace changes::testing {

using ::testing::Answer;
using ::testing::json;
using ::testing::TestCourse;
using ::testing::TestSchool;
using ::testing::Visitor;

inline constexpr auto a_day = std::chrono::days(1);
inline constexpr auto a_second = std::chrono::seconds(1);

/// Anna has BASIC, the first two of three lessons for thirty days; PRO is the last two for sixty.
struct PlanStory {
  explicit PlanStory(TestSchool& in) : school(in), yoga(in.a_course("Yoga")) {
    basic = offer("BASIC", {yoga.lessons[0], yoga.lessons[1]}, "30");
    pro = offer("PRO", {yoga.lessons[1], yoga.lessons[2]}, "60");
    grant = give(json("'offer': '$1'", {basic})).at("/grant");
  }

  std::string offer(const std::string& title, const std::vector<std::string>& lessons,
                    const std::string& days) {
    return school.an_offer(
        title, json("[{'product': '$1', 'policy': {'scope': {'type': 'selected', 'lessons': "
                    "['$2', '$3']}, 'period': {'type': 'days', 'count': $4}}}]",
                    {yoga.id, lessons[0], lessons[1], days}));
  }

  Answer give(const std::string& terms) {
    return school.sam.post("/api/contacts/" + school.anna.id() + "/grants",
                           json("{'product': '$1', $2}", {yoga.id, terms}));
  }

  Answer row(const std::string& id) { return school.sam.get("/api/grants/" + id); }
  Answer row() { return row(grant); }

  /// As somebody who has just looked at the access.
  Answer change(const std::string& to, const std::string& more = "",
                const std::string& query = "") {
    return change(school.sam, to, more, query);
  }
  Answer change(Visitor& staff, const std::string& to, const std::string& more = "",
                const std::string& query = "") {
    return staff.post("/api/grants/" + grant + "/plan" + query,
                      json("{'offer': '$1' $2}", {to, json(more)}),
                      {{"if-match", "\"" + row().at("/version") + "\""}});
  }
  Answer act(const std::string& verb, const std::string& body) {
    return school.sam.post("/api/grants/" + grant + "/" + verb, json(body),
                           {{"if-match", "\"" + row().at("/version") + "\""}});
  }
  void undo(const Answer& acted, const std::string& said) {
    CHECK(school.sam.post("/api/journal/" + acted.at("/undo") + "/undo").said() == said);
  }

  /// Everything that the engine says of Anna and yoga.
  Answer access(const std::string& at = "") {
    return school.sam.get("/api/contacts/" + school.anna.id() + "/access?product=" + yoga.id +
                          (at.empty() ? "" : "&at=" + at));
  }
  /// `open, open, not_in_plan`: the lessons in their order.
  std::string lessons(const std::string& at = "") {
    const auto view = access(at);
    std::string text;
    for (std::size_t i = 0; i < view.size("/lessons"); ++i) {
      const std::string answer = "/lessons/" + std::to_string(i) + "/answer";
      const std::string reason = view.at(answer + "/reason");
      text += (i == 0 ? "" : ", ") + (reason == "null" ? view.at(answer + "/outcome") : reason);
    }
    return text;
  }
  /// The one that both plans have.
  void delay_second_lesson(const std::string& rule) {
    const std::string target = "/api/lessons/" + yoga.lessons[1];
    CHECK(school.olga
              .patch(target, school.olga.get(target).at("/version"),
                     json("{'schedule_rule': {'open': $1}}", {json(rule)}))
              .said() == "200");
  }
  /// As Anna sees it: `1/2 50`, of the lessons that count for her.
  std::string done() {
    const auto mine = school.anna.get("/api/me/products");
    return mine.at("/items/0/lessons_done") + "/" + mine.at("/items/0/lessons_total") + " " +
           mine.at("/items/0/progress");
  }

  TestSchool& school;
  TestCourse yoga;
  std::string basic;
  std::string pro;
  std::string grant;
};

}  // namespace changes::testing
