// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "testing/school.h"

// The doors by which access is given, as staff use them.

namespace enrolments {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;

std::string members(const TestCourse& course) { return "/api/products/" + course.id + "/members"; }

std::string line(const TestCourse& course, const std::string& policy) {
  return json("{'product': '$1', 'policy': $2}", {course.id, policy});
}

/// `open open locked`, in course order, as staff see it.
std::string outcomes(TestSchool& school, const std::string& contact, const TestCourse& course) {
  const auto view =
      school.olga.get("/api/contacts/" + contact + "/access?product=" + course.id);
  std::string text;
  for (std::size_t i = 0; i < view.size("/lessons"); ++i) {
    if (i > 0) text += " ";
    text += view.at("/lessons/" + std::to_string(i) + "/answer/outcome");
  }
  return text;
}

}  // namespace

TEST_CASE("a new member with full access gets two mails and every lesson at once, without end") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga", {"Breathing", "Standing"});
    const auto given = school.oscar.post(
        members(yoga), json("{'contact': {'email': 'marie@example.org', 'first_name': 'Marie'}, "
                            "'open_access': true, 'full': true}"));
    CHECK(given.said() == "201");
    const std::string marie = given.at("/contact/id");
    CHECK(given.at("/effects/products/0/lessons_open_now") == "2");
    CHECK(given.size("/effects/mails") == 2);
    CHECK(given.at("/effects/mails/0/kind") == "activation");
    CHECK(outcomes(school, marie, yoga) == "open open");
    const auto grant = school.oscar.get("/api/contacts/" + marie + "/grants");
    CHECK(grant.at("/total") == "1");
    CHECK(grant.at("/items/0/kind") == "full");
    CHECK(grant.at("/items/0/end_at") == "null");
    CHECK(grant.at("/items/0/door") == "course_full");
    const auto order = school.oscar.get("/api/orders/" + given.at("/order/id"));
    CHECK(order.at("/offer") == "null");
    CHECK(order.size("/payments") == 0);
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM mails WHERE recipient = 'marie@example.org' "
                       "AND state = 'planned'") >= 1);
  });
}

TEST_CASE("with the switch off a new member is a contact and nothing more") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    school.changed_rows();
    const auto saved = school.sam.post(
        members(yoga), json("{'contact': {'email': 'marie@example.org'}, 'open_access': false}"));
    CHECK(saved.said() == "201");
    CHECK(saved.at("/order") == "null");
    CHECK(school.changed_rows() == "contacts +1, journal +1, journal_details +1");
    CHECK(outcomes(school, saved.at("/contact/id"), yoga) == "locked locked locked");
  });
}

TEST_CASE("a new contact gets an offer of the product that was chosen, or all of it") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto tea = school.a_course("Tea");
    const auto add = [&](const std::string& email, const std::string& access) {
      return school.sam.post("/api/contacts",
                             json("{'email': '$1', 'access': {$2}}", {email, json(access)}));
    };
    const std::string product = "'product': '" + yoga.id + "', ";
    const auto offered = add("ana@example.org", product + "'offer': '" + yoga.full_access + "'");
    CHECK(offered.said() == "201");
    CHECK(outcomes(school, offered.at("/id"), yoga) == "open open open");
    const auto full = add("bea@example.org", product + "'full': true");
    CHECK(outcomes(school, full.at("/id"), yoga) == "open open open");
    school.changed_rows();
    CHECK(add("cleo@example.org", "'full': true").said() == "422 invalid /product required");
    CHECK(add("cleo@example.org", product + "'offer': '" + tea.full_access + "'").said() ==
          "422 invalid /offer offer.other_product");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("access to a draft is given and mailed, and the course appears when it is published") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga", {"Breathing"}, "draft");
    const auto given = school.sam.post(
        "/api/contacts/" + school.anna.id() + "/grants",
        json("{'product': '$1', 'offer': '$2'}", {yoga.id, yoga.full_access}));
    CHECK(given.said() == "201");
    CHECK(given.at("/effects/warnings/0/code") == "product.draft");
    CHECK(given.at("/effects/mails/0/kind") == "access");
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM mails WHERE recipient = 'anna@example.org'") == 1);
    CHECK(outcomes(school, school.anna.id(), yoga) == "hidden");
    const auto course = school.olga.get("/api/products/" + yoga.id);
    CHECK(school.olga.patch("/api/products/" + yoga.id, course.at("/version"),
                            json("{'status': 'published'}"))
              .said() == "200");
    CHECK(outcomes(school, school.anna.id(), yoga) == "open");
  });
}

