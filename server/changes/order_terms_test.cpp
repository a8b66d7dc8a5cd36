// SPDX-License-Identifier: Apache-2.0
#include "changes/order_story_test.h"

// The order editor: what becomes individual, what goes on following the offer, and what the student
// then sees.

namespace changes {

TEST_CASE("a lesson taken out of one order stays out when the offer changes, and its delays follow "
          "the offer") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school, "", {"First", "Second"});
    story.yoga.lessons.push_back(
        story.add_lesson("Later", "'schedule_rule': {'open': {'type': 'after', 'days': 5, "
                                  "'time': 'participant'}}"));
    const auto edited = story.edit(story.only({0, 2}), ", 'reason': 'the second is too hard'");
    CHECK(edited.said() == "200");
    CHECK(edited.at("/effects/products/0/act") == "changed");
    CHECK(edited.at("/effects/products/0/closed/0/title") == "Second");
    CHECK(edited.size("/effects/products/0/closed") == 1);
    CHECK(edited.size("/effects/mails") == 0);
    CHECK(edited.at("/version") == "2");
    CHECK(edited.at("/lines/0/pinned") == json("['scope']"));
    CHECK(edited.at("/lines/0/pins") ==
          json("{'scope':{'by':'Sam','at':'2026-01-05T12:00:00Z','reason':'the second is too "
               "hard'}}"));
    CHECK(edited.at("/lines/0/offered/scope/type") == "all");
    CHECK(edited.at("/lines/0/policy/scope/type") == "selected");
    CHECK(edited.at("/lines/0/grant/individual") == "true");
    CHECK(edited.at("/lines/0/grant/version") == "1");
    CHECK(story.lessons(school.anna) == "open, locked not_in_plan, locked_until schedule");
    CHECK(story.lessons(school.boris) == "open, open, locked_until schedule");
    story.change_offer("'schedule': {'type': 'none'}, 'scope': {'type': 'all'}");
    CHECK(story.lessons(school.anna) == "open, locked not_in_plan, open");
    CHECK(story.lessons(school.boris) == "open, open, open");
    CHECK(story.view().at("/lines/0/policy/schedule/type") == "none");
  });
}

TEST_CASE("a checkpoint switched off on one order opens what is behind it, for the neighbour it "
          "stays shut") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school, "", {"First"});
    const auto test = story.add_lesson("Test", "'is_checkpoint': true");
    story.add_lesson("Behind", "'is_checkpoint': false");
    CHECK(story.lessons(school.anna) == "open, open, locked checkpoint");
    const auto edited =
        story.edit("'checkpoints': {'type': 'switches', 'lessons': {'" + test + "': false}}");
    CHECK(edited.at("/effects/products/0/opened/0/title") == "Behind");
    CHECK(story.lessons(school.anna) == "open, open, open");
    CHECK(story.lessons(school.boris) == "open, open, locked checkpoint");
  });
}

TEST_CASE("no delays opens everything at once and an unpassed checkpoint still blocks") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school, "", {"First"});
    story.add_lesson("Soon", "'schedule_rule': {'open': {'type': 'after', 'days': 5, "
                             "'time': '09:00'}}");
    story.add_lesson("Test", "'is_checkpoint': true");
    story.add_lesson("Behind", "'is_checkpoint': false");
    story.add_lesson("Late", "'schedule_rule': {'open': {'type': 'after', 'days': 9, "
                             "'time': '09:00'}}");
    CHECK(story.lessons(school.anna) ==
          "open, locked_until schedule, open, locked checkpoint, locked_until schedule");
    const auto edited = story.edit("'schedule': {'type': 'none'}");
    CHECK(edited.size("/effects/products/0/opened") == 1);
    CHECK(edited.at("/effects/products/0/opened/0/title") == "Soon");
    CHECK(edited.size("/effects/products/0/closed") == 0);
    CHECK(story.lessons(school.anna) ==
          "open, open, open, locked checkpoint, locked checkpoint");
  });
}

TEST_CASE("a comment leaves the order following") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    const auto commented = school.sam.patch(story.path(), "1",
                                            json("{'comment': '  pays in three parts '}"));
    CHECK(commented.said() == "200");
    CHECK(commented.at("/comment") == "pays in three parts");
    CHECK(commented.size("/effects/products") == 0);
    CHECK(commented.at("/lines/0/pinned") == "[]");
    CHECK(commented.at("/lines/0/grant/individual") == "false");
    CHECK(school.count("SELECT COUNT(*) FROM order_lines WHERE policy_id IS NOT NULL") == 0);
    story.change_offer(story.only({0}));
    CHECK(story.lessons(school.anna) == "open, locked not_in_plan, locked not_in_plan");
    story.undo(commented, "204");
    CHECK(story.view().at("/comment") == "");
  });
}

