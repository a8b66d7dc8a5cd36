// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <thread>

#include "testing/school.h"

// What happens when life is not simple: the person has the offer already, two colleagues press the
// same button, a course is not ready, somebody changes their mind.

namespace enrolments {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;
using testing::Visitor;

constexpr std::string_view thirty_days = "{'period': {'type': 'days', 'count': 30}}";

std::string offer_of(TestSchool& school, const std::string& title, const TestCourse& course,
                     std::string_view policy = thirty_days) {
  return school.an_offer(title,
                         json("[{'product': '$1', 'policy': $2}]", {course.id, json(policy)}));
}

Answer give(Visitor& staff, const Visitor& person, const TestCourse& course,
            const std::string& offer, const std::string& more = "", const std::string& query = "") {
  return staff.post("/api/contacts/" + person.id() + "/grants" + query,
                    json("{'product': '$1', 'offer': '$2' $3}", {course.id, offer, more}));
}

Answer grants_of(TestSchool& school, const Visitor& person) {
  return school.sam.get("/api/contacts/" + person.id() + "/grants");
}

Answer verdicts(TestSchool& school, const Visitor& person, const TestCourse& course) {
  return school.sam.get("/api/contacts/" + person.id() + "/access?product=" + course.id);
}

}  // namespace

TEST_CASE("the same offer again prolongs what the person has, and says until when they had it") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto offer = offer_of(school, "Month", yoga);
    CHECK(give(school.sam, school.anna, yoga, offer).said() == "201");
    const auto again = give(school.sam, school.anna, yoga, offer);
    CHECK(again.said() == "201");
    CHECK(again.at("/effects/warnings/0/code") == "offer.same_active");
    CHECK(again.at("/effects/warnings/0/until") == "2026-02-04T12:00:00Z");
    CHECK(again.at("/effects/products/0/until") == "2026-03-06T12:00:00Z");
    const auto grants = grants_of(school, school.anna);
    CHECK(grants.at("/total") == "1");
    CHECK(grants.at("/items/0/end_at") == "2026-03-06T12:00:00Z");
    CHECK(school.count("SELECT COUNT(*) FROM orders") == 1);
  });
}

TEST_CASE("the same offer without an end takes away the end that was set by hand") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = give(school.sam, school.anna, yoga, yoga.full_access);
    CHECK(school.sam
              .post("/api/grants/" + given.at("/grant") + "/end", json("{'until': '2026-04-30'}"),
                    {{"if-match", "\"1\""}})
              .said() == "200");
    const auto again = give(school.sam, school.anna, yoga, yoga.full_access);
    CHECK(again.said() == "201");
    CHECK(again.at("/effects/products/0/until") == "null");
    CHECK(again.at("/effects/products/0/until_before") == "2026-04-30T22:00:00Z");
    CHECK(grants_of(school, school.anna).at("/items/0/end_at") == "null");
    CHECK(school.sam.post("/api/journal/" + again.at("/undo") + "/undo").said() == "204");
    CHECK(grants_of(school, school.anna).at("/items/0/end_at") == "2026-04-30T22:00:00Z");
  });
}

TEST_CASE("the same offer may be given a second time beside the first, when asked for") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto offer = offer_of(school, "Month", yoga);
    give(school.sam, school.anna, yoga, offer);
    const auto second =
        give(school.sam, school.anna, yoga, offer, json(", 'same_offer': 'second'"));
    CHECK(second.said() == "201");
    const auto grants = grants_of(school, school.anna);
    CHECK(grants.at("/total") == "2");
    CHECK(grants.at("/items/0/end_at") == "2026-02-04T12:00:00Z");
    CHECK(grants.at("/items/1/end_at") == "2026-02-04T12:00:00Z");
  });
}

TEST_CASE("two colleagues who give the same offer at once give it once and prolong it once") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto offer = offer_of(school, "Month", yoga);
    Answer answers[2];
    std::thread one([&] { answers[0] = give(school.sam, school.anna, yoga, offer); });
    std::thread two([&] { answers[1] = give(school.oscar, school.anna, yoga, offer); });
    one.join();
    two.join();
    CHECK(answers[0].said() == "201");
    CHECK(answers[1].said() == "201");
    CHECK(school.count("SELECT COUNT(*) FROM orders") == 1);
    CHECK(grants_of(school, school.anna).at("/items/0/end_at") == "2026-03-06T12:00:00Z");
  });
}

TEST_CASE("an access without end is not prolonged, but its payment is kept") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto first = give(school.oscar, school.anna, yoga, yoga.full_access);
    const auto paid =
        give(school.oscar, school.anna, yoga, yoga.full_access,
             json(", 'paid': {'amount': {'amount': 4900, 'currency': 'EUR'}}"));
    CHECK(paid.said() == "201");
    CHECK(paid.at("/order/id") == first.at("/order/id"));
    CHECK(paid.at("/effects/warnings/0/code") == "offer.same_active");
    CHECK(school.oscar.get("/api/orders/" + first.at("/order/id")).size("/payments") == 1);
    CHECK(school.count("SELECT COUNT(*) FROM grants") == 1);
  });
}

