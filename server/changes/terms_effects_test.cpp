// SPDX-License-Identifier: Apache-2.0
#include "changes/order_story_test.h"

// What staff are told before they save other terms.

namespace changes {
namespace {

std::string codes(const Answer& answer) {
  std::string all;
  for (std::size_t i = 0; i < answer.size("/effects/warnings"); ++i) {
    const std::string code = answer.at("/effects/warnings/" + std::to_string(i) + "/code");
    all += (i == 0 ? "" : " ") + code;
  }
  return all;
}

}  // namespace

TEST_CASE("narrowing one order names the other access that still opens the lesson") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    CHECK(codes(story.edit(school.sam, story.only({0}), "", "?dry_run=true")) == "");
    story.give(school.anna, json("'full': true"));
    const auto narrowed = story.edit(story.only({0}));
    CHECK(codes(narrowed) == "access.others");
    CHECK(narrowed.at("/effects/warnings/0/title") == "Yoga");
    CHECK(narrowed.at("/effects/warnings/0/until") == "null");
    CHECK(narrowed.size("/effects/products/0/closed") == 0);
    CHECK(narrowed.at("/lines/0/grant/lessons_open") == "1");
    CHECK(story.lessons(school.anna) == "open, open, open");
    const auto widened = story.edit("'scope': null");
    CHECK(codes(widened) == "");
  });
}

TEST_CASE("whoever gets an earlier end here is told which other access lasts longer") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school, "'period': {'type': 'days', 'count': 30}");
    story.give(school.anna, json("'offer': '$1', 'same_offer': 'second'", {story.offer}));
    const auto shorter = story.edit("'period': {'type': 'days', 'count': 20}");
    CHECK(codes(shorter) == "access.others");
    CHECK(shorter.at("/effects/warnings/0/title") == "Month");
    CHECK(shorter.at("/effects/warnings/0/until") == "2026-02-04T12:00:00Z");
    CHECK(codes(story.edit("'period': {'type': 'days', 'count': 40}")) == "");
  });
}

TEST_CASE("a checkpoint that closed and was not passed is named, for it blocks for ever") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school, "", {"First"});
    const auto test =
        story.add_lesson("Test", "'is_checkpoint': true, 'schedule_rule': {'close': "
                                 "{'type': 'after_open', 'days': 2}}");
    story.add_lesson("Behind", "'is_checkpoint': false");
    const auto open = story.edit("'period': {'type': 'days', 'count': 60}");
    CHECK(codes(open) == "");
    school.clock.advance(3 * a_day);
    const auto closed = story.edit("'period': {'type': 'days', 'count': 70}");
    CHECK(codes(closed) == "terms.checkpoint_closed");
    CHECK(closed.at("/effects/warnings/0/title") == "Test");
    CHECK(story.lessons(school.anna) ==
          "open, locked lesson_closed, locked checkpoint");
    const auto off =
        story.edit("'checkpoints': {'type': 'switches', 'lessons': {'" + test + "': false}}");
    CHECK(codes(off) == "");
    CHECK(story.lessons(school.anna) == "open, locked lesson_closed, open");
  });
}

TEST_CASE("lessons that were finished are not taken away without a word") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    CHECK(school.sam
              .post("/api/contacts/" + school.anna.id() + "/passed-lessons",
                    json("{'product': '$1', 'lesson': '$2', 'passed': true}",
                         {story.yoga.id, story.yoga.lessons[1]}))
              .said() == "200");
    CHECK(codes(story.edit(school.sam, story.only({0, 1}), "", "?dry_run=true")) == "");
    const auto edited = story.edit(story.only({0, 2}));
    CHECK(codes(edited) == "progress.hidden");
    CHECK(edited.at("/effects/warnings/0/title") == "Yoga");
    CHECK(school.count("SELECT COUNT(*) FROM progress WHERE completed_at IS NOT NULL") == 1);
  });
}

TEST_CASE("an end that was set by hand goes before the period, and whoever changes it is told") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school, "'period': {'type': 'days', 'count': 30}");
    CHECK(codes(story.edit("'period': {'type': 'days', 'count': 31}")) == "");
    CHECK(school.sam
              .post("/api/grants/" + story.given.at("/grant") + "/end",
                    json("{'until': '2026-03-31'}"), {{"if-match", "\"1\""}})
              .said() == "200");
    const auto edited = story.edit("'period': {'type': 'days', 'count': 90}");
    CHECK(codes(edited) == "terms.personal_end");
    CHECK(edited.at("/effects/warnings/0/until") == "2026-03-31T22:00:00Z");
    CHECK(edited.at("/lines/0/grant/end_at") == "2026-03-31T22:00:00Z");
    CHECK(codes(story.edit(story.only({0, 1, 2}))) == "");
  });
}

TEST_CASE("terms that are edited during a freeze leave the freeze") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school, "'period': {'type': 'days', 'count': 30}");
    CHECK(school.sam
              .post("/api/grants/" + story.given.at("/grant") + "/freezes",
                    json("{'days': 10}"), {{"if-match", "\"1\""}})
              .said() == "200");
    const auto edited = story.edit("'period': {'type': 'days', 'count': 40}");
    CHECK(edited.at("/lines/0/grant/state") == "frozen");
    CHECK(edited.at("/effects/products/0/until") == "2026-02-24T12:00:00Z");
    CHECK(edited.at("/effects/products/0/until_before") == "2026-02-14T12:00:00Z");
  });
}

}  // namespace changes
