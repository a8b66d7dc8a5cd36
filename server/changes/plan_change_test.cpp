// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "changes/plan_story_test.h"

// Another plan in one act: what the student may open before, at that instant and afterwards. The
// school is in Paris; the stories begin on 5 January at 13:00 there.

namespace changes {
namespace {

using testing::a_day;
using testing::a_second;
using testing::json;
using testing::PlanStory;
using testing::TestSchool;
using ::testing::on_both_engines_school;

}  // namespace

TEST_CASE("in two steps both plans count in between, and what was finished stays finished") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    CHECK(story.lessons() == "open, open, not_in_plan");
    school.anna.post("/api/me/lessons/" + story.yoga.lessons[0] + "/completion");
    story.give(json("'offer': '$1'", {story.pro}));
    CHECK(story.lessons() == "open, open, open");
    story.act("revocation", "{}");
    CHECK(story.lessons() == "not_in_plan, open, open");
    CHECK(school.count("SELECT COUNT(*) FROM progress WHERE completed_at IS NOT NULL") == 1);
  });
}

TEST_CASE("in one act the new plan opens and the old one closes, and what was finished stays "
          "finished") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    for (const std::size_t lesson : {0U, 1U}) {
      school.anna.post("/api/me/lessons/" + story.yoga.lessons[lesson] + "/completion");
    }
    CHECK(story.done() == "2/2 100");
    const auto acted = story.change(story.pro);
    CHECK(acted.said() == "200");
    CHECK(acted.at("/replaced") == story.grant);
    CHECK(acted.size("/grants") == 1);
    CHECK(acted.at("/grants/0") == acted.at("/grant"));
    CHECK(story.lessons() == "not_in_plan, open, open");
    CHECK(acted.size("/effects/products") == 1);
    CHECK(acted.at("/effects/products/0/act") == "replaced");
    CHECK(acted.at("/effects/products/0/opened/0/title") == "Third");
    CHECK(acted.at("/effects/products/0/closed/0/title") == "First");
    CHECK(acted.at("/effects/products/0/until_before") == "2026-02-04T12:00:00Z");
    CHECK(acted.at("/effects/products/0/until") == "2026-03-06T12:00:00Z");
    CHECK(acted.size("/effects/warnings") == 0);
    CHECK(school.count("SELECT COUNT(*) FROM progress WHERE completed_at IS NOT NULL") == 2);
    CHECK(story.done() == "1/2 50");
  });
}

TEST_CASE("two rows of the course during an overlap, one of them revoked after the change") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    const auto acted = story.change(story.pro);
    CHECK(story.row().at("/state") == "revoked");
    CHECK(story.row().at("/can") == "[]");
    const auto row = story.row(acted.at("/grant"));
    CHECK(row.at("/state") == "active");
    CHECK(row.at("/offer/title") == "PRO");
    CHECK(row.at("/can") == json("['extend','set_end','freeze','change_plan','revoke']"));
    CHECK(row.at("/order/id") == acted.at("/order/id"));
    CHECK(school.count("SELECT COUNT(*) FROM grants WHERE revoked_at IS NULL") == 1);
  });
}

TEST_CASE("down to less and up again, old work is there again") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    const std::string first = "/api/me/lessons/" + story.yoga.lessons[0];
    school.anna.post(first + "/completion");
    story.grant = story.change(story.pro).at("/grant");
    CHECK(school.anna.get(first).at("/outcome") == "locked");
    CHECK(story.change(story.basic).said() == "200");
    CHECK(school.anna.get(first).at("/outcome") == "open");
    CHECK(school.anna.get(first).at("/completed_at") != "null");
    CHECK(story.done() == "1/2 50");
  });
}

TEST_CASE("with the starting point kept an open lesson stays open, otherwise it waits again until "
          "nine the next day") {
  on_both_engines_school([](TestSchool& school) {
    for (const bool keeps : {true, false}) {
      CAPTURE(keeps);
      PlanStory story(school);
      story.delay_second_lesson("{'type': 'after', 'days': 1, 'time': '09:00'}");
      school.clock.advance(2 * a_day);
      CHECK(story.lessons() == "open, open, not_in_plan");
      const auto acted =
          story.change(story.pro, keeps ? "" : ", 'keep_start': false");
      if (keeps) {
        CHECK(story.lessons() == "not_in_plan, open, open");
      } else {
        CHECK(story.lessons() == "not_in_plan, schedule, open");
        const std::string nine = acted.at("/effects/products/0/closed/1/at");
        CHECK(nine.substr(10) == "T08:00:00Z");
        CHECK(story.lessons(nine) == "not_in_plan, open, open");
      }
      CHECK(story.row(acted.at("/grant")).at("/start_at") == school.now());
      story.undo(acted, "204");
      story.act("revocation", "{}");
    }
  });
}

TEST_CASE("there is no instant in between at which nothing is open") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    school.clock.advance(3 * a_day);
    const auto before = school.clock.now();
    CHECK(story.change(story.pro).said() == "200");
    CHECK(story.lessons((before - a_second).text()) == "open, open, not_started");
    CHECK(story.lessons(before.text()) == "not_in_plan, open, open");
    CHECK(story.access((before - a_second).text()).at("/answer/outcome") ==
          story.access(before.text()).at("/answer/outcome"));
  });
}

