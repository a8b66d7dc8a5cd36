// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "testing/school.h"

// Money that came in elsewhere, as staff record it.

namespace enrolments {
namespace {

using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;
using testing::Visitor;

std::string paid_wish(const TestCourse& course, const std::string& paid) {
  return json("{'product': '$1', 'full': true, 'paid': {$2}}", {course.id, json(paid)});
}

std::string grants(const Visitor& person) { return "/api/contacts/" + person.id() + "/grants"; }

}  // namespace

TEST_CASE("a payment that does not count stands on the order and changes no report") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = school.oscar.post(
        grants(school.anna),
        paid_wish(yoga, "'amount': {'amount': 4900, 'currency': 'EUR'}, 'in_reports': false, "
                        "'paid_on': '2025-12-31', 'method': 'cash', 'reference': 'box 7'"));
    CHECK(given.said() == "201");
    const auto order = school.oscar.get("/api/orders/" + given.at("/order/id"));
    CHECK(order.at("/payments/0/amount/amount") == "4900");
    CHECK(order.at("/payments/0/paid_on") == "2025-12-31");
    CHECK(order.at("/payments/0/in_reports") == "false");
    CHECK(order.at("/payments/0/recorded_by") == "Oscar");
    const auto revenue = school.oscar.get("/api/reports/revenue");
    CHECK(revenue.at("/items/0/counted/amount") == "0");
    CHECK(revenue.at("/items/0/not_counted/amount") == "4900");
  });
}

TEST_CASE("revenue has one total per currency, for the days that were asked for") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto pay = [&](Visitor& person, const std::string& paid) {
      CHECK(school.oscar.post(grants(person), paid_wish(yoga, paid)).said() == "201");
    };
    pay(school.anna, "'amount': {'amount': 4900, 'currency': 'EUR'}, 'paid_on': '2026-01-02'");
    pay(school.boris, "'amount': {'amount': 100, 'currency': 'EUR'}, 'paid_on': '2026-01-03'");
    pay(school.boris, "'amount': {'amount': 2000, 'currency': 'UAH'}, 'paid_on': '2026-01-03'");
    const auto all = school.oscar.get("/api/reports/revenue");
    CHECK(all.size("/items") == 2);
    CHECK(all.at("/items/0/currency") == "EUR");
    CHECK(all.at("/items/0/counted/amount") == "5000");
    CHECK(all.at("/items/1/counted/amount") == "2000");
    const auto second = school.oscar.get("/api/reports/revenue?from=2026-01-02&to=2026-01-02");
    CHECK(second.size("/items") == 1);
    CHECK(second.at("/items/0/counted/amount") == "4900");
  });
}

TEST_CASE("support gives access but records no payment, by any door, and nothing is written") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const std::string paid = json("'paid': {'amount': {'amount': 4900, 'currency': 'EUR'}}");
    const std::string new_buyer = json("{'contact': {'email': 'm@example.org'}, $1}", {paid});
    school.changed_rows();
    CHECK(school.sam.post(grants(school.anna),
                          paid_wish(yoga, "'amount': {'amount': 4900, 'currency': 'EUR'}"))
              .said() == "403 payment.not_yours");
    CHECK(school.sam.post("/api/offers/" + yoga.full_access + "/buyers", new_buyer).said() ==
          "403 payment.not_yours");
    CHECK(school.sam
              .post("/api/contacts", json("{'email': 'm@example.org', 'access': "
                                          "{'offer': '$1', $2}}",
                                          {yoga.full_access, paid}))
              .said() == "403 payment.not_yours");
    CHECK(school.changed_rows() == "");
    CHECK(school.sam.get("/api/reports/revenue").said() == "403 forbidden");
  });
}

TEST_CASE("an order that waits for its payment opens nothing before, and everything after") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto made = school.sam.post(
        "/api/contacts/" + school.anna.id() + "/orders",
        json("{'lines': [{'product': '$1', 'policy': {}}], 'payment_required': true, "
             "'price': {'amount': 4900, 'currency': 'EUR'}}",
             {yoga.id}));
    CHECK(made.said() == "201");
    CHECK(made.size("/grants") == 0);
    CHECK(made.at("/effects/products/0/lessons_open_now") == "0");
    CHECK(school.anna.get("/api/me/products").at("/total") == "0");
    const std::string order = "/api/orders/" + made.at("/order/id");
    CHECK(school.oscar.get(order).at("/state") == "waiting");
    const auto paid = school.oscar.post(
        order + "/payments", json("{'amount': {'amount': 4900, 'currency': 'EUR'}}"));
    CHECK(paid.said() == "201");
    CHECK(paid.size("/grants") == 1);
    CHECK(school.oscar.get(order).at("/state") == "given");
    CHECK(school.anna.get("/api/me/lessons/" + yoga.lessons[0]).at("/outcome") == "open");
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM mails WHERE recipient = 'anna@example.org'") == 1);
  });
}

TEST_CASE("an order that is paid as it is made does not wait") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto made = school.oscar.post(
        "/api/contacts/" + school.anna.id() + "/orders",
        json("{'lines': [{'product': '$1', 'policy': {}}], 'payment_required': true, "
             "'paid': {'amount': {'amount': 4900, 'currency': 'EUR'}}}",
             {yoga.id}));
    CHECK(made.said() == "201");
    CHECK(made.size("/grants") == 1);
    CHECK(school.oscar.get("/api/orders/" + made.at("/order/id")).at("/state") == "given");
  });
}

TEST_CASE("a payment of nothing or of tomorrow is refused") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    school.changed_rows();
    CHECK(school.oscar
              .post(grants(school.anna),
                    paid_wish(yoga, "'amount': {'amount': 0, 'currency': 'EUR'}"))
              .said() == "422 invalid /paid/amount money.out_of_range");
    CHECK(school.oscar
              .post(grants(school.anna), paid_wish(yoga, "'amount': {'amount': 1, 'currency': "
                                                         "'EUR'}, 'paid_on': '2026-01-06'"))
              .said() == "422 invalid /paid/paid_on date.in_the_future");
    CHECK(school.changed_rows() == "");
  });
}

}  // namespace enrolments
