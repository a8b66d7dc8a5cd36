// SPDX-License-Identifier: Apache-2.0
#include "impact/keep_open.h"

#include "base/fault.h"
#include "impact/offer_story_test.h"

// The drip clock never takes back silently: what people have open stays open for them, unless
// somebody says otherwise, and all of it is taken back with the act.

namespace impact {
namespace {

/// The second lesson opens after ten days; the offer goes without delays at first.
struct DripStory : OfferStory {
  explicit DripStory(TestSchool& in) : OfferStory(in, no_delays, {"First"}) {
    later = add_lesson("Later", "'schedule_rule': {'open': {'type': 'after', 'days': 10, "
                                "'time': 'participant'}}");
    yoga.lessons.push_back(later);
  }

  static constexpr const char* no_delays = "'schedule': {'type': 'none'}";
  std::string later;
};

}  // namespace

TEST_CASE("delays come back: what was open stays open for those who had it, and newcomers wait") {
  on_both_engines_school([](TestSchool& school) {
    DripStory story(school);
    const auto shown = story.rehearse("");
    CHECK(shown.at("/impact/lose") == "0");
    CHECK(shown.at("/impact/keep_open") == json("{'people':2,'lessons':2}"));
    CHECK(shown.at("/impact/rows/0/kept") == "1");
    CHECK(shown.at("/impact/rows/0/closed") == "0");
    const auto saved = story.change("");
    CHECK(saved.at("/impact") == shown.at("/impact"));
    CHECK(saved.at("/job") != "null");
    CHECK(story.lessons(school.anna) == "open, open");
    CHECK(story.lessons(school.boris) == "open, open");
    auto carla = school.student("carla@example.org", "Carla");
    story.give(carla, json("'offer': '$1'", {story.offer}));
    CHECK(story.lessons(carla) == "open, locked_until schedule");
    CHECK(school.count("SELECT COUNT(*) FROM lesson_overrides WHERE batch_id IS NOT NULL") == 2);
  });
}

TEST_CASE("without keeping open, the same change takes the lesson from both of them") {
  on_both_engines_school([](TestSchool& school) {
    DripStory story(school);
    const auto shown = story.rehearse("", ", 'keep_open': false");
    CHECK(shown.at("/impact/lose") == "2");
    CHECK(shown.at("/impact/rows/0/closed") == "1");
    CHECK(shown.at("/impact/rows/0/kept") == "1");
    CHECK(shown.at("/impact/keep_open") == json("{'people':2,'lessons':2}"));
    const auto saved = story.change("", ", 'keep_open': false");
    CHECK(saved.at("/job") == "null");
    CHECK(story.lessons(school.anna) == "open, locked_until schedule");
    CHECK(school.count("SELECT COUNT(*) FROM lesson_overrides") == 0);
  });
}

TEST_CASE("undone, every answer is as it was and nothing is kept open; once, and by whoever may "
          "edit offers") {
  on_both_engines_school([](TestSchool& school) {
    DripStory story(school);
    const std::string before = story.digest();
    const auto saved = story.change("");
    CHECK(story.digest() != before);
    CHECK(story.undo_by(school.sam, saved) == "404 journal.not_found");
    CHECK(story.undo_by(school.oscar, saved) == "204");
    CHECK(story.digest() == before);
    CHECK(school.count("SELECT COUNT(*) FROM lesson_overrides") == 0);
    CHECK(story.undo_by(school.oscar, saved) == "409 undo.done_already");
    CHECK(school.olga.get(story.offer_path()).at("/lines/0/policy/schedule/type") == "none");
  });
}

TEST_CASE("an undo that left behind what was kept open would be noticed") {
  on_both_engines_school([](TestSchool& school) {
    DripStory story(school);
    const std::string before = story.digest();
    const auto saved = story.change("");
    school.run_sql("UPDATE lesson_overrides SET batch_id = NULL");
    CHECK(story.undo_by(school.olga, saved) == "204");
    CHECK(story.digest() != before);
  });
}

TEST_CASE("edits of an offer are taken back in order, the last first") {
  on_both_engines_school([](TestSchool& school) {
    DripStory story(school);
    const std::string before = story.digest();
    const auto first = story.change("");
    const auto second = story.change("'period': {'type': 'days', 'count': 7}");
    CHECK(story.undo_by(school.olga, first) == "409 undo.newer_change");
    CHECK(story.undo_by(school.olga, second) == "204");
    CHECK(story.undo_by(school.olga, first) == "204");
    CHECK(story.digest() == before);
  });
}

TEST_CASE("taken back before the job has run, the job keeps nothing open") {
  on_both_engines_school([](TestSchool& school) {
    DripStory story(school);
    const auto saved = story.patch("", "", "");
    CHECK(story.undo_by(school.olga, saved) == "204");
    CHECK(school.count("SELECT COUNT(*) FROM lesson_overrides") == 0);
  });
}

TEST_CASE("a job that fell over in the middle is taken up again, and opens nothing twice") {
  on_both_engines_school([](TestSchool& school) {
    DripStory story(school);
    const auto saved = story.patch("", "", "");
    base::set_fault("kept_open:throw");
    school.run_jobs();
    base::set_fault("");
    CHECK(school.text("SELECT state FROM jobs WHERE kind = 'offer_changed'") == "waiting");
    CHECK(school.count("SELECT COUNT(*) FROM lesson_overrides") == 2);
    school.clock.advance(std::chrono::hours(1));
    school.run_jobs();
    CHECK(school.text("SELECT state FROM jobs WHERE kind = 'offer_changed'") == "done");
    CHECK(school.count("SELECT COUNT(*) FROM lesson_overrides") == 2);
    CHECK(story.undo_by(school.olga, saved) == "204");
    CHECK(school.count("SELECT COUNT(*) FROM lesson_overrides") == 0);
  });
}

TEST_CASE("what the team decides later about a lesson that was kept open stands, and the offer can "
          "still be taken back") {
  on_both_engines_school([](TestSchool& school) {
    DripStory story(school);
    const auto saved = story.change("");
    const auto closed = school.sam.post(
        "/api/contacts/" + school.anna.id() + "/lesson-overrides",
        json("{'product': '$1', 'lesson': '$2', 'kind': 'closed'}", {story.yoga.id, story.later}));
    CHECK(closed.said() == "200");
    CHECK(story.undo_by(school.olga, saved) == "204");
    CHECK(story.lessons(school.anna) == "open, locked closed_by_staff");
    CHECK(story.lessons(school.boris) == "open, open");
    CHECK(school.count("SELECT COUNT(*) FROM lesson_overrides") == 1);
  });
}

TEST_CASE("a frozen person keeps what was kept open for later: it opens with the thaw") {
  on_both_engines_school([](TestSchool& school) {
    DripStory story(school);
    const auto frozen = school.sam.post("/api/grants/" + story.given.at("/grant") + "/freezes",
                                        json("{'days': 3}"), {{"if-match", "\"1\""}});
    CHECK(frozen.said() == "200");
    const auto shown = story.rehearse("");
    CHECK(shown.at("/impact/keep_open/people") == "1");
    story.change("");
    CHECK(story.lessons(school.anna) == "locked_until frozen, locked_until frozen");
  });
}

}  // namespace impact
