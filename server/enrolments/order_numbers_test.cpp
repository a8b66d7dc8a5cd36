// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

#include "testing/school.h"

namespace enrolments {

using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

TEST_CASE("sixteen people who are given access at the same moment all get it, with a number each") {
  on_both_engines_school([](TestSchool& school) {
    constexpr int many = 16;
    const auto yoga = school.a_course("Yoga");
    std::vector<testing::Visitor> people;
    std::vector<testing::Visitor> staff;
    for (int i = 0; i < many; ++i) {
      people.push_back(school.student("p" + std::to_string(i) + "@example.org", "Somebody"));
      staff.push_back(school.signed_in_anew(school.sam));
    }
    std::vector<std::string> said(many);
    std::vector<std::thread> doors;
    for (std::size_t i = 0; i < many; ++i) {
      doors.emplace_back([&, i] {
        said[i] = staff[i]
                      .post("/api/contacts/" + people[i].id() + "/grants",
                            json("{'product': '$1', 'full': true}", {yoga.id}))
                      .said();
      });
    }
    for (std::thread& door : doors) door.join();
    for (const std::string& answer : said) CHECK(answer == "201");
    CHECK(school.count("SELECT COUNT(DISTINCT number) FROM orders") == many);
    CHECK(school.count("SELECT MIN(number) FROM orders") > 1000);
  });
}

}  // namespace enrolments
