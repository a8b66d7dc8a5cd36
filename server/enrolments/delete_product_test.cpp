// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "testing/school.h"

namespace enrolments {

using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

TEST_CASE("a course that nobody was given goes with its lessons and the offer it was born with") {
  on_both_engines_school([](TestSchool& school) {
    const auto other = school.a_course("Choir");
    const auto yoga = school.a_course("Yoga");
    const auto both = school.an_offer(
        "Both", json("[{'product': '$1', 'policy': {'scope': {'type': 'all'}}}, "
                     "{'product': '$2', 'policy': {'scope': {'type': 'all'}}}]",
                     {yoga.id, other.id}));
    const std::string path = "/api/products/" + yoga.id;
    school.changed_rows();
    const auto foreseen = school.olga.del(path + "?dry_run=true");
    CHECK(foreseen.at("/allowed") == "true");
    CHECK(foreseen.at("/lessons") == "3");
    CHECK(foreseen.at("/offers/0/id") == yoga.full_access);
    CHECK(foreseen.at("/shortened/0/id") == both);
    CHECK(school.changed_rows() == "");
    CHECK(school.olga.del(path).status == 200);
    CHECK(school.olga.get(path).status == 404);
    CHECK(school.olga.get("/api/offers/" + yoga.full_access).status == 404);
    CHECK(school.olga.get("/api/offers/" + both).size("/lines") == 1);
    CHECK(school.olga.get("/api/products/" + other.id).status == 200);
    CHECK(school.count("SELECT COUNT(*) FROM journal WHERE action = 'product.deleted'") == 1);
  });
}

TEST_CASE("a course that somebody was given stays, also after the access was revoked") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = school.olga.post(
        "/api/contacts/" + school.anna.id() + "/grants",
        json("{'product': '$1', 'offer': '$2'}", {yoga.id, yoga.full_access}));
    REQUIRE(school.olga.post("/api/grants/" + given.at("/grant") + "/revocation").status == 200);
    const std::string path = "/api/products/" + yoga.id;
    CHECK(school.olga.del(path + "?dry_run=true").at("/allowed") == "false");
    CHECK(school.olga.del(path).said() == "409 product.has_orders");
    CHECK(school.olga.get(path).status == 200);
  });
}

}  // namespace enrolments
