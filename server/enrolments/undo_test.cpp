// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "testing/school.h"

// Acts are taken back in order: whatever stands on an act is named to whoever wants it undone.

namespace enrolments {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;
using testing::Visitor;

std::string month_of(TestSchool& school, const TestCourse& course) {
  return school.an_offer(
      "Month", json("[{'product': '$1', 'policy': {'period': {'type': 'days', 'count': 30}}}]",
                    {course.id}));
}

Answer give(TestSchool& school, const TestCourse& course, const std::string& offer) {
  return school.sam.post("/api/contacts/" + school.anna.id() + "/grants",
                         json("{'product': '$1', 'offer': '$2'}", {course.id, offer}));
}

Answer undo(Visitor& staff, const Answer& act) {
  return staff.post("/api/journal/" + act.at("/undo") + "/undo");
}

const std::string euros = json("{'amount': {'amount': 4900, 'currency': 'EUR'}}");

/// An order that waits for its payment; answers its address.
std::string waiting_order(TestSchool& school, const TestCourse& course) {
  const auto made = school.sam.post(
      "/api/contacts/" + school.anna.id() + "/orders",
      json("{'lines': [{'product': '$1', 'policy': {}}], 'payment_required': true, "
           "'price': {'amount': 4900, 'currency': 'EUR'}}",
           {course.id}));
  return "/api/orders/" + made.at("/order/id");
}

}  // namespace

TEST_CASE("what was prolonged later cannot be taken back before that, and the later act is named") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto offer = month_of(school, yoga);
    const auto first = give(school, yoga, offer);
    school.clock.advance(std::chrono::minutes(1));
    const auto second = give(school, yoga, offer);
    school.changed_rows();
    const auto refused = undo(school.sam, first);
    CHECK(refused.said() == "409 undo.newer_change");
    CHECK(refused.at("/existing") == second.at("/undo"));
    CHECK(refused.at("/detail") == "access.extended");
    CHECK(school.changed_rows() == "");
    CHECK(undo(school.sam, second).said() == "204");
    CHECK(undo(school.sam, first).said() == "204");
    CHECK(school.anna.get("/api/me/products").at("/total") == "0");
  });
}

TEST_CASE("what was revoked later is first given back, then taken back") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = give(school, yoga, month_of(school, yoga));
    const auto revoked = school.sam.post("/api/grants/" + given.at("/grant") + "/revocation");
    const auto refused = undo(school.sam, given);
    CHECK(refused.said() == "409 undo.newer_change");
    CHECK(refused.at("/existing") == revoked.at("/undo"));
    CHECK(undo(school.sam, revoked).said() == "204");
    CHECK(undo(school.sam, given).said() == "204");
  });
}

TEST_CASE("a payment that came later keeps the access it is for") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = give(school, yoga, month_of(school, yoga));
    const auto paid =
        school.oscar.post("/api/orders/" + given.at("/order/id") + "/payments", euros);
    CHECK(undo(school.oscar, given).said() == "409 undo.newer_change");
    CHECK(undo(school.sam, paid).said() == "403 payment.not_yours");
    CHECK(undo(school.oscar, paid).said() == "204");
    CHECK(school.anna.get("/api/me/lessons/" + yoga.lessons[0]).at("/outcome") == "open");
    CHECK(undo(school.oscar, given).said() == "204");
  });
}

TEST_CASE("what another person got does not stand in the way") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = give(school, yoga, month_of(school, yoga));
    school.sam.post("/api/contacts/" + school.boris.id() + "/grants",
                    json("{'product': '$1', 'full': true}", {yoga.id}));
    school.sam.post("/api/contacts/" + school.anna.id() + "/notes", json("{'body': 'Called'}"));
    CHECK(undo(school.sam, given).said() == "204");
  });
}

TEST_CASE("the payment of a waiting order is taken back: access closes, the order waits again") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto order = waiting_order(school, yoga);
    const auto paid = school.oscar.post(order + "/payments", euros);
    CHECK(school.anna.get("/api/me/lessons/" + yoga.lessons[0]).at("/outcome") == "open");
    CHECK(undo(school.sam, paid).said() == "403 payment.not_yours");
    CHECK(undo(school.oscar, paid).said() == "204");
    CHECK(school.anna.get("/api/me/products").at("/total") == "0");
    const auto view = school.oscar.get(order);
    CHECK(view.at("/state") == "waiting");
    CHECK(view.size("/payments") == 1);
    CHECK(view.at("/payments/0/taken_back_at") == school.now());
    CHECK(school.oscar.get("/api/reports/revenue").size("/items") == 0);
    CHECK(undo(school.oscar, paid).said() == "409 undo.done_already");
  });
}

TEST_CASE("an order whose payment was taken back can be paid again") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto order = waiting_order(school, yoga);
    undo(school.oscar, school.oscar.post(order + "/payments", euros));
    const auto again = school.oscar.post(order + "/payments", euros);
    CHECK(again.said() == "201");
    CHECK(again.size("/grants") == 1);
    CHECK(school.anna.get("/api/me/lessons/" + yoga.lessons[0]).at("/outcome") == "open");
    const auto view = school.oscar.get(order);
    CHECK(view.at("/payments/1/taken_back_at") == "null");
    CHECK(school.oscar.get("/api/reports/revenue").at("/items/0/counted/amount") == "4900");
  });
}

TEST_CASE("a payment that is part of an act is taken back with the act, not alone") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto order = waiting_order(school, yoga);
    const auto paid = school.oscar.post(order + "/payments", euros);
    const auto entry = base::Id<journal::Entry>::from_number(
        school.count("SELECT id FROM journal WHERE action = 'payment.recorded'"));
    const auto refused = school.oscar.post("/api/journal/" + entry.text() + "/undo");
    CHECK(refused.said() == "409 undo.newer_change");
    CHECK(refused.at("/existing") == paid.at("/undo"));
  });
}

}  // namespace enrolments
