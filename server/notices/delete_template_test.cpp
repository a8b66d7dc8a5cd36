// SPDX-License-Identifier: Apache-2.0
#include "notices/delete_template.h"

#include <doctest/doctest.h>

#include "testing/school.h"

namespace notices {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;

/// Own words for the mail about an access, wanted by nobody yet.
struct Words {
  explicit Words(TestSchool& in)
      : school(in),
        yoga(in.a_course("Yoga")),
        id(in.olga
               .post("/api/mail-templates",
                     json("{'title': 'Ours', 'kind': 'access', 'texts': {'en': {'subject': "
                          "'Our words', 'body': 'Come in'}}}"))
               .at("/id")),
        path("/api/mail-templates/" + id) {}

  /// An offer that wants them.
  std::string offer(const std::string& title) {
    return school.an_offer(title, json("[{'product': '$1', 'policy': {}}]", {yoga.id}),
                           ", \"mails\": " + choice());
  }
  std::string choice() const {
    return json("{'activation': 'none', 'access': {'template': '$1'}}", {id});
  }
  /// An order that waits for its payment and will lead to them.
  Answer waiting_order() {
    return school.sam.post(
        "/api/contacts/" + school.anna.id() + "/orders",
        json("{'lines': [{'product': '$1', 'policy': {}}], 'payment_required': true, "
             "'price': {'amount': 4900, 'currency': 'EUR'}, 'mails': ",
             {yoga.id}) +
            choice() + "}");
  }

  TestSchool& school;
  TestCourse yoga;
  std::string id;
  std::string path;
};

}  // namespace

TEST_CASE("own words that nobody wants go, and the journal keeps what they said") {
  on_both_engines_school([](TestSchool& school) {
    Words words(school);
    CHECK(school.olga.del(words.path + "?dry_run=true").at("/offers") == "0");
    CHECK(school.olga.get("/api/mail-templates").at("/total") == "1");
    CHECK(school.olga.del(words.path).said() == "200");
    CHECK(school.olga.get("/api/mail-templates").at("/total") == "0");
    const auto entry = school.olga.get("/api/journal?action=mail_template.deleted");
    CHECK(entry.at("/items/0/details/before/texts/en/subject") == "Our words");
    CHECK(school.olga.del(words.path).status == 404);
  });
}

TEST_CASE("words in use stay, and the refusal says where they are wanted") {
  on_both_engines_school([](TestSchool& school) {
    Words words(school);
    const auto offer = words.offer("Spring");
    CHECK(words.waiting_order().status == 201);
    school.changed_rows();
    const auto refused = school.olga.del(words.path);
    CHECK(refused.said() == "409 template.in_use");
    CHECK(refused.at("/existing") == offer);
    CHECK(refused.at("/detail") ==
          "“Spring”, offers: 1, orders that wait for a payment: 1");
    const auto foreseen = school.olga.del(words.path + "?dry_run=true");
    CHECK(foreseen.at("/offer_titles/0/title") == "Spring");
    CHECK(foreseen.at("/orders") == "1");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("in the same act whoever wanted the words gets the standard mail") {
  on_both_engines_school([](TestSchool& school) {
    Words words(school);
    const auto offer = words.offer("Spring");
    const auto waiting = words.waiting_order();
    CHECK(school.olga.del(words.path + "?instead=standard").said() == "200");
    const auto changed = school.olga.get("/api/offers/" + offer);
    CHECK(changed.at("/mails/access") == "standard");
    CHECK(changed.at("/mails/activation") == "none");
    CHECK(changed.at("/version") == "2");
    CHECK(school.count("SELECT COUNT(*) FROM journal WHERE action = 'offer.changed'") == 1);
    CHECK(school.oscar
              .post("/api/orders/" + waiting.at("/order/id") + "/payments",
                    json("{'amount': {'amount': 4900, 'currency': 'EUR'}}"))
              .status == 201);
    school.run_jobs();
    CHECK(school.text("SELECT subject FROM mails") != "Our words");
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 1);
  });
}

TEST_CASE("control: words that stay are the ones that leave when the order is paid") {
  on_both_engines_school([](TestSchool& school) {
    Words words(school);
    const auto waiting = words.waiting_order();
    CHECK(school.olga.del(words.path).said() == "409 template.in_use");
    school.oscar.post("/api/orders/" + waiting.at("/order/id") + "/payments",
                      json("{'amount': {'amount': 4900, 'currency': 'EUR'}}"));
    school.run_jobs();
    CHECK(school.text("SELECT subject FROM mails") == "Our words");
  });
}

TEST_CASE("a mail on its way when its words are deleted leaves in the standard ones") {
  on_both_engines_school([](TestSchool& school) {
    Words words(school);
    school.sam.post("/api/contacts/" + school.anna.id() + "/grants",
                    json("{'product': '$1', 'full': true, 'mails': ", {words.yoga.id}) +
                        words.choice() + "}");
    CHECK(school.olga.del(words.path).said() == "200");
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 1);
    CHECK(school.text("SELECT subject FROM mails") != "Our words");
  });
}

TEST_CASE("whoever may not edit offers switches none, and who may not see them reads no names") {
  on_both_engines_school([](TestSchool& school) {
    Words words(school);
    words.offer("Spring");
    school.run_sql("UPDATE staff SET extra_rights = '[\"edit_mails\"]' WHERE name = 'Clara'");
    auto clara = school.signed_in_anew(school.clara);
    school.changed_rows();
    const auto refused = clara.del(words.path);
    CHECK(refused.said() == "409 template.in_use");
    CHECK(refused.body.find("Spring") == std::string::npos);
    CHECK(clara.del(words.path + "?instead=standard").said() ==
          "403 template.offers_not_yours");
    CHECK(school.sam.del(words.path).said() == "403 forbidden");
    CHECK(school.changed_rows() == "");
  });
}

}  // namespace notices
