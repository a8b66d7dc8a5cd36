// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "app/migrations.h"
#include "testing/school.h"

// A course in preparation: whoever has a place in it is told when it opens, as was promised.

namespace notices {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;
using testing::Visitor;

void set_status(TestSchool& school, const TestCourse& course, const std::string& status) {
  const std::string product = "/api/products/" + course.id;
  CHECK(school.olga
            .patch(product, school.olga.get(product).at("/version"),
                   json("{'status': '$1'}", {status}))
            .said() == "200");
  school.run_jobs();
}

Answer give(TestSchool& school, const Visitor& person, const TestCourse& course,
            const std::string& more = "") {
  const auto given = school.sam.post("/api/contacts/" + person.id() + "/grants",
                                     json("{'product': '$1', 'full': true $2}",
                                          {course.id, json(more)}));
  school.run_jobs();
  return given;
}

std::int64_t told(TestSchool& school) {
  return school.count("SELECT COUNT(*) FROM mails WHERE kind = 'opened'");
}

/// The token in the last mail to somebody.
std::string token_in_mail(TestSchool& school, const std::string& address) {
  const std::string secrets =
      school.text("SELECT secrets FROM mails WHERE id = (SELECT MAX(id) FROM mails "
                  "WHERE recipient = '" + address + "')");
  return secrets.substr(2, secrets.size() - 4);
}

}  // namespace

TEST_CASE("whoever has a place in a course in preparation is told when it opens, once") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga", {"Breathing"}, "draft");
    give(school, school.anna, yoga);
    CHECK(school.text("SELECT subject FROM mails") == "Your place in “Yoga”");
    set_status(school, yoga, "published");
    CHECK(told(school) == 1);
    CHECK(school.text("SELECT subject FROM mails WHERE kind = 'opened'") == "“Yoga” is open");
    CHECK(school.text("SELECT recipient FROM mails WHERE kind = 'opened'") == "anna@example.org");
    CHECK(school.text("SELECT state FROM mails WHERE kind = 'opened'") == "planned");
    set_status(school, yoga, "draft");
    set_status(school, yoga, "published");
    CHECK(told(school) == 1);
    const auto link = school.stranger().get("/api/session/links/" +
                                            token_in_mail(school, "anna@example.org"));
    CHECK(link.at("/products/0/in_preparation") == "false");
  });
}

TEST_CASE("a promise that is made again is kept again") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga", {"Breathing"}, "draft");
    give(school, school.anna, yoga);
    set_status(school, yoga, "published");
    set_status(school, yoga, "draft");
    school.clock.advance(std::chrono::hours(1));
    give(school, school.anna, yoga);
    set_status(school, yoga, "published");
    CHECK(told(school) == 2);
  });
}

TEST_CASE("nobody is told of an opening who was not promised it or holds the course no more") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga", {"Breathing"}, "draft");
    const auto anna = give(school, school.anna, yoga);
    give(school, school.boris, yoga, ", 'mails': {'activation': 'none', 'access': 'none'}");
    school.sam.post("/api/grants/" + anna.at("/grant") + "/revocation");
    set_status(school, yoga, "published");
    CHECK(told(school) == 0);
    CHECK(school.count("SELECT COUNT(*) FROM opening_promises") == 0);
    give(school, school.boris, yoga);
    set_status(school, yoga, "draft");
    set_status(school, yoga, "published");
    CHECK(told(school) == 0);
  });
}

TEST_CASE("the mail about an opening waits while the school holds its mails, and spares a bounce") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga", {"Breathing"}, "draft");
    give(school, school.anna, yoga);
    give(school, school.boris, yoga);
    school.run_sql("UPDATE school SET mails = 'hold'");
    school.run_sql("UPDATE contacts SET mail_state = 'bounced' WHERE email = 'boris@example.org'");
    set_status(school, yoga, "published");
    CHECK(school.text("SELECT state FROM mails WHERE kind = 'opened' "
                      "AND recipient = 'anna@example.org'") == "held");
    CHECK(school.text("SELECT why FROM mails WHERE kind = 'opened' "
                      "AND recipient = 'boris@example.org'") == "address_bounced");
  });
}

TEST_CASE("the mail about an opening speaks the language of its reader") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga", {"Breathing"}, "draft");
    school.run_sql("UPDATE contacts SET language = 'fr' WHERE email = 'anna@example.org'");
    school.run_sql("UPDATE contacts SET language = 'uk' WHERE email = 'boris@example.org'");
    give(school, school.anna, yoga);
    give(school, school.boris, yoga);
    set_status(school, yoga, "published");
    const auto body = [&](const std::string& address) {
      return school.text("SELECT body_text FROM mails WHERE kind = 'opened' AND recipient = '" +
                         address + "'");
    };
    CHECK(body("anna@example.org").find("«\u00A0Yoga\u00A0» est prêt") != std::string::npos);
    CHECK(body("anna@example.org").find("Ouvrir le cours\u00A0:\n") != std::string::npos);
    CHECK(body("boris@example.org").find("курс «Yoga» готовий") != std::string::npos);
  });
}

