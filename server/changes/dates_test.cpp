// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "testing/school.h"

// More time, another end, a freeze: what staff do about one access, and what the student then sees.
// The school is in Paris; the stories begin on 5 January at 13:00 there.

namespace changes {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;
using testing::Visitor;

/// Anna has yoga for thirty days, or under what the story says.
struct Story {
  explicit Story(TestSchool& in, const std::string& policy = "'period': {'type': 'days', "
                                                             "'count': 30}",
                 const std::vector<std::string>& lessons = {"First", "Second", "Third"})
      : school(in), yoga(in.a_course("Yoga", lessons)) {
    offer = school.an_offer("Month", json("[{'product': '$1', 'policy': {$2}}]",
                                          {yoga.id, json(policy)}));
    grant = give(school.anna, json("'offer': '$1'", {offer}));
  }

  std::string give(const Visitor& to, const std::string& terms) {
    const auto given = school.sam.post("/api/contacts/" + to.id() + "/grants",
                                       json("{'product': '$1', $2}", {yoga.id, terms}));
    CHECK(given.said() == "201");
    return given.at("/grant");
  }

  Answer row() { return school.sam.get("/api/grants/" + grant); }

  Answer revoke() { return school.sam.post("/api/grants/" + grant + "/revocation"); }

  std::string extension() const { return "/api/grants/" + grant + "/extension"; }
  std::string end() const { return "/api/grants/" + grant + "/end"; }
  std::string freezes() const { return "/api/grants/" + grant + "/freezes"; }
  std::string unfreezing() const { return "/api/grants/" + grant + "/unfreezing"; }

  /// As somebody who has just looked at the grant.
  Answer act(Visitor& staff, const std::string& target, const std::string& body) {
    return staff.post(target, json(body),
                      {{"if-match", "\"" + row().at("/version") + "\""}});
  }
  Answer act(const std::string& target, const std::string& body) {
    return act(school.sam, target, body);
  }

  /// `open`, `locked frozen`: the lesson as staff see it answered at that instant.
  std::string lesson(std::size_t index, const std::string& at = "") {
    const auto view =
        school.sam.get("/api/contacts/" + school.anna.id() + "/access?product=" + yoga.id +
                       (at.empty() ? "" : "&at=" + at));
    const std::string answer = "/lessons/" + std::to_string(index) + "/answer";
    const std::string outcome = view.at(answer + "/outcome");
    return outcome == "open" ? outcome : outcome + " " + view.at(answer + "/reason");
  }

  void undo(const Answer& acted, const std::string& said) {
    CHECK(school.sam.post("/api/journal/" + acted.at("/undo") + "/undo").said() == said);
  }

  TestSchool& school;
  TestCourse yoga;
  std::string offer;
  std::string grant;
};

constexpr auto a_day = std::chrono::days(1);

}  // namespace

TEST_CASE("until 30 April is open at 23:59:59 of the school and closed a second later") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    const auto acted = story.act(story.end(), "{'until': '2026-04-30', 'reason': 'asked for it'}");
    CHECK(acted.said() == "200");
    CHECK(acted.at("/grant/end_at") == "2026-04-30T22:00:00Z");
    CHECK(acted.at("/grant/end_is_personal") == "true");
    CHECK(acted.at("/grant/version") == "2");
    CHECK(acted.at("/effects/products/0/act") == "end_set");
    CHECK(acted.at("/effects/products/0/until") == "2026-04-30T22:00:00Z");
    CHECK(acted.at("/effects/products/0/until_before") == "2026-02-04T12:00:00Z");
    CHECK(story.lesson(0, "2026-04-30T21:59:59Z") == "open");
    CHECK(story.lesson(0, "2026-04-30T22:00:00Z") == "locked expired");
  });
}

TEST_CASE("an end is a day to come or past, never the one there is, nor before the start") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    school.changed_rows();
    CHECK(story.act(story.end(), "{}").said() == "422 invalid /until required");
    CHECK(story.act(story.end(), "{'until': '2026-01-04'}").said() ==
          "422 invalid /until end.before_start");
    CHECK(school.changed_rows() == "");
    CHECK(story.act(story.end(), "{'until': null}").at("/grant/end_at") == "null");
    CHECK(story.act(story.end(), "{'until': null}").said() == "422 invalid /until end.same");
    CHECK(story.act(story.extension(), "{'days': 3}").said() == "409 grant.no_end");
    school.clock.advance(3 * a_day);
    const auto past = story.act(story.end(), "{'until': '2026-01-06'}");
    CHECK(past.at("/effects/warnings/0/code") == "end.past");
    CHECK(past.size("/effects/products/0/closed") == 3);
    CHECK(story.lesson(0) == "locked expired");
  });
}

