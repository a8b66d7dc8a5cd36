// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>
#include <thread>

#include "testing/school.h"

// What a dialog shows before it saves, what saving twice does, and how an act is taken back.

namespace enrolments {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;
using testing::Visitor;

std::string grants(const Visitor& person) { return "/api/contacts/" + person.id() + "/grants"; }

std::string wish(const TestCourse& course, const std::string& more = "") {
  return json("{'product': '$1', 'offer': '$2' $3}", {course.id, course.full_access, more});
}

std::string undo(const Answer& given) { return "/api/journal/" + given.at("/undo") + "/undo"; }

}  // namespace

TEST_CASE("a rehearsal writes nothing, and the act has the effects that were shown") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    school.changed_rows();
    const auto shown = school.sam.post(grants(school.anna) + "?dry_run=true", wish(yoga));
    CHECK(shown.status < 300);
    CHECK(shown.at("/order") == "null");
    CHECK(shown.at("/effects/contact/name") == "Anna");
    CHECK(school.changed_rows() == "");
    school.clock.advance(std::chrono::minutes(5));
    const auto given = school.sam.post(
        grants(school.anna), wish(yoga, json(", 'as_of': '$1'", {shown.at("/effects/as_of")})));
    CHECK(given.said() == "201");
    CHECK(given.at("/effects") == shown.at("/effects"));
    CHECK(school.sam.get("/api/grants/" + given.at("/grant")).at("/start_at") ==
          "2026-01-05T12:00:00Z");
  });
}

TEST_CASE("a rehearsal of every door writes nothing") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const std::string marie = "'contact': {'email': 'marie@example.org'}";
    school.changed_rows();
    CHECK(school.sam
              .post("/api/products/" + yoga.id + "/members?dry_run=true",
                    json("{$1, 'full': true}", {json(marie)}))
              .status < 300);
    CHECK(school.sam
              .post("/api/contacts?dry_run=true",
                    json("{'email': 'marie@example.org', 'access': {'offer': '$1'}}",
                         {yoga.full_access}))
              .status < 300);
    CHECK(school.sam
              .post("/api/contacts/" + school.anna.id() + "/orders?dry_run=true",
                    json("{'lines': [{'product': '$1', 'policy': {}}]}", {yoga.id}))
              .status < 300);
    CHECK(school.sam
              .post("/api/offers/" + yoga.full_access + "/buyers?dry_run=true",
                    json("{$1}", {json(marie)}))
              .status < 300);
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("what was shown holds for fifteen minutes") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const std::string as_of = json(", 'as_of': '2026-01-05T12:00:00Z'");
    school.clock.advance(std::chrono::minutes(15) + std::chrono::seconds(1));
    school.changed_rows();
    auto sam = school.signed_in_anew(school.sam);
    school.changed_rows();
    CHECK(sam.post(grants(school.anna), wish(yoga, as_of)).said() ==
          "422 invalid /as_of as_of.too_old");
    CHECK(school.changed_rows() == "");
    school.clock.advance(-std::chrono::seconds(1));
    CHECK(sam.post(grants(school.anna), wish(yoga, as_of)).said() == "201");
  });
}

TEST_CASE("sent twice with one key, access is given once and answered twice") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const http::Fields key{{"idempotency-key", "the-dialog-of-sam"}};
    const auto first = school.sam.post(grants(school.anna), wish(yoga), key);
    school.changed_rows();
    const auto again = school.sam.post(grants(school.anna), wish(yoga), key);
    CHECK(first.said() == "201");
    CHECK(again.body == first.body);
    CHECK(school.changed_rows() == "");
    CHECK(school.sam.post(grants(school.anna), json("{'product': '$1', 'full': true}", {yoga.id}),
                          key)
              .status >= 400);
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("two requests at once with one key make one order") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const std::string more = json(", 'same_offer': 'second'");
    const http::Fields key{{"idempotency-key", "the-dialog-of-sam"}};
    auto second_window = school.sam;
    Answer one;
    Answer two;
    std::thread first([&] { one = school.sam.post(grants(school.anna), wish(yoga, more), key); });
    std::thread second(
        [&] { two = second_window.post(grants(school.anna), wish(yoga, more), key); });
    first.join();
    second.join();
    CHECK(one.said() == "201");
    CHECK(two.body == one.body);
    CHECK(school.count("SELECT COUNT(*) FROM orders") == 1);
  });
}