TEST_CASE("another offer of the same course is added beside the first, with a warning") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto month = offer_of(school, "Month", yoga);
    give(school.sam, school.anna, yoga, month);
    const auto other = give(school.sam, school.anna, yoga, yoga.full_access);
    CHECK(other.said() == "201");
    CHECK(other.at("/effects/warnings/0/code") == "offer.other_active");
    CHECK(other.at("/effects/warnings/0/until") == "2026-02-04T12:00:00Z");
    CHECK(grants_of(school, school.anna).at("/total") == "2");
  });
}

TEST_CASE("a draft appears in the student's list when it is published, without further action") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga", {"Breathing"}, "draft");
    CHECK(give(school.sam, school.anna, yoga, yoga.full_access)
              .at("/effects/warnings/0/code") == "product.draft");
    CHECK(school.anna.get("/api/me/products").at("/total") == "0");
    CHECK(school.anna.get("/api/me/products/" + yoga.id).said() == "404 product.not_found");
    const auto version = school.olga.get("/api/products/" + yoga.id).at("/version");
    school.olga.patch("/api/products/" + yoga.id, version, json("{'status': 'published'}"));
    const auto mine = school.anna.get("/api/me/products");
    CHECK(mine.at("/total") == "1");
    CHECK(mine.at("/items/0/title") == "Yoga");
    CHECK(mine.at("/items/0/state") == "open");
    CHECK(school.anna.get("/api/me/lessons/" + yoga.lessons[0]).said() == "200");
  });
}

TEST_CASE("the days of a draft course count from the start all the same") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga", {"Breathing"}, "draft");
    give(school.sam, school.anna, yoga, offer_of(school, "Month", yoga));
    school.clock.advance(std::chrono::days(29));
    const auto version = school.olga.get("/api/products/" + yoga.id).at("/version");
    school.olga.patch("/api/products/" + yoga.id, version, json("{'status': 'published'}"));
    CHECK(verdicts(school, school.anna, yoga).at("/lessons/0/answer/outcome") == "open");
    school.clock.advance(std::chrono::days(1));
    CHECK(verdicts(school, school.anna, yoga).at("/lessons/0/answer/reason") == "expired");
  });
}

TEST_CASE("full access covers lessons added later, but no drafts, and knows no closing dates") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga", {"First"});
    school.sam.post("/api/contacts/" + school.anna.id() + "/grants",
                    json("{'product': '$1', 'full': true}", {yoga.id}));
    school.olga.post("/api/modules/" + yoga.module + "/lessons",
                     json("{'title': 'Later', 'status': 'published', 'schedule_rule': "
                          "{'open': {'type': 'after', 'days': 9, 'time': '10:00'}, "
                          "'close': {'type': 'on', 'local': '2026-01-01T10:00'}}}"));
    school.olga.post("/api/modules/" + yoga.module + "/lessons",
                     json("{'title': 'Not ready', 'status': 'draft'}"));
    const auto view = verdicts(school, school.anna, yoga);
    CHECK(view.at("/lessons/1/answer/outcome") == "open");
    CHECK(view.at("/lessons/2/answer/outcome") == "hidden");
  });
}

TEST_CASE("a fixed start in the future locks the lessons until that very second") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto spring = offer_of(school, "Spring group", yoga,
                                 "{'start': {'type': 'fixed', 'local': '2026-03-01T09:00'}}");
    const auto given = give(school.sam, school.anna, yoga, spring);
    CHECK(given.said() == "201");
    CHECK(given.at("/effects/products/0/first_opens_at") == "2026-03-01T08:00:00Z");
    CHECK(given.at("/effects/products/0/lessons_open_now") == "0");
    CHECK(given.at("/effects/products/0/lessons_later") == "3");
    const std::string at = "/api/contacts/" + school.anna.id() + "/access?product=" + yoga.id +
                           "&at=2026-03-01T0";
    CHECK(school.sam.get(at + "7:59:59Z").at("/lessons/0/answer/outcome") == "locked_until");
    CHECK(school.sam.get(at + "8:00:00Z").at("/lessons/0/answer/outcome") == "open");
  });
}