TEST_CASE("full access that gets an end becomes an individual access to everything, new lessons "
          "included, and says so") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    story.revoke();
    story.grant = story.give(school.anna, json("'full': true"));
    CHECK(story.row().at("/individual") == "false");
    const auto acted = story.act(story.end(), "{'until': '2026-04-30'}");
    CHECK(acted.at("/effects/warnings/0/code") == "grant.becomes_individual");
    CHECK(acted.size("/effects/products/0/closed") == 0);
    CHECK(acted.at("/grant/kind") == "individual");
    CHECK(acted.at("/grant/individual") == "true");
    CHECK(acted.at("/grant/end_at") == "2026-04-30T22:00:00Z");
    school.olga.post("/api/modules/" + story.yoga.module + "/lessons",
                     json("{'title': 'New', 'status': 'published', 'is_checkpoint': true}"));
    school.olga.post("/api/modules/" + story.yoga.module + "/lessons",
                     json("{'title': 'Newer', 'status': 'published', 'schedule_rule': "
                          "{'open': {'type': 'after', 'days': 9, 'time': '10:00'}}}"));
    CHECK(story.lesson(3) == "open");
    CHECK(story.lesson(4) == "open");
    story.undo(acted, "204");
    CHECK(story.row().at("/kind") == "full");
    CHECK(story.row().at("/end_at") == "null");
  });
}

TEST_CASE("an access by the offer Full access that gets an end no longer follows it, the neighbour "
          "does") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school, "'full': true");
    story.give(school.boris, json("'offer': '$1'", {story.offer}));
    const auto acted = story.act(story.end(), "{'until': '2026-04-30', 'reason': 'April is paid'}");
    CHECK(acted.at("/effects/warnings/0/code") == "grant.becomes_individual");
    CHECK(acted.at("/effects/warnings/0/title") == "Month");
    CHECK(acted.at("/grant/kind") == "offer");
    CHECK(acted.at("/grant/individual") == "true");
    const auto pins = school.text(
        "SELECT p.pins FROM policies p JOIN grants g ON g.own_policy_id = p.id");
    const std::string pin = "{'by':'Sam','at':'2026-01-05T12:00:00Z','reason':'April is paid'}";
    CHECK(pins == json("{'checkpoints':$1,'full':$1,'period':$1,'schedule':$1,'scope':$1}",
                       {json(pin)}));
    const auto offer = school.olga.get("/api/offers/" + story.offer);
    CHECK(school.olga
              .patch("/api/offers/" + story.offer, offer.at("/version"),
                     json("{'lines': [{'product': '$1', 'policy': {'scope': {'type': 'selected', "
                          "'lessons': ['$2']}}}]}",
                          {story.yoga.id, story.yoga.lessons[0]}))
              .said() == "200");
    CHECK(school.anna.get("/api/me/lessons/" + story.yoga.lessons[2]).at("/outcome") == "open");
    CHECK(school.boris.get("/api/me/lessons/" + story.yoga.lessons[2]).at("/outcome") == "locked");
    story.undo(acted, "204");
    CHECK(school.anna.get("/api/me/lessons/" + story.yoga.lessons[2]).at("/outcome") == "locked");
    CHECK(story.row().at("/individual") == "false");
  });
}

