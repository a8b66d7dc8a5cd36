// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "base/fault.h"
#include "changes/order_story_test.h"

namespace changes {

/// Takes one protection away for as long as it lives.
struct Without {
  explicit Without(std::string_view protection) { base::set_controls(protection); }
  ~Without() { base::set_controls(""); }
  Without(const Without&) = delete;
  Without& operator=(const Without&) = delete;
};

/// Anna and Boris have yoga, and somebody of the team sees the pages of Anna.
struct ViewingStory : OrderStory {
  using OrderStory::OrderStory;

  Answer begin(Visitor& staff, const std::string& how) {
    return staff.post("/api/contacts/" + school.anna.id() + "/viewing", json("{" + how + "}"));
  }
  Answer look(Visitor& staff, const std::string& more = "") {
    return begin(staff, "'mode': 'view'" + more);
  }
  Answer sign_in_as(Visitor& staff) { return begin(staff, "'mode': 'as'"); }
  /// With an edit of the order's line that nobody has saved.
  Answer look_with(Visitor& staff, const std::string& patch) {
    return look(staff, json(", 'order': '$1', 'patch': {'lines': [{'id': '$2', $3}]}",
                            {order, line, json(patch)}));
  }

  std::vector<std::string> pages() const {
    std::vector<std::string> all = {"/api/me", "/api/me/products",
                                    "/api/me/products/" + yoga.id};
    for (const std::string& lesson : yoga.lessons) all.push_back("/api/me/lessons/" + lesson);
    return all;
  }
  std::string read_all(Visitor& who) const {
    std::string all;
    for (const std::string& page : pages()) all += who.get(page).body + "\n";
    return all;
  }
  /// `open, locked_until schedule`: the lessons as this browser shows them below `/api/me`.
  std::string shown(Visitor& who) const {
    const auto programme = who.get("/api/me/products/" + yoga.id);
    if (programme.status != 200) return programme.said();
    std::string all;
    for (std::size_t i = 0; i < programme.size("/modules/0/lessons"); ++i) {
      const std::string of = "/modules/0/lessons/" + std::to_string(i);
      const std::string outcome = programme.at(of + "/outcome");
      all += (i == 0 ? "" : ", ") + outcome;
      if (outcome != "open") all += " " + programme.at(of + "/reason");
    }
    return all;
  }
  std::string complete(Visitor& who, std::size_t lesson) const {
    return who.post("/api/me/lessons/" + yoga.lessons[lesson] + "/completion").said();
  }

  /// The browser of the member is a student's as well.
  void also_student(const Visitor& member, const Visitor& student) {
    const auto number = base::Id<people::Contact>::parse(student.id())->number();
    const auto of = base::Id<staff::Member>::parse(member.id())->number();
    const auto until = (school.clock.now() + std::chrono::hours(24)).milliseconds();
    school.run_sql("UPDATE sessions SET contact_id = " + std::to_string(number) +
                   ", contact_until = " + std::to_string(until) +
                   " WHERE staff_id = " + std::to_string(of));
  }
};

}  // namespace changes