TEST_CASE("the old end is kept, or the later of both") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    school.clock.advance(10 * a_day);
    const auto kept = story.change(story.pro, ", 'end': 'keep_old'");
    CHECK(kept.at("/effects/products/0/until") == "2026-02-04T12:00:00Z");
    CHECK(story.row(kept.at("/grant")).at("/end_is_personal") == "true");
    story.undo(kept, "204");
    const auto longer = story.change(story.pro, ", 'end': 'longer'");
    CHECK(longer.at("/effects/products/0/until") == "2026-03-16T12:00:00Z");
    CHECK(story.row(longer.at("/grant")).at("/end_is_personal") == "false");
    story.grant = longer.at("/grant");
    const auto back = story.change(story.basic, ", 'end': 'longer'");
    CHECK(back.at("/effects/products/0/until") == "2026-03-16T12:00:00Z");
    CHECK(story.row(back.at("/grant")).at("/end_is_personal") == "true");
  });
}

TEST_CASE("a freeze goes on under the new plan, with its end and its days") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    story.act("freezes", "{'days': 10}");
    school.clock.advance(4 * a_day);
    const auto acted = story.change(story.pro, ", 'end': 'keep_old'");
    CHECK(acted.at("/effects/warnings/0/code") == "plan.stays_frozen");
    CHECK(acted.at("/effects/warnings/0/until") == "2026-01-15T12:00:00Z");
    CHECK(acted.at("/effects/products/0/frozen_until") == "2026-01-15T12:00:00Z");
    CHECK(acted.at("/effects/products/0/until") == "2026-02-14T12:00:00Z");
    CHECK(story.lessons() == "not_in_plan, frozen, frozen");
    CHECK(story.lessons("2026-01-15T12:00:00Z") == "not_in_plan, open, open");
    story.grant = acted.at("/grant");
    CHECK(story.row().at("/state") == "frozen");
    const auto unfrozen = story.act("unfreezing", "{}");
    CHECK(unfrozen.at("/grant/end_at") == "2026-02-08T12:00:00Z");
    CHECK(story.lessons() == "not_in_plan, open, open");
    story.undo(acted, "409 undo.newer_change");
    story.undo(unfrozen, "204");
    story.undo(acted, "204");
    CHECK(story.lessons() == "frozen, frozen, not_in_plan");
    CHECK(story.lessons("2026-01-15T12:00:00Z") == "open, open, not_in_plan");
  });
}

TEST_CASE("full access becomes a plan, a plan becomes full access, which keeps no end") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    const auto all = school.an_offer(
        "All", json("[{'product': '$1', 'policy': {'full': true}}]", {story.yoga.id}));
    CHECK(story.change(all, ", 'end': 'keep_old'").said() ==
          "422 invalid /end plan.no_end");
    const auto up = story.change(all);
    CHECK(up.at("/effects/products/0/until") == "null");
    CHECK(story.lessons() == "open, open, open");
    story.grant = story.give(json("'full': true")).at("/grant");
    const auto down = story.change(story.basic, ", 'end': 'keep_old'");
    CHECK(down.at("/effects/warnings/0/code") == "access.others");
    CHECK(down.at("/effects/warnings/0/title") == "All");
    CHECK(story.row(down.at("/grant")).at("/end_at") == "null");
    CHECK(story.row(down.at("/grant")).at("/kind") == "offer");
  });
}

TEST_CASE("an offer of a copy of the course is only taken anyway, for progress does not carry "
          "over") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    school.anna.post("/api/me/lessons/" + story.yoga.lessons[0] + "/completion");
    const auto copy = school.a_course("Yoga, a copy");
    school.changed_rows();
    const auto shown = story.change(copy.full_access, "", "?dry_run=true");
    CHECK(shown.at("/effects/warnings/0/code") == "plan.other_product");
    CHECK(shown.at("/effects/warnings/0/title") == "Yoga");
    CHECK(shown.at("/effects/products/0/act") == "revoked");
    CHECK(shown.size("/effects/products/0/closed") == 2);
    CHECK(shown.at("/effects/products/1/act") == "given");
    CHECK(shown.size("/effects/products/1/opened") == 3);
    CHECK(story.change(copy.full_access).said() == "422 invalid /anyway plan.other_product");
    CHECK(school.changed_rows() == "");
    const auto acted = story.change(copy.full_access, ", 'anyway': true");
    CHECK(acted.said() == "200");
    CHECK(acted.at("/effects/products") == shown.at("/effects/products"));
    CHECK(school.anna.get("/api/me/products/" + copy.id).at("/progress") == "0");
    CHECK(story.lessons() == "revoked, revoked, revoked");
    story.undo(acted, "204");
    CHECK(story.lessons() == "open, open, not_in_plan");
  });
}

TEST_CASE("further courses of the new offer are given, and named") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    const auto tango = school.a_course("Tango");
    const auto both = school.an_offer(
        "Both", json("[{'product': '$1', 'policy': {}}, {'product': '$2', 'policy': {}}]",
                     {tango.id, story.yoga.id}));
    const auto acted = story.change(both, ", 'end': 'keep_old'");
    CHECK(acted.at("/effects/warnings/0/code") == "offer.adds_products");
    CHECK(acted.at("/effects/warnings/0/title") == "Tango");
    CHECK(acted.at("/effects/products/0/act") == "replaced");
    CHECK(acted.at("/effects/products/1/act") == "given");
    CHECK(acted.size("/grants") == 2);
    CHECK(story.row(acted.at("/grant")).at("/product/id") == story.yoga.id);
    CHECK(story.row(acted.at("/grant")).at("/end_at") == "2026-02-04T12:00:00Z");
    CHECK(story.row(acted.at("/grants/0")).at("/end_at") == "null");
    CHECK(school.anna.get("/api/me/products").at("/total") == "2");
    story.undo(acted, "204");
    CHECK(school.anna.get("/api/me/products").at("/total") == "1");
  });
}

}  // namespace changes