TEST_CASE("fully individual changes no answer, and then the offer reaches it no more") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school, "'period': {'type': 'days', 'count': 30}");
    const std::string last_second = "2026-02-04T11:59:59Z";
    const auto pinned = story.edit("'individual': true");
    CHECK(pinned.said() == "200");
    for (const char* list : {"opened", "closed", "moved"}) {
      CHECK(pinned.size("/effects/products/0/" + std::string(list)) == 0);
    }
    CHECK(pinned.at("/effects/products/0/until") == "2026-02-04T12:00:00Z");
    CHECK(pinned.at("/effects/products/0/until_before") == "2026-02-04T12:00:00Z");
    CHECK(pinned.size("/lines/0/pinned") == 8);
    CHECK(pinned.at("/lines/0/pins/service/by") == "Sam");
    CHECK(story.lessons(school.anna, last_second) == "open, open, open");
    story.change_offer(story.only({0}) + ", 'period': {'type': 'days', 'count': 10}");
    CHECK(story.lessons(school.anna, last_second) == "open, open, open");
    CHECK(story.lessons(school.boris) == "open, locked not_in_plan, locked not_in_plan");
    CHECK(story.lessons(school.boris, last_second) ==
          "locked expired, locked expired, locked expired");
  });
}

TEST_CASE("back to the offer's value follows the offer again, with its newest terms") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school, "'period': {'type': 'days', 'count': 30}");
    story.edit(story.only({0}) + ", 'period': {'type': 'days', 'count': 60}",
               ", 'reason': 'agreed'");
    story.change_offer(story.only({0, 1}) + ", 'period': {'type': 'days', 'count': 40}");
    CHECK(story.lessons(school.anna) == "open, locked not_in_plan, locked not_in_plan");
    school.clock.advance(a_day);
    const auto back = story.edit(school.oscar, "'scope': null");
    CHECK(back.at("/effects/products/0/opened/0/title") == "Second");
    CHECK(story.lessons(school.anna) == "open, open, locked not_in_plan");
    CHECK(back.at("/lines/0/pinned") == json("['period']"));
    CHECK(back.at("/lines/0/pins") ==
          json("{'period':{'by':'Sam','at':'2026-01-05T12:00:00Z','reason':'agreed'}}"));
    CHECK(back.at("/lines/0/grant/end_at") == "2026-03-06T12:00:00Z");
    const auto all_back = story.edit("'individual': false");
    CHECK(all_back.at("/lines/0/pinned") == "[]");
    CHECK(all_back.at("/lines/0/pins") == "{}");
    CHECK(all_back.at("/lines/0/grant/individual") == "false");
    CHECK(all_back.at("/lines/0/grant/end_at") == "2026-02-14T12:00:00Z");
    story.change_offer("'period': {'type': 'unlimited'}");
    CHECK(story.view().at("/lines/0/grant/end_at") == "null");
  });
}

TEST_CASE("fully individual but for one attribute, and all back but for another one") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    const auto but_one = story.edit("'individual': true, 'period': null");
    CHECK(but_one.size("/lines/0/pinned") == 7);
    CHECK(but_one.at("/lines/0/pins/period") == "absent");
    const auto only_one = story.edit("'individual': false, " + story.only({1}));
    CHECK(only_one.at("/lines/0/pinned") == json("['scope']"));
    CHECK(story.lessons(school.anna) == "locked not_in_plan, open, locked not_in_plan");
  });
}

TEST_CASE("an expired order may be edited and revives only with an end to come") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school, "'period': {'type': 'days', 'count': 30}");
    school.clock.advance(40 * a_day);
    const auto still_over = story.edit("'period': {'type': 'days', 'count': 35}");
    CHECK(still_over.said() == "200");
    CHECK(still_over.size("/effects/products/0/opened") == 0);
    CHECK(story.lessons(school.anna) == "locked expired, locked expired, locked expired");
    const auto alive = story.edit("'period': {'type': 'until', 'date': '2026-06-30'}");
    CHECK(alive.size("/effects/products/0/opened") == 3);
    CHECK(alive.at("/effects/products/0/until") == "2026-06-30T22:00:00Z");
    CHECK(alive.at("/lines/0/grant/state") == "active");
    CHECK(story.lessons(school.anna) == "open, open, open");
  });
}