TEST_CASE("frozen for ten days the lessons lock at once and the end is ten days later") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    school.clock.advance(5 * a_day);
    const auto acted = story.act(story.freezes(), "{'days': 10, 'reason': 'ill'}");
    CHECK(acted.said() == "200");
    CHECK(acted.at("/effects/products/0/act") == "frozen");
    CHECK(acted.at("/effects/products/0/frozen_until") == "2026-01-20T12:00:00Z");
    CHECK(acted.at("/effects/products/0/until") == "2026-02-14T12:00:00Z");
    CHECK(acted.size("/effects/products/0/closed") == 3);
    CHECK(acted.at("/effects/products/0/closed/0/at") == "2026-01-20T12:00:00Z");
    CHECK(acted.size("/effects/mails") == 0);
    CHECK(acted.at("/grant/state") == "frozen");
    CHECK(acted.at("/grant/frozen_until") == "2026-01-20T12:00:00Z");
    CHECK(acted.at("/grant/end_at") == "2026-02-14T12:00:00Z");
    CHECK(acted.at("/grant/lessons_open") == "0");
    CHECK(story.lesson(0) == "locked_until frozen");
    CHECK(story.lesson(0, "2026-01-20T12:00:00Z") == "open");
    CHECK(school.text("SELECT reason FROM freezes") == "ill");
  });
}

TEST_CASE("unfrozen after three days and three hours four days are given back") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    story.act(story.freezes(), "{'days': 10}");
    school.clock.advance(3 * a_day + std::chrono::hours(3));
    CHECK(story.row().at("/can") ==
          json("['extend','set_end','freeze','unfreeze','change_plan','revoke']"));
    const auto acted = story.act(story.unfreezing(), "{}");
    CHECK(acted.at("/effects/products/0/act") == "unfrozen");
    CHECK(acted.size("/effects/products/0/opened") == 3);
    CHECK(acted.at("/effects/products/0/until") == "2026-02-08T12:00:00Z");
    CHECK(acted.at("/effects/products/0/until_before") == "2026-02-14T12:00:00Z");
    CHECK(acted.at("/grant/state") == "active");
    CHECK(acted.at("/grant/end_at") == "2026-02-08T12:00:00Z");
    CHECK(story.lesson(0) == "open");
    CHECK(story.act(story.unfreezing(), "{}").said() == "409 grant.not_frozen");
  });
}

TEST_CASE("a lesson due in two days opens two days after the unfreezing") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school, "'period': {'type': 'days', 'count': 30}", {"First"});
    school.olga.post("/api/modules/" + story.yoga.module + "/lessons",
                     json("{'title': 'Later', 'status': 'published', 'schedule_rule': "
                          "{'open': {'type': 'after', 'days': 5, 'time': 'participant'}}}"));
    school.clock.advance(3 * a_day);
    const auto frozen = story.act(story.freezes(), "{'days': 10}");
    CHECK(frozen.at("/effects/products/0/moved/0/title") == "Later");
    CHECK(frozen.at("/effects/products/0/moved/0/from") == "2026-01-10T12:00:00Z");
    CHECK(frozen.at("/effects/products/0/moved/0/to") == "2026-01-20T12:00:00Z");
    CHECK(frozen.size("/effects/products/0/opened") == 0);
    school.clock.advance(4 * a_day);
    const auto unfrozen = story.act(story.unfreezing(), "{}");
    CHECK(unfrozen.at("/effects/products/0/moved/0/to") == "2026-01-14T12:00:00Z");
    CHECK(story.lesson(1, "2026-01-14T11:59:59Z") == "locked_until schedule");
    CHECK(story.lesson(1, "2026-01-14T12:00:00Z") == "open");
  });
}

TEST_CASE("a freeze that begins next week changes nothing today and locks on that day") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    const auto acted = story.act(story.freezes(), "{'months': 1, 'from': '2026-01-12'}");
    CHECK(acted.at("/grant/state") == "active");
    CHECK(acted.at("/grant/frozen_from") == "2026-01-11T23:00:00Z");
    CHECK(acted.at("/grant/end_at") == "2026-02-04T12:00:00Z");
    CHECK(acted.at("/grant/lessons_open") == "3");
    CHECK(acted.size("/effects/products/0/closed") == 3);
    CHECK(acted.at("/effects/products/0/frozen_until") == "2026-02-11T23:00:00Z");
    CHECK(acted.at("/effects/products/0/until") == "2026-03-07T12:00:00Z");
    CHECK(story.lesson(0, "2026-01-11T22:59:59Z") == "open");
    CHECK(story.lesson(0, "2026-01-11T23:00:00Z") == "locked_until frozen");
    const auto dropped = story.act(story.unfreezing(), "{}");
    CHECK(dropped.size("/effects/products/0/opened") == 3);
    CHECK(dropped.at("/grant/frozen_from") == "null");
    CHECK(story.lesson(0, "2026-01-11T23:00:00Z") == "open");
    CHECK(school.count("SELECT COUNT(*) FROM freezes") == 0);
  });
}

