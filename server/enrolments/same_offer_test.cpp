// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "testing/school.h"

// An offer of several courses, given to somebody who still has a part of it.

namespace enrolments {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;

/// Yoga and tea for thirty days; Anna has both, then her tea is revoked.
struct HalfLeft {
  explicit HalfLeft(TestSchool& in)
      : school(in), yoga(school.a_course("Yoga")), tea(school.a_course("Tea")) {
    const std::string days = "{'period': {'type': 'days', 'count': 30}}";
    both = school.an_offer("Both", json("[{'product': '$1', 'policy': " + days +
                                            "}, {'product': '$2', 'policy': " + days + "}]",
                                        {yoga.id, tea.id}));
    first = give();
    CHECK(school.sam.post("/api/grants/" + first.at("/grants/1") + "/revocation").said() ==
          "200");
  }

  Answer give(const std::string& more = "", const std::string& query = "") {
    return school.oscar.post("/api/contacts/" + school.anna.id() + "/grants" + query,
                             json("{'product': '$1', 'offer': '$2' $3}", {yoga.id, both, more}));
  }

  TestSchool& school;
  TestCourse yoga;
  TestCourse tea;
  std::string both;
  Answer first;
};

}  // namespace

TEST_CASE("the same offer again prolongs what is live and gives the rest again, and says so") {
  on_both_engines_school([](TestSchool& school) {
    HalfLeft story(school);
    school.changed_rows();
    const auto rehearsed = story.give("", "?dry_run=true");
    CHECK(school.changed_rows() == "");
    CHECK(rehearsed.at("/effects/products/0/act") == "extended");
    CHECK(rehearsed.at("/effects/products/0/until") == "2026-03-06T12:00:00Z");
    CHECK(rehearsed.at("/effects/products/1/act") == "given");
    CHECK(rehearsed.size("/effects/products/1/opened") == 3);
    CHECK(rehearsed.at("/effects/products/1/until") == "2026-02-04T12:00:00Z");
    CHECK(rehearsed.size("/effects/warnings") == 1);
    const auto again = story.give(json(", 'as_of': '$1'", {school.now()}));
    CHECK(again.said() == "201");
    CHECK(again.at("/effects") == rehearsed.at("/effects"));
    CHECK(again.at("/order/id") != story.first.at("/order/id"));
    CHECK(again.size("/grants") == 2);
    CHECK(school.anna.get("/api/me/lessons/" + story.tea.lessons[0]).at("/outcome") == "open");
    CHECK(school.count("SELECT COUNT(*) FROM orders") == 2);
    CHECK(school.count("SELECT COUNT(*) FROM order_lines") == 3);
  });
}

TEST_CASE("a payment for both parts is recorded once, on the order of what is given again") {
  on_both_engines_school([](TestSchool& school) {
    HalfLeft story(school);
    const auto again =
        story.give(json(", 'paid': {'amount': {'amount': 4900, 'currency': 'EUR'}}"));
    CHECK(again.said() == "201");
    CHECK(school.count("SELECT COUNT(*) FROM payments") == 1);
    CHECK(school.oscar.get("/api/orders/" + again.at("/order/id")).size("/payments") == 1);
  });
}

TEST_CASE("both parts are taken back together") {
  on_both_engines_school([](TestSchool& school) {
    HalfLeft story(school);
    const auto again = story.give();
    CHECK(school.sam.post("/api/journal/" + again.at("/undo") + "/undo").said() == "204");
    const auto grants = school.sam.get("/api/contacts/" + school.anna.id() + "/grants");
    CHECK(grants.at("/total") == "2");
    CHECK(grants.at("/items/1/end_at") == "2026-02-04T12:00:00Z");
    CHECK(grants.at("/items/0/state") == "revoked");
    CHECK(school.anna.get("/api/me/lessons/" + story.tea.lessons[0]).at("/outcome") == "locked");
  });
}

TEST_CASE("of two accesses by the same offer the one that lasts longest is prolonged") {
  on_both_engines_school([](TestSchool& school) {
    HalfLeft story(school);
    school.clock.advance(std::chrono::days(1));
    story.give(json(", 'same_offer': 'second'"));
    story.give();
    const auto grants = school.sam.get("/api/contacts/" + school.anna.id() + "/grants");
    CHECK(grants.at("/total") == "4");
    CHECK(grants.at("/items/3/end_at") == "2026-02-04T12:00:00Z");
    CHECK(grants.at("/items/1/end_at") == "2026-03-07T12:00:00Z");
  });
}

}  // namespace enrolments