TEST_CASE("full access is narrowed by terms of its own, and comes back over them") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    const auto full = story.give(school.anna, json("'full': true"));
    story.order = full.at("/order/id");
    story.line = story.view().at("/lines/0/id");
    CHECK(story.view().at("/lines/0/offered") == "null");
    CHECK(story.edit(story.only({0})).said() ==
          "422 invalid /lines/0/scope terms.hidden_by_full");
    const auto narrow = story.edit("'full': false, " + story.only({0}));
    CHECK(narrow.at("/lines/0/grant/kind") == "individual");
    CHECK(narrow.at("/lines/0/grant/lessons_open") == "1");
    const auto again = story.edit("'full': true, 'scope': null");
    CHECK(again.at("/lines/0/grant/kind") == "full");
    CHECK(again.at("/lines/0/pinned") == json("['full']"));
    CHECK(again.at("/lines/0/grant/lessons_open") == "3");
  });
}

TEST_CASE("a waiting order is edited before it is paid, and opens under the new terms") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    const auto drawing = school.a_course("Drawing");
    const auto waiting = school.sam.post(
        "/api/contacts/" + school.anna.id() + "/orders",
        json("{'lines': [{'product': '$1', 'policy': {}}], 'payment_required': true}",
             {drawing.id}));
    story.order = waiting.at("/order/id");
    story.line = story.view().at("/lines/0/id");
    story.yoga = drawing;
    const auto edited = story.edit(story.only({1}));
    CHECK(edited.said() == "200");
    CHECK(edited.size("/effects/products") == 0);
    CHECK(edited.size("/effects/warnings") == 1);
    CHECK(edited.at("/effects/warnings/0/code") == "order.waiting");
    CHECK(edited.at("/lines/0/pins/scope/by") == "Sam");
    CHECK(edited.at("/lines/0/pins/period") == "absent");
    CHECK(school.oscar
              .post(story.path() + "/payments",
                    json("{'amount': {'amount': 4900, 'currency': 'EUR'}}"))
              .status == 201);
    CHECK(story.lessons(school.anna) == "locked not_in_plan, open, locked not_in_plan");
  });
}

TEST_CASE("what was shown is what is saved, byte for byte") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school, "'period': {'type': 'days', 'count': 30}");
    for (const std::string& patch :
         {story.only({0, 1}), std::string("'individual': true"),
          std::string("'scope': null, 'period': {'type': 'until', 'date': '2026-05-31'}"),
          std::string("'schedule': {'type': 'none'}, 'checkpoints': {'type': 'off'}"),
          std::string("'full': true, 'scope': null, 'period': null, 'schedule': null, "
                      "'checkpoints': null"),
          std::string("'individual': false")}) {
      CAPTURE(patch);
      const auto before = story.view();
      school.changed_rows();
      const auto shown = story.edit(school.sam, patch, "", "?dry_run=true");
      CHECK(shown.said() == "200");
      CHECK(shown.at("/undo") == "null");
      CHECK(shown.at("/lines") == before.at("/lines"));
      CHECK(school.changed_rows() == "");
      school.clock.advance(std::chrono::minutes(7));
      const auto saved =
          story.edit(patch, ", 'as_of': '" + shown.at("/effects/as_of") + "'");
      CHECK(saved.said() == "200");
      CHECK(saved.at("/effects") == shown.at("/effects"));
      CHECK(saved.at("/lines") == story.view().at("/lines"));
    }
    CHECK(story.edit("'individual': true", ", 'as_of': '2026-01-05T11:00:00Z'").said() ==
          "422 invalid /as_of as_of.too_old");
  });
}

TEST_CASE("an order of two courses changes in the one that is named") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    const auto drawing = school.a_course("Drawing");
    const auto both = school.sam.post(
        "/api/contacts/" + school.boris.id() + "/orders",
        json("{'lines': [{'product': '$1', 'policy': {}}, {'product': '$2', 'policy': {}}]}",
             {story.yoga.id, drawing.id}));
    story.order = both.at("/order/id");
    story.line = story.view().at("/lines/1/id");
    story.yoga.lessons = drawing.lessons;
    const auto edited = story.edit(story.only({0}));
    CHECK(edited.size("/effects/products") == 1);
    CHECK(edited.at("/effects/products/0/product/title") == "Drawing");
    CHECK(edited.at("/lines/0/pins") == "{}");
    CHECK(edited.at("/lines/0/grant/lessons_open") == "3");
    CHECK(edited.at("/lines/1/grant/lessons_open") == "1");
  });
}

}  // namespace changes