TEST_CASE("undo takes back the access, the order and its payment, once") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = school.oscar.post(
        grants(school.anna),
        wish(yoga, json(", 'paid': {'amount': {'amount': 4900, 'currency': 'EUR'}}")));
    CHECK(given.said() == "201");
    CHECK(school.oscar.post(undo(given)).said() == "204");
    CHECK(school.oscar.get(grants(school.anna)).at("/total") == "0");
    CHECK(school.oscar.get("/api/orders/" + given.at("/order/id")).said() ==
          "404 order.not_found");
    CHECK(school.oscar.get("/api/reports/revenue").size("/items") == 0);
    CHECK(school.olga.get("/api/offers/" + yoga.full_access).at("/sales") == "0");
    school.changed_rows();
    CHECK(school.oscar.post(undo(given)).said() == "409 undo.done_already");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("whoever may not record payments may not undo one either") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = school.oscar.post(
        grants(school.anna),
        wish(yoga, json(", 'paid': {'amount': {'amount': 4900, 'currency': 'EUR'}}")));
    school.changed_rows();
    CHECK(school.sam.post(undo(given)).said() == "403 payment.not_yours");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("undo of a longer access takes the days and the payment back, unless more came since") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto month = school.an_offer(
        "Month", json("[{'product': '$1', 'policy': {'period': {'type': 'days', 'count': 30}}}]",
                      {yoga.id}));
    const std::string body = json("{'product': '$1', 'offer': '$2', 'paid': {'amount': "
                                  "{'amount': 900, 'currency': 'EUR'}}}",
                                  {yoga.id, month});
    school.oscar.post(grants(school.anna), body);
    const auto second = school.oscar.post(grants(school.anna), body);
    school.clock.advance(std::chrono::minutes(1));
    const auto third = school.oscar.post(grants(school.anna), body);
    CHECK(school.oscar.post(undo(second)).said() == "409 undo.newer_change");
    CHECK(school.oscar.post(undo(third)).said() == "204");
    CHECK(school.oscar.post(undo(second)).said() == "204");
    CHECK(school.oscar.get(grants(school.anna)).at("/items/0/end_at") == "2026-02-04T12:00:00Z");
    CHECK(school.oscar.get("/api/reports/revenue").at("/items/0/counted/amount") == "900");
  });
}

TEST_CASE("before access is revoked one sees what the person loses; undo gives it back") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = school.sam.post(grants(school.anna), wish(yoga));
    const std::string revocation = "/api/grants/" + given.at("/grant") + "/revocation";
    school.changed_rows();
    const auto shown = school.sam.post(revocation + "?dry_run=true");
    CHECK(shown.size("/effects/products/0/closed") == 3);
    CHECK(school.changed_rows() == "");
    school.clock.advance(std::chrono::minutes(5));
    const auto revoked =
        school.sam.post(revocation, json("{'reason': 'asked for it', 'as_of': '$1'}",
                                         {shown.at("/effects/as_of")}));
    CHECK(revoked.said() == "200");
    CHECK(revoked.at("/effects") == shown.at("/effects"));
    CHECK(school.anna.get("/api/me/lessons/" + yoga.lessons[0]).at("/outcome") == "locked");
    CHECK(school.sam.post(revocation).said() == "409 grant.revoked");
    CHECK(school.sam.post(undo(revoked)).said() == "204");
    CHECK(school.anna.get("/api/me/lessons/" + yoga.lessons[0]).at("/outcome") == "open");
  });
}

}  // namespace enrolments
