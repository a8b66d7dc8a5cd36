// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "testing/school.h"

namespace people {
namespace {

using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

/// The names that a search finds.
std::string found(TestSchool& school, const std::string& typed) {
  const auto list = school.sam.get("/api/contacts?sort=name&search=" + typed);
  std::string names;
  for (std::size_t i = 0; i < list.size("/items"); ++i) {
    names += (i > 0 ? ", " : "") + list.at("/items/" + std::to_string(i) + "/name");
  }
  return names;
}

std::string jean_luc(TestSchool& school) {
  return school.sam
      .post("/api/contacts", json("{'email': 'jl@garcon.fr', 'first_name': 'Jean-Luc', "
                                  "'last_name': 'Garçon', 'phone': '06 12 34 56 78'}"))
      .at("/id");
}

}  // namespace

TEST_CASE("people are found by their names in any order, without accents and hyphens") {
  on_both_engines_school([](TestSchool& school) {
    jean_luc(school);
    CHECK(found(school, "jean luc") == "Jean-Luc Garçon");
    CHECK(found(school, "GARCON jean") == "Jean-Luc Garçon");
    CHECK(found(school, "Jean-Luc") == "Jean-Luc Garçon");
    CHECK(found(school, "garc") == "Jean-Luc Garçon");
    CHECK(found(school, "jean boris") == "");
  });
}

TEST_CASE("people are found by digits of their phone, their order and an address they left") {
  on_both_engines_school([](TestSchool& school) {
    const auto id = jean_luc(school);
    CHECK(found(school, "06 12") == "Jean-Luc Garçon");
    CHECK(found(school, "5678") == "Jean-Luc Garçon");
    const auto yoga = school.a_course("Yoga");
    const auto given =
        school.sam.post("/api/contacts/" + id + "/grants",
                        json("{'product': '$1', 'full': true}", {yoga.id}));
    CHECK(found(school, given.at("/order/number")) == "Jean-Luc Garçon");
    CHECK(found(school, "#" + given.at("/order/number")) == "Jean-Luc Garçon");
    CHECK(found(school, "#" + given.at("/order/number") + "0") == "");
    const auto card = school.sam.get("/api/contacts/" + id);
    school.sam.patch("/api/contacts/" + id, card.at("/version"),
                     json("{'email': 'jean@example.org'}"));
    CHECK(found(school, "jl@garcon.fr") == "Jean-Luc Garçon");
    CHECK(found(school, "jean@example") == "Jean-Luc Garçon");
  });
}

TEST_CASE("a pasted address finds the person with whatever stood around it") {
  on_both_engines_school([](TestSchool& school) {
    jean_luc(school);
    CHECK(found(school, "Monsieur Garçon <JL@garcon.fr>") == "Jean-Luc Garçon");
    CHECK(found(school, " jl@garcon.fr. ") == "Jean-Luc Garçon");
    CHECK(found(school, "mailto:jl@garcon.fr") == "Jean-Luc Garçon");
    CHECK(found(school, "<j@garcon.fr>") == "");
  });
}

TEST_CASE("a card that somebody else saved meanwhile is not overwritten") {
  on_both_engines_school([](TestSchool& school) {
    const std::string card = "/api/contacts/" + school.anna.id();
    const auto seen = school.sam.get(card).at("/version");
    CHECK(school.oscar.patch(card, seen, json("{'last_name': 'Karenina'}")).said() == "200");
    school.changed_rows();
    CHECK(school.sam.patch(card, std::nullopt, json("{'last_name': 'K.'}")).status == 428);
    const auto stale = school.sam.patch(card, seen, json("{'last_name': 'K.'}"));
    CHECK(stale.said() == "412 stale");
    CHECK(stale.at("/yours/last_name") == "K.");
    CHECK(stale.at("/current/last_name") == "Karenina");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("a pasted address is read with its name, and a slip of the fingers is pointed out") {
  on_both_engines_school([](TestSchool& school) {
    const auto added =
        school.sam.post("/api/contacts", json("{'email': '  Marie Dupont <m@gmial.com>. '}"));
    CHECK(added.said() == "201");
    CHECK(added.at("/email") == "m@gmial.com");
    CHECK(added.at("/name") == "Marie Dupont");
    CHECK(added.at("/suggestion") == "m@gmail.com");
  });
}

TEST_CASE("all that is wrong with a new contact is said at once, and nothing is written") {
  on_both_engines_school([](TestSchool& school) {
    school.changed_rows();
    const auto refused =
        school.sam.post("/api/contacts", json("{'email': 'nobody', 'phone': '12'}"));
    CHECK(refused.said() == "422 invalid /email email.invalid /phone phone.invalid");
    CHECK(school.sam.post("/api/contacts", json("{'email': 'a@b.org', 'role': 'owner'}")).status ==
          422);
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("an address somebody had until lately is not given to another person") {
  on_both_engines_school([](TestSchool& school) {
    const std::string card = "/api/contacts/" + school.anna.id();
    school.sam.patch(card, school.sam.get(card).at("/version"),
                     json("{'email': 'anna.k@example.org'}"));
    const auto refused =
        school.sam.post("/api/contacts", json("{'email': 'anna@example.org'}"));
    CHECK(refused.said() == "409 contact.former_email");
    CHECK(refused.at("/existing") == school.anna.id());
    school.clock.advance(std::chrono::days(91));
    CHECK(school.sam.post("/api/contacts", json("{'email': 'anna@example.org'}")).said() ==
          "201");
  });
}

TEST_CASE("notes are dated and signed, and go with the person") {
  on_both_engines_school([](TestSchool& school) {
    const std::string notes = "/api/contacts/" + school.anna.id() + "/notes";
    CHECK(school.sam.post(notes, json("{'body': 'Likes mornings'}")).said() == "201");
    const auto list = school.oscar.get(notes);
    CHECK(list.at("/items/0/author") == "Sam");
    CHECK(list.at("/items/0/written_at") == "2026-01-05T12:00:00Z");
    CHECK(school.olga.del("/api/contacts/" + school.anna.id()).said() == "200");
    CHECK(school.count("SELECT COUNT(*) FROM notes") == 0);
  });
}

}  // namespace people
