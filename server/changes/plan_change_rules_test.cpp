// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "changes/plan_story_test.h"

// Who may change a plan, what is refused, what leaves and what stands in the journal.

namespace changes {
namespace {

using testing::a_day;
using testing::json;
using testing::PlanStory;
using testing::TestSchool;
using ::testing::on_both_engines_school;

}  // namespace

TEST_CASE("what ended or was revoked is not replaced, nor anything by the offer that it is by") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    const auto archived = story.offer("OLD", story.yoga.lessons, "60");
    school.olga.patch("/api/offers/" + archived,
                      school.olga.get("/api/offers/" + archived).at("/version"),
                      json("{'status': 'archived'}"));
    school.changed_rows();
    for (const char* query : {"", "?dry_run=true"}) {
      CHECK(story.change(story.basic, "", query).said() == "422 invalid /offer plan.same_offer");
      CHECK(story.change(archived, "", query).said() == "422 invalid /offer offer.archived");
      CHECK(story.change("off_00000000000zz", "", query).status == 422);
    }
    CHECK(school.changed_rows() == "");
    school.clock.advance(30 * a_day);
    CHECK(story.row().at("/can") == json("['extend','set_end']"));
    CHECK(story.change(story.pro).said() == "409 grant.ended");
    story.act("revocation", "{}");
    CHECK(story.change(story.pro).said() == "409 grant.revoked");
    CHECK(school.sam.post("/api/grants/grt_00000000000zz/plan",
                          json("{'offer': '$1'}", {story.pro}), {{"if-match", "\"1\""}})
              .status == 404);
    CHECK(school.count("SELECT COUNT(*) FROM grants") == 1);
  });
}

TEST_CASE("an offer that begins later would leave a gap") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    const auto in_may = school.an_offer(
        "May", json("[{'product': '$1', 'policy': {'start': {'type': 'fixed', 'local': "
                    "'2026-05-01T09:00'}}}]",
                    {story.yoga.id}));
    school.changed_rows();
    CHECK(story.change(in_may).said() == "422 invalid /offer plan.starts_later");
    CHECK(school.changed_rows() == "");
    CHECK(story.lessons() == "open, open, not_in_plan");
  });
}

TEST_CASE("the rehearsal writes nothing, the change has its effects byte for byte, and undo brings "
          "every answer back") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    story.act("freezes", "{'days': 2}");
    school.clock.advance(3 * a_day);
    const auto before = story.access();
    school.changed_rows();
    const auto shown = story.change(story.pro, ", 'end': 'longer'", "?dry_run=true");
    CHECK(shown.said() == "200");
    CHECK(shown.at("/grant") == "null");
    CHECK(shown.at("/order") == "null");
    CHECK(shown.at("/undo") == "null");
    CHECK(shown.at("/contact/id") == school.anna.id());
    CHECK(school.changed_rows() == "");
    school.clock.advance(std::chrono::minutes(7));
    const std::string as_of = shown.at("/effects/as_of");
    const auto acted = story.change(story.pro, ", 'end': 'longer', 'as_of': '" + as_of + "'");
    CHECK(acted.at("/effects") == shown.at("/effects"));
    CHECK(story.lessons(as_of) == "not_in_plan, open, open");
    const auto entry = school.olga.get("/api/journal?action=access.plan_changed");
    CHECK(entry.at("/total") == "1");
    CHECK(entry.at("/items/0/undoable") == "true");
    CHECK(school.count("SELECT COUNT(*) FROM journal WHERE action IN ('access.given', "
                       "'access.revoked')") == 1);
    story.undo(acted, "204");
    CHECK(story.access(as_of).body == story.access(as_of).body);
    school.clock.set(*base::Instant::parse(as_of));
    CHECK(story.access().body == before.body);
    story.undo(acted, "409 undo.done_already");
  });
}

