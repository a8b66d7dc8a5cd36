// SPDX-License-Identifier: Apache-2.0
#include "changes/order_story_test.h"

// Who may edit an order, from which state of it, and what is refused.

namespace changes {

TEST_CASE("two people edit one order: the second gets both versions and nothing is written") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    const auto seen = story.view();
    CHECK(story.edit(story.only({0})).said() == "200");
    school.changed_rows();
    const std::string wish = json("{'lines': [{'id': '$1', 'period': {'type': 'days', "
                                  "'count': 9}}]}",
                                  {story.line});
    for (const char* rehearsal : {"", "?dry_run=true"}) {
      const auto refused =
          school.oscar.patch(story.path() + rehearsal, seen.at("/version"), wish);
      CHECK(refused.said() == "412 stale");
      CHECK(refused.at("/current/version") == "2");
      CHECK(refused.at("/current/lines/0/pinned") == json("['scope']"));
      CHECK(refused.at("/current/can") == json("['edit_terms','record_payment']"));
    }
    CHECK(school.changed_rows() == "");
    CHECK(school.oscar.patch(story.path(), "2", wish).said() == "200");
    CHECK(story.view().at("/lines/0/pinned") == json("['scope','period']"));
  });
}

TEST_CASE("without the version it is refused (428)") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    const std::string wish = json("{'lines': [{'id': '$1', 'individual': true}]}", {story.line});
    school.changed_rows();
    for (const char* rehearsal : {"", "?dry_run=true"}) {
      CHECK(school.sam.patch(story.path() + rehearsal, std::nullopt, wish).said() ==
            "428 precondition_required");
    }
    CHECK(school.changed_rows() == "");
    CHECK(school.sam.patch(story.path(), "1", wish).said() == "200");
  });
}

TEST_CASE("support may edit an order, a curator and its student may not, and nothing happened") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    school.changed_rows();
    for (auto* who : {&school.clara, &school.anna}) {
      CHECK(story.edit(*who, "'individual': true").status == 403);
      CHECK(story.edit(*who, "'individual': true", "", "?dry_run=true").status == 403);
    }
    CHECK(school.changed_rows() == "");
    CHECK(story.edit("'individual': true").said() == "200");
  });
}

TEST_CASE("everything that is wrong with an edit is told at once, and nothing is written") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    const auto own = school.sam.post(
        "/api/contacts/" + school.anna.id() + "/orders",
        json("{'lines': [{'product': '$1', 'policy': {}}]}", {story.yoga.id}));
    const std::string offered_line = story.line;
    school.changed_rows();
    CHECK(school.sam.patch(story.path(), "1", "{}").said() == "422 invalid /lines required");
    CHECK(story.edit("'full': null").said() == "200");
    CHECK(school.sam
              .patch(story.path(), "1", json("{'lines': [{'id': '$1'}]}", {story.line}))
              .said() == "422 invalid /lines required");
    CHECK(story.edit("'scope': {'type': 'selected'}, 'full': false").said() ==
          "422 invalid /lines/0/scope scope.empty");
    CHECK(story.edit("'full': true, 'schedule': {'type': 'none'}, " + story.only({0})).said() ==
          "422 invalid /lines/0/scope terms.hidden_by_full "
          "/lines/0/schedule terms.hidden_by_full");
    CHECK(school.sam
              .patch(story.path(), "1",
                     json("{'lines': [{'id': '$1', 'full': false}, {'id': '$1', 'full': false}]}",
                          {story.line}))
              .said() == "422 invalid /lines/1/id order.line_twice");
    story.order = own.at("/order/id");
    CHECK(story.edit("'individual': true").said() ==
          "422 invalid /lines/0/id order.line_unknown");
    story.line = story.view().at("/lines/0/id");
    CHECK(story.edit("'individual': false, 'period': null").said() ==
          "422 invalid /lines/0/individual terms.no_offer /lines/0/period terms.no_offer");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("a cancelled order is edited no more, nor are the terms of what was revoked") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    const std::string commented = json("{'comment': 'called'}");
    school.sam.post("/api/grants/" + story.given.at("/grant") + "/revocation");
    school.changed_rows();
    CHECK(story.edit(story.only({0})).said() == "409 grant.revoked");
    CHECK(school.changed_rows() == "");
    CHECK(school.sam.patch(story.path(), "1", commented).said() == "200");
    school.run_sql("UPDATE orders SET state = 'cancelled' WHERE comment = 'called'");
    CHECK(story.view().at("/can") == "[]");
    school.changed_rows();
    CHECK(story.edit(story.only({0})).said() == "409 order.cancelled");
    CHECK(school.sam.patch(story.path(), "2", commented).said() == "409 order.cancelled");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("an edit that changes nothing leaves no trace") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    CHECK(story.edit(story.only({0}), ", 'comment': 'called'").at("/version") == "2");
    school.changed_rows();
    const auto again = story.edit(school.oscar, story.only({0}), ", 'comment': 'called'");
    CHECK(again.said() == "200");
    CHECK(again.at("/version") == "2");
    CHECK(again.at("/undo") == "null");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("the journal says what was the order's own before and after, and who may take it back") {
  on_both_engines_school([](TestSchool& school) {
    OrderStory story(school);
    story.edit("'period': {'type': 'days', 'count': 9}, 'full': false",
               ", 'comment': 'called', 'reason': 'asked for it'");
    const auto journal = school.olga.get("/api/journal?action=order.changed");
    const std::string details = "/items/0/details";
    CHECK(journal.at("/items/0/undoable") == "true");
    CHECK(journal.at("/items/0/contact/id") == school.anna.id());
    CHECK(journal.at(details + "/reason") == "asked for it");
    CHECK(journal.at(details + "/before/lines/0/product") == "Yoga");
    CHECK(journal.at(details + "/before/lines/0/policy/period") == "null");
    CHECK(journal.at(details + "/after/lines/0/policy/period") ==
          json("{'type':'days','count':9}"));
    CHECK(journal.at(details + "/after/lines/0/policy/scope") == "null");
    CHECK(journal.at(details + "/before/comment") == "");
    CHECK(journal.at(details + "/after/comment") == "called");
  });
}

}  // namespace changes
