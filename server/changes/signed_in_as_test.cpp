// SPDX-License-Identifier: Apache-2.0
#include "changes/viewing_story_test.h"

// Staff act in a student's name: for half an hour, on the record, and never as the person.

namespace changes {

using namespace std::chrono_literals;

TEST_CASE("signed in as a student one does what the student does, and the journal says who") {
  on_both_engines_school([](TestSchool& school) {
    ViewingStory story(school);
    school.changed_rows();
    const auto session = story.sign_in_as(school.sam);
    CHECK(session.at("/viewing/mode") == "as");
    CHECK(session.at("/viewing/until") == "2026-01-05T12:30:00Z");
    CHECK(school.changed_rows() == "journal +1, journal_details +1, sessions +1 -1");
    story.read_all(school.sam);
    CHECK(school.changed_rows() == "");
    CHECK(story.complete(school.sam, 0) == "200");
    CHECK(school.changed_rows() == "journal +1, journal_details +1, progress +1");
    CHECK(school.text("SELECT completed_by FROM progress") == "staff");

    const auto history = school.sam.get("/api/contacts/" + school.anna.id() + "/journal");
    CHECK(history.at("/items/0/action") == "lesson.completed_for");
    CHECK(history.at("/items/1/action") == "contact.signed_in_as");
    for (const char* item : {"/items/0", "/items/1"}) {
      CHECK(history.at(item + std::string("/actor/name")) == "Sam");
    }
    const std::string in_her_name = "%\"on_behalf_of\":\"" + school.anna.id() + "\"%";
    CHECK(school.count("SELECT COUNT(*) FROM journal_details WHERE payload LIKE '" +
                       in_her_name + "'") == 1);
  });
}

TEST_CASE("what only the person may do is refused: profile, password and the place in a film") {
  on_both_engines_school([](TestSchool& school) {
    ViewingStory story(school);
    story.sign_in_as(school.sam);
    const std::string lesson = "/api/me/lessons/" + story.yoga.lessons[0];
    const std::string name = json("{'first_name': 'Hanna'}");
    school.changed_rows();
    CHECK(school.sam.patch("/api/me", std::nullopt, name).said() == "403 view.own_person");
    CHECK(school.sam
              .patch("/api/me", std::nullopt, json("{'password': 'a long enough sentence'}"))
              .said() == "403 view.own_person");
    CHECK(school.sam
              .put(lesson + "/position", std::nullopt, json("{'block': 'b1', 'ms': 1000}"))
              .said() == "403 view.own_person");
    CHECK(school.changed_rows() == "");
    CHECK(school.sam.get("/api/session/devices").at("/total") ==
          std::to_string(school.count("SELECT COUNT(*) FROM sessions s JOIN staff f "
                                      "ON f.id = s.staff_id WHERE f.role = 'support'")));
    const Without protection("own_person");
    CHECK(school.sam.patch("/api/me", std::nullopt, name).said() == "200");
    CHECK(school.changed_rows() != "");
  });
}

TEST_CASE("after thirty minutes it is over, and nobody's pages show until it is left") {
  on_both_engines_school([](TestSchool& school) {
    ViewingStory story(school);
    story.also_student(school.sam, school.boris);
    story.sign_in_as(school.sam);
    school.clock.advance(30min - 1s);
    CHECK(story.shown(school.sam) == "open, open, open");
    school.clock.advance(1s);
    school.changed_rows();
    for (const std::string& page : story.pages()) CHECK(school.sam.get(page).status == 401);
    CHECK(story.complete(school.sam, 0) == "401 not_signed_in");
    CHECK(school.changed_rows() == "");
    {
      const Without protection("viewing_end");
      CHECK(story.shown(school.sam) == "open, open, open");
    }
    const auto session = school.sam.get("/api/session");
    CHECK(session.at("/viewing/over") == "true");
    CHECK(session.at("/viewing/contact/id") == school.anna.id());
    CHECK(session.at("/student") == "null");
    CHECK(session.at("/staff/id") == school.sam.id());
    school.sam.del("/api/session/viewing");
    CHECK(school.sam.get("/api/me").at("/id") == school.boris.id());
  });
}

TEST_CASE("a clock that is set back does not prolong it") {
  on_both_engines_school([](TestSchool& school) {
    ViewingStory story(school);
    story.sign_in_as(school.sam);
    school.clock.set(school.clock.now() - 6min);
    CHECK(story.shown(school.sam) == "401 not_signed_in");
  });
}

TEST_CASE("a look ends with the session of the member, and not after half an hour") {
  on_both_engines_school([](TestSchool& school) {
    ViewingStory story(school);
    CHECK(story.look(school.sam).at("/viewing/until") == "2026-01-06T00:00:00Z");
    school.clock.advance(45min);
    CHECK(story.shown(school.sam) == "open, open, open");
    school.run_sql("UPDATE sessions SET staff_until = 1 WHERE viewing_mode IS NOT NULL");
    CHECK(story.shown(school.sam) == "401 not_signed_in");
  });
}

TEST_CASE("it ends at once with the right, the member or the student") {
  on_both_engines_school([](TestSchool& school) {
    ViewingStory story(school);
    for (const char* change : {"{'role': 'curator'}", "{'disabled': true}"}) {
      Visitor sara = school.member("Sara", staff::Role::Support);
      CHECK(story.sign_in_as(sara).said() == "201");
      const auto card = school.olga.get("/api/team");
      std::string version;
      for (std::size_t i = 0; i < card.size("/items"); ++i) {
        const std::string item = "/items/" + std::to_string(i);
        if (card.at(item + "/id") == sara.id()) version = card.at(item + "/version");
      }
      CHECK(school.olga.patch("/api/team/" + sara.id(), version, json(change)).status == 200);
      CHECK(story.shown(sara) == "401 not_signed_in");
      school.run_sql("UPDATE staff SET name = 'Gone', email = '" + sara.id() +
                     "@example.org' WHERE name = 'Sara'");
    }
    // The right alone, with the session left to the member.
    story.sign_in_as(school.sam);
    school.run_sql("UPDATE staff SET role = 'curator' WHERE name = 'Sam'");
    CHECK(story.shown(school.sam) == "401 not_signed_in");
    school.run_sql("UPDATE staff SET role = 'support' WHERE name = 'Sam'");
    CHECK(story.shown(school.sam) == "open, open, open");

    CHECK(school.olga.del("/api/contacts/" + school.anna.id() + "?revoke=true").said() == "200");
    CHECK(story.shown(school.sam) == "401 not_signed_in");
    const auto session = school.sam.get("/api/session");
    CHECK(session.at("/viewing/over") == "true");
    CHECK(session.at("/viewing/contact") == "null");
    CHECK(school.sam.del("/api/session/viewing").at("/viewing") == "null");
  });
}

TEST_CASE("who signs out, or signs in anew, has left the pages of the student") {
  on_both_engines_school([](TestSchool& school) {
    ViewingStory story(school);
    story.also_student(school.sam, school.boris);
    story.sign_in_as(school.sam);
    CHECK(school.sam.del("/api/session?who=staff").said() == "204");
    CHECK(school.sam.get("/api/me").at("/id") == school.boris.id());

    const std::string password = "seven small grey cats";
    Visitor ada = school.member("Ada", staff::Role::Support, password);
    story.sign_in_as(ada);
    const auto signed_in = ada.post(
        "/api/session", json("{'email': 'ada@school.example', 'password': '$1'}", {password}));
    CHECK(signed_in.status == 200);
    CHECK(signed_in.at("/viewing") == "null");
    CHECK(ada.get("/api/me").status == 401);
  });
}

}  // namespace changes