TEST_CASE("two colleagues change one plan: the second is told, and nothing is given twice") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    const http::Fields seen{{"if-match", "\"1\""}};
    const std::string target = "/api/grants/" + story.grant + "/plan";
    const std::string pro = json("{'offer': '$1'}", {story.pro});
    CHECK(school.sam.post(target, pro, seen).said() == "200");
    school.changed_rows();
    for (const char* query : {"", "?dry_run=true"}) {
      const auto refused = school.oscar.post(target + query, pro, seen);
      CHECK(refused.said() == "412 stale");
      CHECK(refused.at("/current/state") == "revoked");
      CHECK(refused.at("/current/version") == "2");
      CHECK(school.oscar.post(target + query, pro).said() == "428 precondition_required");
    }
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("sent twice with one key, the plan changes once and is answered twice") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    const http::Fields headers{{"if-match", "\"1\""}, {"idempotency-key", "the-dialog-of-sam"}};
    const std::string target = "/api/grants/" + story.grant + "/plan";
    const std::string pro = json("{'offer': '$1'}", {story.pro});
    const auto first = school.sam.post(target, pro, headers);
    CHECK(first.said() == "200");
    CHECK(school.sam.post(target, pro, headers).body == first.body);
    CHECK(school.count("SELECT COUNT(*) FROM grants") == 2);
  });
}

TEST_CASE("one mail leaves, about the new plan, unless it is silenced") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    school.run_jobs();
    const auto mails = school.count("SELECT COUNT(*) FROM mails");
    const auto acted = story.change(story.pro);
    CHECK(acted.size("/effects/mails") == 1);
    CHECK(acted.at("/effects/mails/0/kind") == "access");
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM mails") == mails + 1);
    story.grant = acted.at("/grant");
    const auto silent =
        story.change(story.basic, ", 'mails': {'activation': 'none', 'access': 'none'}");
    CHECK(silent.size("/effects/mails") == 0);
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM mails") == mails + 1);
  });
}

TEST_CASE("a payment goes to the new order, from those who may record it, and back with the undo") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    const std::string paid = ", 'paid': {'amount': {'amount': 4900, 'currency': 'EUR'}}";
    school.changed_rows();
    CHECK(story.change(story.pro, paid).said() == "403 payment.not_yours");
    CHECK(school.changed_rows() == "");
    const auto acted = story.change(school.oscar, story.pro, paid);
    CHECK(acted.said() == "200");
    CHECK(acted.at("/effects/paid/amount") == "4900");
    CHECK(story.row(acted.at("/grant")).at("/paid") == "true");
    story.undo(acted, "403 payment.not_yours");
    CHECK(school.oscar.post("/api/journal/" + acted.at("/undo") + "/undo").said() == "204");
    CHECK(story.row().at("/state") == "active");
  });
}

TEST_CASE("plan upon plan is taken back in order") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    const auto up = story.change(story.pro);
    const std::string first = story.grant;
    story.grant = up.at("/grant");
    const auto on = story.change(story.yoga.full_access);
    story.undo(up, "409 undo.newer_change");
    story.undo(on, "204");
    CHECK(story.row().at("/state") == "active");
    story.undo(up, "204");
    CHECK(story.row(first).at("/state") == "active");
    CHECK(story.lessons() == "open, open, not_in_plan");
  });
}

TEST_CASE("whoever adds another offer is told which access it could take the place of") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    const auto shown = school.sam.post(
        "/api/contacts/" + school.anna.id() + "/grants?dry_run=true",
        json("{'product': '$1', 'offer': '$2'}", {story.yoga.id, story.pro}));
    CHECK(shown.at("/effects/warnings/0/code") == "offer.other_active");
    CHECK(shown.at("/effects/warnings/0/grant") == story.grant);
    const std::string version = shown.at("/effects/warnings/0/version");
    CHECK(school.sam
              .post("/api/grants/" + shown.at("/effects/warnings/0/grant") + "/plan",
                    json("{'offer': '$1'}", {story.pro}), {{"if-match", "\"" + version + "\""}})
              .said() == "200");
  });
}

TEST_CASE("support may change a plan, a curator may not, and nothing happened") {
  on_both_engines_school([](TestSchool& school) {
    PlanStory story(school);
    school.changed_rows();
    for (auto* who : {&school.clara, &school.anna}) {
      for (const char* query : {"", "?dry_run=true"}) {
        CHECK(story.change(*who, story.pro, "", query).status == 403);
      }
    }
    CHECK(school.changed_rows() == "");
    CHECK(story.change(school.sam, story.pro).said() == "200");
  });
}

}  // namespace changes