TEST_CASE("an offer that sends no mails gives silently and counts one sale") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto offer = school.an_offer("Quiet", "[" + line(yoga, "{}") + "]",
                                       json(", 'mails': {'activation': 'none', 'access': 'none'}"));
    const auto given = school.sam.post("/api/offers/" + offer + "/buyers",
                                       json("{'contact': {'email': 'marie@example.org'}}"));
    CHECK(given.said() == "201");
    CHECK(given.size("/effects/mails") == 0);
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 0);
    CHECK(school.olga.get("/api/offers/" + offer).at("/sales") == "1");
    CHECK(outcomes(school, given.at("/contact/id"), yoga) == "open open open");
  });
}

TEST_CASE("two lessons of five for 14 days: those open, the others are not in the plan") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga", {"One", "Two", "Three", "Four", "Five"});
    const std::string scope = json("{'scope': {'type': 'selected', 'lessons': ['$1', '$2']}, "
                                   "'period': {'type': 'days', 'count': 14}}",
                                   {yoga.lessons[0], yoga.lessons[3]});
    const auto given = school.sam.post("/api/contacts/" + school.anna.id() + "/orders",
                                       json("{'lines': [$1]}", {line(yoga, scope)}));
    CHECK(given.said() == "201");
    CHECK(given.at("/effects/products/0/until") == "2026-01-19T12:00:00Z");
    CHECK(outcomes(school, school.anna.id(), yoga) == "open locked locked open locked");
    const auto view =
        school.sam.get("/api/contacts/" + school.anna.id() + "/access?product=" + yoga.id);
    CHECK(view.at("/lessons/1/answer/reason") == "not_in_plan");
    school.clock.advance(std::chrono::days(14) - std::chrono::seconds(1));
    CHECK(outcomes(school, school.anna.id(), yoga) == "open locked locked open locked");
    school.clock.advance(std::chrono::seconds(1));
    CHECK(outcomes(school, school.anna.id(), yoga) == "locked locked locked locked locked");
  });
}

TEST_CASE("an address in other letters leads to whom the school knows already") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    school.changed_rows();
    const auto refused =
        school.sam.post(members(yoga), json("{'contact': {'email': ' ANNA@Example.ORG '}, "
                                            "'open_access': true, 'full': true}"));
    CHECK(refused.said() == "409 contact.exists");
    CHECK(refused.at("/existing") == school.anna.id());
    CHECK(refused.at("/detail") == "Anna");
    CHECK(school.changed_rows() == "");
    const auto given = school.sam.post(
        members(yoga), json("{'contact': '$1', 'full': true}", {school.anna.id()}));
    CHECK(given.said() == "201");
    CHECK(given.at("/effects/contact/is_new") == "false");
    CHECK(given.size("/effects/mails") == 1);
  });
}

TEST_CASE("a new contact may get an offer in the same breath") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto added = school.sam.post(
        "/api/contacts", json("{'email': 'Marie Dupont <marie@example.org>', "
                              "'access': {'offer': '$1'}}",
                              {yoga.full_access}));
    CHECK(added.said() == "201");
    CHECK(added.at("/first_name") == "Marie");
    CHECK(added.at("/last_name") == "Dupont");
    CHECK(outcomes(school, added.at("/id"), yoga) == "open open open");
    const auto list = school.sam.get("/api/contacts");
    CHECK(list.at("/items/0/id") == added.at("/id"));
    CHECK(list.at("/items/0/products") == "1");
  });
}

TEST_CASE("each door leaves its name on the order and in the journal, with who gave it and why") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = school.oscar.post(
        "/api/contacts/" + school.anna.id() + "/grants",
        json("{'product': '$1', 'full': true, 'reason': 'gift', 'note': 'She won the quiz', "
             "'mails': {'activation': 'none', 'access': 'standard'}}",
             {yoga.id}));
    CHECK(given.said() == "201");
    const auto grant = school.oscar.get("/api/grants/" + given.at("/grant"));
    CHECK(grant.at("/given_by") == "Oscar");
    CHECK(grant.at("/reason") == "gift");
    CHECK(grant.at("/door") == "contact_product");
    const auto details = school.text(
        "SELECT d.payload FROM journal j JOIN journal_details d ON d.journal_id = j.id "
        "WHERE j.action = 'access.given'");
    CHECK(details.find("She won the quiz") != std::string::npos);
    CHECK(details.find(json("'access':'standard'")) != std::string::npos);
    CHECK(school.count("SELECT COUNT(*) FROM journal WHERE action = 'access.given' "
                       "AND actor_kind = 'staff'") == 1);
  });
}

}  // namespace enrolments