TEST_CASE("an offer with two courses gives both in one order, a line each") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto tea = school.a_course("Tea");
    const auto both = school.an_offer(
        "Both", json("[{'product': '$1', 'policy': {}}, {'product': '$2', 'policy': {}}]",
                     {yoga.id, tea.id}));
    const auto given = give(school.sam, school.anna, yoga, both);
    CHECK(given.size("/grants") == 2);
    CHECK(given.size("/effects/products") == 2);
    CHECK(school.count("SELECT COUNT(*) FROM orders") == 1);
    CHECK(school.sam.get("/api/orders/" + given.at("/order/id")).size("/lines") == 2);
    CHECK(verdicts(school, school.anna, tea).at("/answer/outcome") == "open");
  });
}

TEST_CASE("without any mail the access is live and the person gets in by a code") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = school.sam.post(
        "/api/products/" + yoga.id + "/members",
        json("{'contact': {'email': 'marie@example.org'}, 'full': true, "
             "'mails': {'activation': 'none', 'access': 'none'}}"));
    CHECK(given.size("/effects/mails") == 0);
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 0);
    auto marie = school.stranger();
    CHECK(marie.post("/api/session/codes", json("{'email': 'marie@example.org'}")).said() ==
          "202");
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM mails WHERE recipient = 'marie@example.org'") == 1);
    CHECK(grants_of(school, school.anna).at("/total") == "0");
    CHECK(school.sam.get("/api/contacts/" + given.at("/contact/id") + "/grants").at("/total") ==
          "1");
  });
}

TEST_CASE("of somebody who is blocked no access opens a lesson, and none is lost with it") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = give(school.sam, school.anna, yoga, offer_of(school, "Month", yoga));
    CHECK(grants_of(school, school.anna).at("/items/0/lessons_open") == "3");
    school.run_sql("UPDATE contacts SET blocked_at = 1 WHERE email = 'anna@example.org'");
    CHECK(grants_of(school, school.anna).at("/items/0/lessons_open") == "0");
    const auto revoked =
        school.sam.post("/api/grants/" + given.at("/grant") + "/revocation?dry_run=true");
    CHECK(revoked.size("/effects/products/0/closed") == 0);
  });
}

TEST_CASE("an order without a single lesson is refused") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    school.changed_rows();
    const auto refused = school.sam.post(
        "/api/contacts/" + school.anna.id() + "/orders",
        json("{'lines': [{'product': '$1', 'policy': {'scope': {'type': 'selected', "
             "'lessons': []}}}]}",
             {yoga.id}));
    CHECK(refused.said() == "422 invalid /lines/0/policy/scope scope.empty");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("whoever has live access cannot be deleted") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    give(school.sam, school.anna, yoga, yoga.full_access);
    school.changed_rows();
    CHECK(school.olga.del("/api/contacts/" + school.anna.id()).said() == "409 contact.has_access");
    CHECK(school.changed_rows() == "");
    CHECK(school.olga.del("/api/contacts/" + school.boris.id()).said() == "200");
    CHECK(school.sam.get("/api/contacts/" + school.boris.id()).said() ==
          "404 contact.not_found");
  });
}

TEST_CASE("staff need not fill in a field, and what they type in the door stays on the contact") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto field = school.olga.post("/api/fields", json("{'title': 'City', 'kind': 'text'}"));
    const auto key = field.at("/key");
    const auto given = school.sam.post(
        "/api/products/" + yoga.id + "/members",
        json("{'contact': {'email': 'marie@example.org', 'fields': {'$1': 'Lyon'}}, "
             "'full': true}",
             {key}));
    CHECK(given.said() == "201");
    CHECK(school.sam.get("/api/contacts/" + given.at("/contact/id")).at("/fields/" + key) ==
          "Lyon");
  });
}

TEST_CASE("a member of the team may be a student too") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = school.olga.post(
        "/api/products/" + yoga.id + "/members",
        json("{'contact': {'email': 'sam@school.example'}, 'full': true}"));
    CHECK(given.said() == "201");
    CHECK(school.sam.get("/api/products/" + yoga.id + "/members").at("/total") == "1");
  });
}

TEST_CASE("the members of a course are filtered by what their access is today") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto anna = give(school.sam, school.anna, yoga, yoga.full_access);
    give(school.sam, school.boris, yoga, yoga.full_access);
    const std::string list = "/api/products/" + yoga.id + "/members?state=";
    school.sam.post("/api/grants/" + anna.at("/grants/0") + "/revocation", "{}");
    const auto active = school.sam.get(list + "active");
    CHECK(active.at("/total") == "1");
    CHECK(active.at("/items/0/contact/id") == school.boris.id());
    CHECK(school.sam.get(list + "revoked").at("/items/0/contact/id") == school.anna.id());
    CHECK(school.sam.get(list + "frozen").at("/total") == "0");
    CHECK(school.sam.get(list + "revoked&offset=1").size("/items") == 0);
    CHECK(school.sam.get("/api/products/" + yoga.id + "/members").at("/total") == "2");
  });
}

}  // namespace enrolments
