// SPDX-License-Identifier: Apache-2.0
#include "changes/viewing_story_test.h"

// Staff look at a student's pages: exactly those pages, and nothing comes of it.

namespace changes {

TEST_CASE("staff see exactly the pages of the student, and their own side again when they leave") {
  on_both_engines_school([](TestSchool& school) {
    ViewingStory story(school);
    story.edit(story.only({0, 2}));
    story.also_student(school.sam, school.boris);
    story.complete(school.anna, 0);
    const std::string hers = story.read_all(school.anna);
    const std::string his = story.read_all(school.sam);
    CHECK(his.contains("Boris"));

    const auto session = story.look(school.sam);
    CHECK(session.said() == "201");
    CHECK(session.at("/viewing/contact/name") == "Anna");
    CHECK(session.at("/viewing/mode") == "view");
    CHECK(session.at("/viewing/unsaved") == "false");
    CHECK(session.at("/viewing/over") == "false");
    CHECK(session.at("/student/id") == school.anna.id());
    CHECK(session.at("/staff/id") == school.sam.id());
    CHECK(story.read_all(school.sam) == hers);
    CHECK(story.shown(school.sam) == "open, locked not_in_plan, open");

    const auto left = school.sam.del("/api/session/viewing");
    CHECK(left.said() == "200");
    CHECK(left.at("/viewing") == "null");
    CHECK(left.at("/student/id") == school.boris.id());
    CHECK(story.read_all(school.sam) == his);
    CHECK(school.sam.get("/api/contacts/" + school.anna.id()).said() == "200");
  });
}

TEST_CASE("a look leaves no trace: not one row changes, whatever page is opened") {
  on_both_engines_school([](TestSchool& school) {
    ViewingStory story(school);
    school.run_jobs();
    school.changed_rows();
    CHECK(story.look(school.sam).said() == "201");
    CHECK(school.changed_rows() == "sessions +1 -1");
    for (const std::string& page : story.pages()) CHECK(school.sam.get(page).said() == "200");
    school.run_jobs();
    CHECK(school.changed_rows() == "");
    const Without protection("viewing_visits");
    story.read_all(school.sam);
    CHECK(school.changed_rows() == "progress +3");
  });
}

TEST_CASE("whoever looks can change nothing, and is told so before anything is read") {
  on_both_engines_school([](TestSchool& school) {
    ViewingStory story(school);
    story.look(school.sam);
    const std::string lesson = "/api/me/lessons/" + story.yoga.lessons[0];
    school.changed_rows();
    CHECK(story.complete(school.sam, 0) == "403 view.read_only");
    CHECK(school.sam.put(lesson + "/position", std::nullopt, "{}").said() ==
          "403 view.read_only");
    CHECK(school.sam.patch("/api/me", std::nullopt, "{}").said() == "403 view.read_only");
    CHECK(school.changed_rows() == "");
    // The rest of the school is theirs as before.
    CHECK(story.edit("'full': true").said() == "200");
    school.changed_rows();
    const Without protection("read_only");
    CHECK(story.complete(school.sam, 0) == "200");
    CHECK(school.changed_rows() == "journal +1, journal_details +1, progress +1");
  });
}

TEST_CASE("a right is needed to look, another one to sign in as a student, and no script has it") {
  on_both_engines_school([](TestSchool& school) {
    ViewingStory story(school);
    school.run_sql("UPDATE staff SET extra_rights = '[\"view_contacts\"]' WHERE role = 'curator'");
    school.changed_rows();
    CHECK(story.look(school.anna).said() == "403 forbidden");
    CHECK(story.look(school.nobody).status == 401);
    CHECK(story.sign_in_as(school.clara).said() == "403 forbidden");
    CHECK(story.look_with(school.clara, "'full': true").said() == "403 forbidden");
    CHECK(school.changed_rows() == "");
    CHECK(story.look(school.clara).said() == "201");
    CHECK(story.shown(school.clara) == "open, open, open");
    for (Visitor* may : {&school.sam, &school.oscar, &school.olga}) {
      CHECK(story.sign_in_as(*may).said() == "201");
    }
  });
}

TEST_CASE("on another day the pages show that day") {
  on_both_engines_school([](TestSchool& school) {
    ViewingStory story(school);
    const std::string schedule = json(
        "'schedule': {'type': 'custom', 'fallback': 'immediate', 'lessons': {'$1': {'open': "
        "{'type': 'after', 'days': 7, 'time': 'participant'}}}}",
        {story.yoga.lessons[1]});
    CHECK(story.edit(schedule).said() == "200");
    CHECK(story.look(school.sam).said() == "201");
    CHECK(story.shown(school.sam) == "open, locked_until schedule, open");
    for (const char* day : {"2026-01-12T11:59:59Z", "2026-01-12T12:00:00Z"}) {
      const auto session = story.look(school.sam, json(", 'at': '$1'", {day}));
      CHECK(session.at("/viewing/at") == day);
      CHECK(story.shown(school.sam) == story.lessons(school.anna, day));
    }
    CHECK(story.shown(school.sam) == "open, open, open");
    const std::string lesson = "/api/me/lessons/" + story.yoga.lessons[1];
    CHECK(school.sam.get(lesson).at("/outcome") == "open");
    CHECK(school.anna.get(lesson).at("/outcome") == "locked_until");
  });
}

TEST_CASE("with terms that nobody has saved the pages show what saving them would show") {
  on_both_engines_school([](TestSchool& school) {
    ViewingStory story(school);
    school.changed_rows();
    const auto session = story.look_with(school.sam, story.only({1}));
    CHECK(session.said() == "201");
    CHECK(session.at("/viewing/unsaved") == "true");
    const std::string supposed = story.shown(school.sam);
    CHECK(supposed == "locked not_in_plan, open, locked not_in_plan");
    CHECK(school.sam.get("/api/me/products").at("/items/0/lessons_total") == "1");
    CHECK(school.sam.get("/api/me/lessons/" + story.yoga.lessons[0]).at("/outcome") == "locked");
    CHECK(school.changed_rows() == "sessions +1 -1");
    CHECK(story.shown(school.anna) == "open, open, open");

    CHECK(story.edit(story.only({1})).said() == "200");
    CHECK(story.shown(school.anna) == supposed);
    CHECK(story.look_with(school.sam, "'scope': null").said() == "201");
    CHECK(story.shown(school.sam) == "open, open, open");
  });
}

TEST_CASE("what is wrong with unsaved terms is told as when they are saved") {
  on_both_engines_school([](TestSchool& school) {
    ViewingStory story(school);
    const std::string patch = json("'patch': {'lines': [{'id': '$1', 'full': true}]}",
                                   {story.line});
    school.changed_rows();
    CHECK(story.look_with(school.sam, "'scope': {'type': 'selected'}").said() ==
          "422 invalid /lines/0/scope scope.empty");
    CHECK(story.look(school.sam, ", " + patch).said() == "422 invalid /order required");
    CHECK(story.look(school.sam, json(", 'order': '$1'", {story.order})).said() ==
          "422 invalid /patch required");
    const std::string both = json(", 'order': '$1', ", {story.order}) + patch;
    CHECK(story.begin(school.sam, "'mode': 'as', 'at': '2026-02-01T12:00:00Z'" + both).said() ==
          "422 invalid /patch view.as_it_is /at view.as_it_is");
    CHECK(school.sam.post("/api/contacts/" + school.boris.id() + "/viewing",
                          json("{'mode': 'view'" + both + "}"))
              .said() == "404 order.not_found");
    CHECK(school.sam.post("/api/contacts/con_0000000000001/viewing", json("{'mode': 'view'}"))
              .status == 404);
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("a course that is not published stays hidden as from the student, not from staff") {
  on_both_engines_school([](TestSchool& school) {
    ViewingStory story(school);
    const auto card = school.olga.get("/api/products/" + story.yoga.id);
    CHECK(school.olga
              .patch("/api/products/" + story.yoga.id, card.at("/version"),
                     json("{'status': 'draft'}"))
              .status == 200);
    story.look(school.sam);
    CHECK(story.shown(school.sam) == "404 product.not_found");
    CHECK(school.sam.get("/api/me/products").at("/total") == "0");
    CHECK(school.sam.get("/api/products/" + story.yoga.id).said() == "200");
  });
}

}  // namespace changes
