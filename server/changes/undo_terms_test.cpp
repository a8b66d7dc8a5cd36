// SPDX-License-Identifier: Apache-2.0
#include "changes/order_story_test.h"

// Terms that were changed by mistake.

namespace changes {

TEST_CASE("the terms come back, unless they were changed again") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    const auto first = story.edit(story.only({0}), ", 'reason': 'the first one'");
    school.clock.advance(a_day);
    const auto second = story.edit("'scope': null, 'checkpoints': {'type': 'off'}",
                                   ", 'comment': 'changed twice'");
    school.changed_rows();
    story.undo(first, "409 undo.newer_change");
    CHECK(school.changed_rows() == "");
    story.undo(second, "204");
    const auto view = story.view();
    CHECK(view.at("/comment") == "");
    CHECK(view.at("/version") == "4");
    CHECK(view.at("/lines/0/pins") ==
          json("{'scope':{'by':'Sam','at':'2026-01-05T12:00:00Z','reason':'the first one'}}"));
    CHECK(story.lessons(school.anna) == "open, locked not_in_plan, locked not_in_plan");
    story.undo(second, "409 undo.done_already");
    story.undo(first, "204");
    CHECK(story.lessons(school.anna) == "open, open, open");
    CHECK(story.view().at("/lines/0/pinned") == "[]");
    CHECK(story.view().at("/lines/0/grant/individual") == "false");
  });
}

TEST_CASE("dates do not stand on terms, but what was given is not taken back under other terms") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school, "'period': {'type': 'days', 'count': 30}");
    const auto edited = story.edit(story.only({0}));
    CHECK(school.sam
              .post("/api/grants/" + story.given.at("/grant") + "/extension",
                    json("{'days': 5}"), {{"if-match", "\"1\""}})
              .said() == "200");
    school.changed_rows();
    story.undo(story.given, "409 undo.newer_change");
    CHECK(school.changed_rows() == "");
    story.undo(edited, "204");
    CHECK(story.lessons(school.anna) == "open, open, open");
    CHECK(story.view().at("/lines/0/grant/end_at") == "2026-02-09T12:00:00Z");
  });
}

TEST_CASE("an end for full access stands on the terms that were edited before") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school, "'full': true");
    const auto narrowed = story.edit("'checking': 'off'");
    const auto ended =
        school.sam.post("/api/grants/" + story.given.at("/grant") + "/end",
                        json("{'until': '2026-04-30'}"), {{"if-match", "\"1\""}});
    CHECK(ended.said() == "200");
    const auto back = story.edit("'checkpoints': null");
    story.undo(narrowed, "409 undo.newer_change");
    story.undo(ended, "409 undo.newer_change");
    story.undo(back, "204");
    story.undo(ended, "204");
    story.undo(narrowed, "204");
    CHECK(story.view().at("/lines/0/pinned") == "[]");
  });
}

TEST_CASE("an order that is full access by its own terms gets an end and loses it again") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    const auto own = school.sam.post(
        "/api/contacts/" + school.boris.id() + "/orders",
        json("{'lines': [{'product': '$1', 'policy': {'full': true}}]}", {story.yoga.id}));
    const auto ended = school.sam.post("/api/grants/" + own.at("/grant") + "/end",
                                       json("{'until': '2026-04-30'}"), {{"if-match", "\"1\""}});
    CHECK(ended.at("/grant/kind") == "individual");
    story.undo(ended, "204");
    CHECK(school.sam.get("/api/grants/" + own.at("/grant")).at("/kind") == "full");
  });
}

TEST_CASE("fully individual is taken back as a whole") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    const auto pinned = story.edit("'individual': true");
    const auto back = story.edit("'individual': false");
    story.undo(back, "204");
    CHECK(story.view().size("/lines/0/pinned") == 8);
    CHECK(story.view().at("/lines/0/pins/service/by") == "Sam");
    story.undo(pinned, "204");
    CHECK(story.view().at("/lines/0/pinned") == "[]");
    CHECK(story.view().at("/lines/0/pins") == "{}");
  });
}

TEST_CASE("two lines of one order are taken back each by itself, a comment by its words") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    const auto drawing = school.a_course("Drawing");
    const auto both = school.sam.post(
        "/api/contacts/" + school.anna.id() + "/orders",
        json("{'lines': [{'product': '$1', 'policy': {}}, {'product': '$2', 'policy': {}}]}",
             {story.yoga.id, drawing.id}));
    story.order = both.at("/order/id");
    const auto view = story.view();
    story.line = view.at("/lines/0/id");
    const auto first = story.edit(story.only({0}), ", 'comment': 'one'");
    story.line = view.at("/lines/1/id");
    const auto second = story.edit("'period': {'type': 'days', 'count': 9}");
    const auto comment = school.sam.patch(story.path(), "3", json("{'comment': 'two'}"));
    story.undo(first, "409 undo.newer_change");
    story.undo(comment, "204");
    story.undo(first, "204");
    CHECK(story.view().at("/comment") == "");
    CHECK(story.view().at("/lines/0/grant/lessons_open") == "3");
    CHECK(story.view().at("/lines/1/policy/period/count") == "9");
    story.undo(second, "204");
    CHECK(story.view().at("/lines/1/policy/period/type") == "unlimited");
  });
}

}  // namespace changes