TEST_CASE("the page of the link in the mail knows that the course is in preparation") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga", {"Breathing"}, "draft");
    give(school, school.anna, yoga);
    const std::string token = token_in_mail(school, "anna@example.org");
    const auto link = school.stranger().get("/api/session/links/" + token);
    CHECK(link.said() == "200");
    CHECK(link.at("/usable") == "true");
    CHECK(link.size("/products") == 1);
    CHECK(link.at("/products/0/title") == "Yoga");
    CHECK(link.at("/products/0/id") == yoga.id);
    CHECK(link.at("/products/0/in_preparation") == "true");
    school.stranger().post("/api/session", json("{'link': '$1'}", {token}));
    const auto used = school.stranger().get("/api/session/links/" + token);
    CHECK(used.at("/usable") == "false");
    CHECK(used.size("/products") == 0);
  });
}

TEST_CASE("a rehearsal tells the subject of the mail that then leaves") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto tea = school.a_course("Tea", {"Leaves"}, "draft");
    const auto check = [&](const std::string& target, const std::string& body) {
      const auto rehearsed = school.oscar.post(target + "?dry_run=true", json(body));
      CHECK(school.oscar.post(target, json(body)).said() == "201");
      school.run_jobs();
      CHECK(rehearsed.at("/effects/mails/0/subject") ==
            school.text("SELECT subject FROM mails WHERE id = (SELECT MAX(id) FROM mails)"));
    };
    const std::string anna = "/api/contacts/" + school.anna.id() + "/grants";
    check(anna, "{'product': '" + yoga.id + "', 'full': true}");
    check(anna, "{'product': '" + tea.id + "', 'full': true}");
    check(anna, "{'product': '" + yoga.id +
                    "', 'full': true, 'start_at': '2026-02-01T09:00:00Z'}");
    check("/api/products/" + yoga.id + "/members",
          "{'contact': {'email': 'marie@example.org', 'language': 'fr'}, 'full': true}");
    const auto words = school.olga.post(
        "/api/mail-templates",
        json("{'title': 'Ours', 'kind': 'access', 'texts': {'en': {'subject': "
             "'{{product.title}} for {{contact.first_name}}', 'body': 'Come in'}}}"));
    check("/api/contacts/" + school.boris.id() + "/grants",
          "{'product': '" + yoga.id + "', 'full': true, 'mails': {'activation': 'none', "
          "'access': {'template': '" + words.at("/id") + "'}}}");
    CHECK(school.text("SELECT subject FROM mails WHERE recipient = 'boris@example.org'") ==
          "Yoga for Boris");
  });
}

TEST_CASE("own words can say how many lessons there are, opened later or not") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto words = school.olga.post(
        "/api/mail-templates",
        json("{'title': 'Ours', 'kind': 'access', 'texts': {'en': {'subject': "
             "'{{access.lessons_available}} lessons', 'body': 'Come in'}}}"));
    const auto given = school.sam.post(
        "/api/contacts/" + school.anna.id() + "/orders",
        json("{'lines': [{'product': '$1', 'policy': {'scope': {'type': 'selected', "
             "'lessons': ['$2', '$3']}, 'schedule': {'type': 'custom', "
             "'fallback': 'immediate', 'lessons': {'$2': {'open': {'type': 'after', "
             "'days': 9, 'time': '10:00'}}}}}}], "
             "'mails': {'activation': 'none', 'access': {'template': '$4'}}}",
             {yoga.id, yoga.lessons[0], yoga.lessons[1], words.at("/id")}));
    CHECK(given.said() == "201");
    school.run_jobs();
    CHECK(school.text("SELECT subject FROM mails") == "2 lessons");
  });
}

TEST_CASE("the address of the school in a mail is the one that the transaction sees") {
  for (const db::Engine engine : testing::engines()) {
    const testing::FreshDatabase database(engine, app::migrations());
    testing::FakeClock clock;
    base::SystemRandom random;
    app::Core core({.database = database.url()}, clock, random);
    core.db().write([&](db::Transaction& tx) {
      school::School founded;
      founded.name = "Stoa Poikile";
      founded.currency = base::Currency::EUR;
      school::found(tx, founded, base::Actor::system());
      const auto url = [&] { return core.office().setting(school::school_of(tx)).url; };
      CHECK(url() == "http://127.0.0.1:8080");
      tx.run("UPDATE school SET public_url = $1", std::string("https://new.example"));
      CHECK(url() == "https://new.example");
    });
  }
}

}  // namespace notices
