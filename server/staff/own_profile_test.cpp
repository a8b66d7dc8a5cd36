// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "testing/school.h"

namespace staff {

using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

TEST_CASE("everybody on the team changes their own name and language, and nobody else's") {
  on_both_engines_school([](TestSchool& school) {
    const auto changed =
        school.sam.patch("/api/session/profile", std::nullopt,
                         json("{'name': 'Samuel Duval', 'language': 'fr'}"));
    CHECK(changed.at("/name") == "Samuel Duval");
    const auto session = school.sam.get("/api/session");
    CHECK(session.at("/staff/name") == "Samuel Duval");
    CHECK(session.at("/staff/language") == "fr");
    CHECK(school.oscar.get("/api/session").at("/staff/name") != "Samuel Duval");
    CHECK(school.count("SELECT COUNT(*) FROM journal WHERE action = 'member.changed'") == 1);
    const auto cleared = school.sam.patch("/api/session/profile", std::nullopt,
                                          json("{'language': null}"));
    CHECK(cleared.at("/name") == "Samuel Duval");
    CHECK(cleared.at("/language") == "null");
  });
}

TEST_CASE("a member reads dates by a clock of their own, and without one by the school's") {
  on_both_engines_school([](TestSchool& school) {
    CHECK(school.sam.get("/api/session").at("/staff/zone") == "null");
    const auto chosen = school.sam.patch("/api/session/profile", std::nullopt,
                                         json("{'zone': 'Europe/Kyiv'}"));
    CHECK(chosen.at("/zone") == "Europe/Kyiv");
    CHECK(chosen.at("/name") == "Sam");
    CHECK(school.sam.get("/api/session").at("/staff/zone") == "Europe/Kyiv");
    CHECK(school.sam.get("/api/session").at("/school/zone") == "Europe/Paris");
    CHECK(school.oscar.get("/api/session").at("/staff/zone") == "null");
    school.sam.patch("/api/session/profile", std::nullopt, json("{'name': 'Samuel'}"));
    CHECK(school.sam.get("/api/session").at("/staff/zone") == "Europe/Kyiv");
    CHECK(school.sam.patch("/api/session/profile", std::nullopt, json("{'zone': null}"))
              .at("/zone") == "null");
  });
}

TEST_CASE("a zone that does not exist is refused, and nothing of the rest is kept") {
  on_both_engines_school([](TestSchool& school) {
    school.changed_rows();
    const auto refused = school.sam.patch("/api/session/profile", std::nullopt,
                                          json("{'name': 'Nobody', 'zone': 'Europe/Nowhere'}"));
    CHECK(refused.said() == "422 invalid /zone zone.unknown");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("a name of nothing is refused and kept from the journal") {
  on_both_engines_school([](TestSchool& school) {
    CHECK(school.sam.patch("/api/session/profile", std::nullopt, json("{'name': ' '}")).status ==
          422);
    CHECK(school.count("SELECT COUNT(*) FROM journal WHERE action = 'member.changed'") == 0);
  });
}

}  // namespace staff