TEST_CASE("who was ill from the first day on is frozen from the first moment of the access") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    school.clock.advance(4 * a_day);
    CHECK(story.act(story.freezes(), "{'days': 2, 'from': '2026-01-04'}").said() ==
          "422 invalid /from freeze.before_start");
    const auto acted = story.act(story.freezes(), "{'days': 2, 'from': '2026-01-05'}");
    CHECK(acted.at("/grant/state") == "active");
    CHECK(acted.at("/grant/end_at") == "2026-02-06T12:00:00Z");
    CHECK(acted.size("/effects/products/0/closed") == 0);
  });
}

TEST_CASE("what ended or was revoked is not frozen, what ended is extended") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    school.clock.advance(40 * a_day);
    CHECK(story.row().at("/can") == json("['extend','set_end']"));
    CHECK(story.act(story.freezes(), "{'days': 10}").said() == "409 grant.ended");
    CHECK(story.act(story.unfreezing(), "{}").said() == "409 grant.ended");
    CHECK(story.act(story.extension(), "{'days': 1, 'months': 1}").said() ==
          "422 invalid /days length.one_of");
    const auto extended = story.act(story.extension(), "{'days': 30}");
    CHECK(extended.at("/effects/products/0/act") == "extended");
    CHECK(extended.at("/effects/products/0/until_before") == "2026-02-04T12:00:00Z");
    CHECK(extended.size("/effects/products/0/opened") == 3);
    CHECK(extended.at("/grant/end_at") == "2026-03-16T12:00:00Z");
    CHECK(story.lesson(0) == "open");
    story.revoke();
    school.changed_rows();
    for (const auto& target : {story.freezes(), story.extension()}) {
      CHECK(story.act(target, "{'days': 10}").said() == "409 grant.revoked");
    }
    CHECK(story.act(story.end(), "{'until': null}").said() == "409 grant.revoked");
    CHECK(story.row().at("/can") == "[]");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("the rehearsal writes nothing and the act has its effects byte for byte") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    const std::pair<std::string, std::string> acts[] = {
        {story.extension(), "'months': 1"},
        {story.freezes(), "'days': 10"},
        {story.end(), "'until': '2026-05-31'"},
        {story.unfreezing(), "'reason': 'well again'"}};
    for (const auto& [target, wish] : acts) {
      CAPTURE(target);
      school.changed_rows();
      const auto shown = story.act(target + "?dry_run=true", "{" + wish + "}");
      CHECK(shown.said() == "200");
      CHECK(shown.at("/grant") == "null");
      CHECK(shown.at("/undo") == "null");
      CHECK(school.changed_rows() == "");
      school.clock.advance(std::chrono::minutes(7));
      const std::string as_of = shown.at("/effects/as_of");
      const auto acted = story.act(target, "{" + wish + ", 'as_of': '" + as_of + "'}");
      CHECK(acted.at("/effects") == shown.at("/effects"));
      CHECK(acted.at("/grant/state") == story.row().at("/state"));
    }
    CHECK(story.act(story.extension(), "{'days': 1, 'as_of': '2026-01-05T11:00:00Z'}").said() ==
          "422 invalid /as_of as_of.too_old");
  });
}

TEST_CASE("two colleagues who extend at once: the second is told, and nothing is added twice") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    const http::Fields seen{{"if-match", "\"1\""}};
    const std::string ten = json("{'days': 10}");
    CHECK(school.sam.post(story.extension(), ten, seen).said() == "200");
    school.changed_rows();
    for (const char* rehearsal : {"", "?dry_run=true"}) {
      const auto refused =
          school.oscar.post(story.extension() + rehearsal, ten, seen);
      CHECK(refused.said() == "412 stale");
      CHECK(refused.at("/current/version") == "2");
      CHECK(refused.at("/current/end_at") == "2026-02-14T12:00:00Z");
    }
    CHECK(school.oscar.post(story.extension(), ten).said() ==
          "428 precondition_required");
    CHECK(school.changed_rows() == "");
    CHECK(story.row().at("/end_at") == "2026-02-14T12:00:00Z");
  });
}

