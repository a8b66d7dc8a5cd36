// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "net/smtp.h"
#include "notices/office.h"
#include "testing/mail_server.h"
#include "testing/school.h"

namespace notices {
namespace {

using namespace std::chrono_literals;
using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

/// Anna is given a course, so that a mail to her is made.
void give_course(TestSchool& school, const std::string& title = "Stoicism") {
  const auto course = school.a_course(title);
  const auto given = school.olga.post(
      "/api/contacts/" + school.anna.id() + "/grants",
      json("{'product': '$1', 'offer': '$2'}", {course.id, course.full_access}));
  REQUIRE(given.status == 201);
  school.run_jobs();
}

void set_mails(TestSchool& school, const std::string& mails) {
  const auto version = school.olga.get("/api/school").at("/version");
  const auto change = json("{'mails': '$1'}", {mails});
  REQUIRE(school.olga.patch("/api/school", version, change).status == 200);
}

std::string newest(TestSchool& school) { return school.olga.get("/api/mails").at("/items/0/id"); }

TEST_CASE("a mail that was made is listed with its person, and its secret is dotted out") {
  on_both_engines_school([](TestSchool& school) {
    give_course(school);
    const auto list = school.sam.get("/api/mails");
    CHECK(list.at("/total") == "1");
    CHECK(list.at("/items/0/contact/name") == "Anna");
    CHECK(list.at("/items/0/recipient") == "anna@example.org");
    CHECK(list.at("/items/0/state") == "planned");
    const auto card = school.sam.get("/api/mails/" + newest(school));
    CHECK(card.at("/text").find("••••••••") != std::string::npos);
    CHECK(card.at("/html").find("Stoicism") != std::string::npos);
    CHECK(school.sam.get("/api/contacts/" + school.anna.id() + "/mails").at("/total") == "1");
    CHECK(school.sam.get("/api/contacts/" + school.boris.id() + "/mails").at("/total") == "0");
  });
}

TEST_CASE("mails are searched by state, person and words") {
  on_both_engines_school([](TestSchool& school) {
    give_course(school);
    const auto total = [&](const std::string& query) {
      return school.olga.get("/api/mails?" + query).at("/total");
    };
    CHECK(total("state=planned") == "1");
    CHECK(total("state=held") == "0");
    CHECK(total("search=STOICISM") == "1");
    CHECK(total("search=nobody") == "0");
    CHECK(total("contact=" + school.anna.id()) == "1");
    CHECK(school.olga.get("/api/mails?state=lost").said() == "422 invalid /state enum.unknown");
  });
}

TEST_CASE("held mails are released or thrown away, and the journal knows who did it") {
  on_both_engines_school([](TestSchool& school) {
    set_mails(school, "hold");
    give_course(school, "One");
    give_course(school, "Two");
    const std::string two = newest(school);
    CHECK(school.olga.get("/api/mails?state=held").at("/total") == "2");
    const auto one = json("{'ids': ['$1']}", {two});
    CHECK(school.oscar.post("/api/mails/discard", one).at("/mails") == "1");
    CHECK(school.olga.get("/api/mails/" + two).at("/state") == "discarded");
    CHECK(school.oscar.post("/api/mails/release", json("{'all': true}")).at("/mails") == "1");
    CHECK(school.olga.get("/api/mails?state=planned").at("/total") == "1");
    CHECK(school.count("SELECT COUNT(*) FROM journal WHERE action IN "
                       "('mails.released', 'mails.discarded')") == 2);
  });
}

TEST_CASE("nothing is picked by saying nothing") {
  on_both_engines_school([](TestSchool& school) {
    CHECK(school.olga.post("/api/mails/release", "{}").said() == "422 invalid /ids required");
    CHECK(school.olga.post("/api/mails/discard", json("{'all': false, 'ids': []}")).said() ==
          "422 invalid /ids required");
  });
}

TEST_CASE("a mail to a mistyped address goes again to the corrected one") {
  on_both_engines_school([](TestSchool& school) {
    give_course(school);
    const std::string mail = "/api/mails/" + newest(school);
    CHECK(school.olga.post(mail + "/resend").said() == "409 mail.waits");
    school.run_sql("UPDATE mails SET state = 'failed'");
    const auto card = school.olga.get("/api/contacts/" + school.anna.id());
    REQUIRE(school.olga.patch("/api/contacts/" + school.anna.id(), card.at("/version"),
                              json("{'email': 'anna@right.example'}")).status == 200);
    const auto again = school.olga.post(mail + "/resend");
    CHECK(again.status == 201);
    CHECK(again.at("/recipient") == "anna@right.example");
    CHECK(again.at("/state") == "planned");
    CHECK(school.count("SELECT COUNT(*) FROM journal WHERE action = 'mail.resent'") == 1);
  });
}

TEST_CASE("a mail whose secret is forgotten cannot go again") {
  on_both_engines_school([](TestSchool& school) {
    give_course(school);
    school.run_sql("UPDATE mails SET state = 'sent', secrets = NULL");
    CHECK(school.olga.post("/api/mails/" + newest(school) + "/resend").said() ==
          "409 mail.secret_gone");
  });
}

TEST_CASE("mails are not for everybody's eyes or hands") {
  on_both_engines_school([](TestSchool& school) {
    CHECK(school.nobody.get("/api/mails").status == 401);
    CHECK(school.anna.get("/api/mails").status == 403);
    CHECK(school.clara.post("/api/mails/release", json("{'all': true}")).status == 403);
    CHECK(school.sam.post("/api/school/test-mail").status == 403);
  });
}

TEST_CASE("own words are kept when they can be read, and changed by their version") {
  on_both_engines_school([](TestSchool& school) {
    const auto draft = [](const std::string& body) {
      return json("{'title': 'Ours', 'kind': 'access', 'texts': {'fr': {'subject': 'S', "
                  "'body': '$1'}}}",
                  {body});
    };
    CHECK(school.olga.post("/api/mail-templates", draft("{{auth.code}}")).said() ==
          "422 invalid /texts/fr/body template.unknown_name");
    const auto made = school.olga.post("/api/mail-templates", draft("{{product.title}}"));
    CHECK(made.status == 201);
    const std::string path = "/api/mail-templates/" + made.at("/id");
    CHECK(school.olga.patch(path, "1", json("{'title': 'Yours'}")).at("/version") == "2");
    CHECK(school.olga.patch(path, "1", json("{'title': 'Late'}")).status == 412);
    CHECK(school.olga.get("/api/mail-templates").at("/items/0/title") == "Yours");
    CHECK(school.clara.post("/api/mail-templates", draft("x")).status == 403);
  });
}

TEST_CASE("own words are previewed with an example before anybody gets them") {
  on_both_engines_school([](TestSchool& school) {
    const auto seen = school.olga.post(
        "/api/mail-templates/preview",
        json("{'kind': 'access', 'language': 'fr', 'words': {'subject': '{{product.title}}', "
             "'body': 'Bonjour {{contact.first_name}} <b>'}}"));
    CHECK(seen.status == 200);
    CHECK(seen.at("/subject") == "Dessin d’après nature");
    CHECK(seen.at("/text").starts_with("Bonjour Anna <b>"));
    CHECK(seen.at("/html").find("Anna &lt;b&gt;") != std::string::npos);
    CHECK(school.olga.get("/api/mail-templates/placeholders?kind=activation").at("/total") == "10");
  });
}

struct WithServer {
  explicit WithServer(TestSchool& school) : office(school.core.office()) {
    office.connect = [this] {
      return std::make_unique<net::SmtpTransport>(net::SmtpSettings{
          .host = "127.0.0.1", .port = server.port(), .security = net::SmtpSecurity::Off});
    };
    office.sender = [](db::Reader&) {
      return mail::Sender{.address = *Email::parse("school@stoa.test"),
                          .name = "Stoa",
                          .reply_to = {}};
    };
    school.core.services().parts.add(office);
  }
  testing::MailServer server;
  Office office;
};

TEST_CASE("a test mail goes to whoever asks, and the server's own answer comes back") {
  on_both_engines_school([](TestSchool& school) {
    WithServer with(school);
    const auto sent = school.olga.post("/api/school/test-mail");
    CHECK(sent.at("/sent") == "true");
    CHECK(sent.at("/answer") == "250 2.0.0 kept as 1");
    REQUIRE(with.server.taken().size() == 1);
    CHECK(with.server.taken().front().recipients.front() == sent.at("/to"));
    with.server.set_mode("policy");
    const auto refused = school.olga.post("/api/school/test-mail", json("{'to': 'x@stoa.test'}"));
    CHECK(refused.status == 200);
    CHECK(refused.at("/sent") == "false");
    CHECK(refused.at("/answer") == "550 5.7.1 <x@stoa.test>: relaying denied");
    CHECK(school.olga.get("/api/mails").at("/items/0/why") == "refused");
    CHECK(school.olga.get("/api/mails").at("/items/1/state") == "sent");
  });
}

TEST_CASE("without a mail server a test mail says so") {
  on_both_engines_school([](TestSchool& school) {
    CHECK(school.olga.post("/api/school/test-mail").said() == "409 mail.no_server");
  });
}

TEST_CASE("only where mails are looked at instead of sent may the owner see their secrets") {
  on_both_engines_school([](TestSchool& school) {
    give_course(school);
    Office office = school.core.office();
    office.preview = true;
    school.core.services().parts.add(office);
    const std::string path = "/api/mails/" + newest(school);
    CHECK(school.olga.get(path).at("/text").find("/learn/link?token=") != std::string::npos);
    CHECK(school.olga.get(path).at("/text").find("••••••••") == std::string::npos);
    CHECK(school.sam.get(path).at("/text").find("••••••••") != std::string::npos);
  });
}

}  // namespace
}  // namespace notices
