// SPDX-License-Identifier: Apache-2.0
#include "impact/offer_story_test.h"

// Editing an offer that people follow: what is said before saving, and what they then have.

namespace impact {

TEST_CASE("thirty days become sixty: who was at day forty is back, and that was said before") {
  on_both_engines_school([](TestSchool& school) {
    OfferStory story(school, "'period': {'type': 'days', 'count': 30}");
    school.clock.advance(40 * a_day);
    CHECK(story.lessons(school.anna) == "locked expired, locked expired, locked expired");
    CHECK(school.olga.get(story.offer_path()).said() == "200");
    school.changed_rows();
    const auto shown = story.rehearse("'period': {'type': 'days', 'count': 60}");
    CHECK(shown.at("/impact/people") == "2");
    CHECK(shown.at("/impact/gain") == "2");
    CHECK(shown.at("/impact/lose") == "0");
    CHECK(shown.at("/impact/rows/0/opened") == "3");
    CHECK(shown.at("/impact/rows/0/until_before") == "2026-02-04T12:00:00Z");
    CHECK(shown.at("/impact/rows/0/until") == "2026-03-06T12:00:00Z");
    CHECK(shown.at("/version") == "1");
    CHECK(shown.at("/undo") == "null");
    CHECK(school.changed_rows() == "");
    const auto saved = story.change("'period': {'type': 'days', 'count': 60}");
    CHECK(saved.at("/impact") == shown.at("/impact"));
    CHECK(saved.at("/version") == "2");
    CHECK(story.lessons(school.anna) == "open, open, open");
  });
}

TEST_CASE("sixty days become thirty: who is at day forty loses all, the count was announced, and "
          "nothing of it can be kept") {
  on_both_engines_school([](TestSchool& school) {
    OfferStory story(school, "'period': {'type': 'days', 'count': 60}");
    school.clock.advance(40 * a_day);
    const auto shown = story.rehearse("'period': {'type': 'days', 'count': 30}");
    CHECK(shown.at("/impact/lose") == "2");
    CHECK(shown.at("/impact/keep_open") == "null");
    CHECK(shown.size("/impact/lessons") == 3);
    CHECK(shown.at("/impact/lessons/0/title") == "First");
    CHECK(shown.at("/impact/lessons/0/lose") == "2");
    const auto saved = story.change("'period': {'type': 'days', 'count': 30}");
    CHECK(saved.at("/job") == "null");
    CHECK(story.lessons(school.boris) == "locked expired, locked expired, locked expired");
  });
}

TEST_CASE("who has an end of their own keeps it when the offer becomes shorter") {
  on_both_engines_school([](TestSchool& school) {
    OfferStory story(school, "'period': {'type': 'days', 'count': 60}");
    const auto set = school.sam.post("/api/grants/" + story.given.at("/grant") + "/end",
                                     json("{'until': '2026-05-01'}"),
                                     {{"if-match", "\"1\""}});
    CHECK(set.said() == "200");
    school.clock.advance(40 * a_day);
    const auto shown = story.rehearse("'period': {'type': 'days', 'count': 30}");
    CHECK(shown.at("/impact/people") == "2");
    CHECK(shown.at("/impact/lose") == "1");
    CHECK(shown.at("/impact/unaffected") == "1");
    CHECK(shown.at("/impact/rows/0/contact/id") == school.boris.id());
    CHECK(shown.at("/impact/rows/0/contact/name") == "Boris");
    story.change("'period': {'type': 'days', 'count': 30}");
    CHECK(story.lessons(school.anna) == "open, open, open");
  });
}

TEST_CASE("an offer until 30 April is open at 23:59 and shut at midnight, for everybody at once") {
  on_both_engines_school([](TestSchool& school) {
    OfferStory story(school);
    const auto shown = story.rehearse("'period': {'type': 'until', 'date': '2026-04-30'}");
    CHECK(shown.at("/impact/moved") == "2");
    CHECK(shown.at("/impact/lose") == "0");
    CHECK(shown.at("/impact/rows/0/until_before") == "null");
    CHECK(shown.at("/impact/rows/0/until") == "2026-04-30T22:00:00Z");
    story.change("'period': {'type': 'until', 'date': '2026-04-30'}");
    CHECK(story.lessons(school.anna, "2026-04-30T21:59:59Z") == "open, open, open");
    CHECK(story.lessons(school.anna, "2026-04-30T22:00:00Z") ==
          "locked expired, locked expired, locked expired");
  });
}

TEST_CASE("an order with a period of its own is passed over and told; one with other lessons of "
          "its own follows the period") {
  on_both_engines_school([](TestSchool& school) {
    OfferStory story(school, "'period': {'type': 'days', 'count': 60}");
    story.edit("'period': {'type': 'days', 'count': 90}");
    const auto passed_over = story.rehearse("'period': {'type': 'days', 'count': 10}");
    CHECK(passed_over.at("/impact/pinned") == "1");
    CHECK(passed_over.at("/impact/people") == "1");
    CHECK(passed_over.at("/impact/moved") == "1");
    CHECK(school.sam.get("/api/offers/" + story.offer + "/followers").body ==
          json("{'follow':1,'pinned':1,'by_attribute':{'period':1}}"));
    story.edit("'period': null, " + story.only({0}));
    const auto followed = story.rehearse("'period': {'type': 'days', 'count': 10}");
    CHECK(followed.at("/impact/pinned") == "0");
    CHECK(followed.at("/impact/moved") == "2");
  });
}

TEST_CASE("unlimited is a period like another: it brings back who had lost all, takes nothing") {
  on_both_engines_school([](TestSchool& school) {
    OfferStory story(school, "'period': {'type': 'days', 'count': 30}");
    school.clock.advance(31 * a_day);
    const auto saved = story.change("'period': {'type': 'unlimited'}");
    CHECK(saved.at("/impact/gain") == "2");
    CHECK(saved.at("/impact/rows/0/until") == "null");
    CHECK(story.lessons(school.anna) == "open, open, open");
  });
}

TEST_CASE("a title, a price or the same terms once more move nobody, and nothing is said") {
  on_both_engines_school([](TestSchool& school) {
    OfferStory story(school, "'period': {'type': 'days', 'count': 30}");
    const auto renamed =
        school.olga.patch(story.offer_path(), "1", json("{'title': 'Four weeks'}"));
    CHECK(renamed.said() == "200");
    CHECK(renamed.at("/impact") == "null");
    CHECK(renamed.at("/job") == "null");
    CHECK(renamed.at("/title") == "Four weeks");
    CHECK(story.rehearse("'period': {'type': 'days', 'count': 30}").at("/impact") == "null");
  });
}

TEST_CASE("two edit one offer: the second sees both states before and after the rehearsal, and "
          "nothing of theirs is written") {
  on_both_engines_school([](TestSchool& school) {
    OfferStory story(school);
    story.change("'period': {'type': 'days', 'count': 30}");
    school.changed_rows();
    for (const char* rehearsal : {"", "?dry_run=true"}) {
      const auto refused = school.oscar.patch(story.offer_path() + rehearsal, "1",
                                              story.body("'period': {'type': 'days', 'count': 9}"));
      CHECK(refused.said() == "412 stale");
      CHECK(refused.at("/current/version") == "2");
      CHECK(refused.at("/current/lines/0/policy/period/count") == "30");
    }
    CHECK(school.oscar.patch(story.offer_path() + "?dry_run=true", std::nullopt,
                             story.body("'full': true"))
              .said() == "428 precondition_required");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("who may not edit offers rehearses none, and a rehearsal refuses what saving refuses") {
  on_both_engines_school([](TestSchool& school) {
    OfferStory story(school);
    const auto other = school.a_course("Tango");
    school.changed_rows();
    for (auto* who : {&school.sam, &school.clara, &school.anna}) {
      const auto refused = who->patch(story.offer_path() + "?dry_run=true", "1",
                                      story.body("'full': true"));
      CHECK(refused.status == 403);
    }
    const std::string lines = json("{'lines': [{'product': '$1', 'policy': {}}]}", {other.id});
    for (const char* rehearsal : {"", "?dry_run=true"}) {
      CHECK(school.olga.patch(story.offer_path() + rehearsal, "1", lines).said() ==
            "409 offer.line_in_use");
    }
    CHECK(school.olga
              .patch(story.offer_path() + "?dry_run=true", "1",
                     json("{'lines': [], 'as_of': '2020-01-01T00:00:00Z'}"))
              .said() == "422 invalid /as_of as_of.too_old");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("whoever is revoked, withdrawn or deleted is not counted among those who follow") {
  on_both_engines_school([](TestSchool& school) {
    OfferStory story(school);
    school.sam.post("/api/grants/" + story.given.at("/grant") + "/revocation");
    CHECK(story.rehearse("'full': true").at("/impact/people") == "1");
    CHECK(school.olga.del("/api/contacts/" + school.boris.id() + "?revoke=true").status == 200);
    const auto nobody = story.rehearse("'period': {'type': 'days', 'count': 1}");
    CHECK(nobody.at("/impact/people") == "0");
    CHECK(nobody.at("/impact/rows_total") == "0");
  });
}

TEST_CASE("orders that differ from their offer are a list of their own") {
  on_both_engines_school([](TestSchool& school) {
    OfferStory story(school);
    CHECK(school.sam.get("/api/orders?individual=true").at("/total") == "0");
    story.edit(story.only({0}));
    const auto differing = school.sam.get("/api/orders?individual=true");
    CHECK(differing.at("/total") == "1");
    CHECK(differing.at("/items/0/id") == story.order);
    CHECK(differing.at("/items/0/individual") == "true");
    CHECK(school.sam.get("/api/orders?individual=false").at("/items/0/individual") == "false");
    story.edit("'individual': false");
    CHECK(school.sam.get("/api/orders?individual=true").at("/total") == "0");
  });
}

}  // namespace impact