TEST_CASE("sent twice with one key, days are added once and answered twice") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    const http::Fields headers{{"if-match", "\"1\""}, {"idempotency-key", "the-dialog-of-sam"}};
    const auto first = school.sam.post(story.extension(), json("{'days': 10}"), headers);
    const auto again = school.sam.post(story.extension(), json("{'days': 10}"), headers);
    CHECK(first.said() == "200");
    CHECK(again.body == first.body);
    CHECK(story.row().at("/end_at") == "2026-02-14T12:00:00Z");
  });
}

TEST_CASE("the dates come back in order, the later act first") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    const auto extended = story.act(story.extension(), "{'days': 10}");
    const auto frozen = story.act(story.freezes(), "{'days': 5}");
    const auto again = story.act(story.freezes(), "{'days': 20}");
    const auto unfrozen = story.act(story.unfreezing(), "{}");
    school.changed_rows();
    story.undo(extended, "409 undo.newer_change");
    story.undo(frozen, "409 undo.newer_change");
    CHECK(school.changed_rows() == "");
    story.undo(unfrozen, "204");
    CHECK(story.row().at("/end_at") == "2026-03-06T12:00:00Z");
    story.undo(again, "204");
    CHECK(story.row().at("/end_at") == "2026-02-19T12:00:00Z");
    CHECK(story.row().at("/frozen_until") == "2026-01-10T12:00:00Z");
    story.undo(frozen, "204");
    CHECK(story.row().at("/state") == "active");
    story.undo(extended, "204");
    CHECK(story.row().at("/end_at") == "2026-02-04T12:00:00Z");
    CHECK(story.row().at("/end_is_personal") == "false");
    CHECK(school.count("SELECT COUNT(*) FROM freezes") == 0);
  });
}

TEST_CASE("the same offer given again during a freeze counts from the end with the freeze in it") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    const auto frozen = story.act(story.freezes(), "{'days': 10}");
    const auto again = school.sam.post(
        "/api/contacts/" + school.anna.id() + "/grants",
        json("{'product': '$1', 'offer': '$2'}", {story.yoga.id, story.offer}));
    CHECK(story.row().at("/end_at") == "2026-03-16T12:00:00Z");
    const auto unfrozen = story.act(story.unfreezing(), "{}");
    CHECK(unfrozen.at("/grant/end_at") == "2026-03-06T12:00:00Z");
    story.undo(frozen, "409 undo.newer_change");
    story.undo(unfrozen, "204");
    story.undo(again, "204");
    story.undo(frozen, "204");
    CHECK(story.row().at("/end_at") == "2026-02-04T12:00:00Z");
  });
}

TEST_CASE("what was given is not taken back under a freeze, and a revocation keeps the freeze") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    const auto frozen = story.act(story.freezes(), "{'days': 5}");
    const auto revoked = story.revoke();
    story.undo(frozen, "409 undo.newer_change");
    story.undo(revoked, "204");
    CHECK(story.row().at("/state") == "frozen");
    CHECK(story.row().at("/version") == "4");
  });
}

TEST_CASE("whoever has the product by another access too is named with it") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    story.give(school.anna, json("'full': true"));
    const auto frozen = story.act(story.freezes(), "{'days': 5}");
    CHECK(frozen.at("/effects/warnings/0/code") == "access.others");
    CHECK(frozen.at("/effects/warnings/0/title") == "Yoga");
    CHECK(frozen.at("/effects/warnings/0/until") == "null");
    CHECK(frozen.size("/effects/products/0/closed") == 0);
    CHECK(story.lesson(0) == "open");
  });
}

TEST_CASE("support may, a curator may not, and nothing happened") {
  on_both_engines_school([](TestSchool& school) {
    Story story(school);
    school.changed_rows();
    for (auto* who : {&school.clara, &school.anna}) {
      for (const auto& target : {story.extension(), story.freezes()}) {
        CHECK(story.act(*who, target, "{'days': 10}").status == 403);
      }
      CHECK(story.act(*who, story.end(), "{'until': null}").status == 403);
      CHECK(story.act(*who, story.unfreezing(), "{}").status == 403);
    }
    CHECK(school.changed_rows() == "");
    CHECK(story.act(school.sam, story.extension(), "{'days': 10}").said() == "200");
    const auto journal = school.olga.get("/api/journal?action=access.end_changed");
    CHECK(journal.at("/items/0/undoable") == "true");
  });
}

}  // namespace changes
