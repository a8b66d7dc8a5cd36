// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "testing/school.h"

namespace changes {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;
using testing::Visitor;

inline constexpr auto a_day = std::chrono::days(1);

/// Anna and Boris have yoga by one offer, and staff edit the order of Anna. Noon, 5 January.
struct OrderStory {
  explicit OrderStory(TestSchool& in, const std::string& policy = "",
                      const std::vector<std::string>& lessons = {"First", "Second", "Third"})
      : school(in), yoga(in.a_course("Yoga", lessons)) {
    offer = school.an_offer("Month", lines_of(policy));
    given = give(school.anna, json("'offer': '$1'", {offer}));
    order = given.at("/order/id");
    line = view().at("/lines/0/id");
    give(school.boris, json("'offer': '$1'", {offer}));
  }

  std::string lines_of(const std::string& policy) const {
    return json("[{'product': '$1', 'policy': {$2}}]", {yoga.id, json(policy)});
  }

  Answer give(const Visitor& to, const std::string& terms) {
    auto answer = school.sam.post("/api/contacts/" + to.id() + "/grants",
                                  json("{'product': '$1', $2}", {yoga.id, terms}));
    CHECK(answer.said() == "201");
    return answer;
  }

  /// One more lesson behind the others.
  std::string add_lesson(const std::string& title, const std::string& more) {
    return school.olga
        .post("/api/modules/" + yoga.module + "/lessons",
              json("{'title': '$1', 'status': 'published', $2}", {title, json(more)}))
        .at("/id");
  }

  void change_offer(const std::string& policy) {
    const auto seen = school.olga.get("/api/offers/" + offer);
    CHECK(school.olga
              .patch("/api/offers/" + offer, seen.at("/version"),
                     json("{'lines': $1}", {lines_of(policy)}))
              .said() == "200");
  }

  std::string path() const { return "/api/orders/" + order; }
  Answer view() { return school.sam.get(path()); }

  /// As somebody who has just looked at the order; `patch` is that of its line.
  Answer edit(Visitor& staff, const std::string& patch, const std::string& more = "",
              const std::string& query = "") {
    return staff.patch(path() + query, view().at("/version"),
                       json("{'lines': [{'id': '$1', $2}] $3}",
                            {line, json(patch), json(more)}));
  }
  Answer edit(const std::string& patch, const std::string& more = "") {
    return edit(school.sam, patch, more);
  }

  std::string only(std::initializer_list<std::size_t> lessons) const {
    std::string list;
    for (const std::size_t index : lessons) {
      list += (list.empty() ? "'" : ", '") + yoga.lessons[index] + "'";
    }
    return "'scope': {'type': 'selected', 'lessons': [" + list + "]}";
  }

  /// `open`, `locked checkpoint`: every lesson as it is answered for that person at that instant.
  std::string lessons(const Visitor& who, const std::string& at = "") {
    const auto answer = school.sam.get("/api/contacts/" + who.id() + "/access?product=" +
                                       yoga.id + (at.empty() ? "" : "&at=" + at));
    std::string all;
    for (std::size_t i = 0; i < answer.size("/lessons"); ++i) {
      const std::string of = "/lessons/" + std::to_string(i) + "/answer";
      const std::string outcome = answer.at(of + "/outcome");
      all += (i == 0 ? "" : ", ") + outcome;
      if (outcome != "open") all += " " + answer.at(of + "/reason");
    }
    return all;
  }

  void undo(const Answer& acted, const std::string& said) {
    CHECK(school.sam.post("/api/journal/" + acted.at("/undo") + "/undo").said() == said);
  }

  TestSchool& school;
  TestCourse yoga;
  std::string offer;
  Answer given;
  std::string order;
  std::string line;
};

}  // namespace changes
