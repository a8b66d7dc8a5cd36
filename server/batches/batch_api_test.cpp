// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "batches/batch_story_test.h"
#include "staff/role.h"

namespace batches {
namespace {

using testing::json;
using testing::on_both_engines_school;
using testing::Visitor;

std::string said(Visitor& who, const std::string& act, const std::string& selection) {
  return who
      .post("/api/batches", json("{'act': " + act + ", 'selection': " + selection + "}"))
      .said();
}

std::string refused_code(Crowd& crowd, const Answer& batch) {
  return crowd.row(batch, "?verdict=refused").at("/items/0/code");
}

}  // namespace

TEST_CASE("what would be wrong for everybody is refused at once, and nothing is begun") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 1);
    school.sam.get("/api/batches");
    school.changed_rows();
    auto& sam = school.sam;
    const std::string all = crowd.ticked();
    CHECK(sam.post("/api/batches").said() == "422 invalid /act required");
    CHECK(said(sam, "{}", all) == "422 invalid /act batch.one_act");
    CHECK(said(sam, "{'revoke': {}, 'unfreeze': {}}", all) == "422 invalid /act batch.one_act");
    CHECK(said(sam, "{'extend': {}}", all) == "422 invalid /act/extend/days length.one_of");
    CHECK(said(sam, "{'set_end': {}}", all) == "422 invalid /act/set_end/until required");
    CHECK(said(sam, "{'tag': {'names': []}}", all) == "422 invalid /act/tag/names required");
    CHECK(said(sam, "{'give': {'full': true}}", all) ==
          "422 invalid /act/give/product required");
    CHECK(said(sam, "{'give': {'offer': 'off_0000000000001'}}", all) ==
          "422 invalid /act/give/offer offer.unknown");
    CHECK(said(sam, "{'revoke': {}}", "{}") == "422 invalid /selection batch.one_selection");
    CHECK(said(sam, "{'revoke': {}}", "{'people': {'search': 'nobody at all'}}") ==
          "422 invalid /selection batch.nobody");
    CHECK(said(sam, "{'revoke': {}}", "{'contacts': []}") ==
          "422 invalid /selection batch.nobody");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("each act needs its right, and so does looking at what was done") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 1);
    auto mona = school.member("Mona", staff::Role::Curator);
    school.run_sql("UPDATE staff SET extra_rights = '[\"edit_contacts\"]' WHERE name = 'Mona'");
    const std::string all = crowd.ticked();
    CHECK(said(mona, "{'tag': {'names': ['vip']}}", all) == "201");
    CHECK(said(mona, "{'revoke': {}}", all) == "403 forbidden");
    CHECK(said(mona, "{'access_mail': {}}", all) == "403 forbidden");
    // A filter would tell who there is to somebody who may not see contacts.
    CHECK(said(mona, "{'tag': {'names': ['vip']}}", "{'people': {}}") == "403 forbidden");
    CHECK(said(mona, "{'tag': {'names': ['vip']}}", "{'orders': {}}") == "403 forbidden");
    CHECK(said(school.clara, "{'tag': {'names': ['vip']}}", all) == "403 forbidden");
    const auto batch = crowd.rehearsed("{'revoke': {}}", all);
    const std::string path = "/api/batches/" + batch.at("/id");
    CHECK(mona.get(path).at("/can") == "[]");
    CHECK(mona.get(path + "/rows").said() == "403 forbidden");
    CHECK(mona.get(path + "/report.csv").said() == "403 forbidden");
    const http::Fields seen{{"if-match", "\"" + batch.at("/version") + "\""}};
    CHECK(mona.post(path + "/run", "", seen).said() == "403 forbidden");
    CHECK(mona.post(path + "/undo").said() == "403 forbidden");
    CHECK(mona.post(path + "/cancellation").said() == "403 forbidden");
    CHECK(school.clara.get(path).said() == "403 forbidden");
  });
}

TEST_CASE("who joins the filter after it was frozen is not of them") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 3);
    const auto batch =
        crowd.rehearsed("{'tag': {'names': ['vip']}}", "{'people': {'search': 'example.org', "
                                                       "'product': '" + crowd.yoga.id + "'}}");
    CHECK(batch.at("/selection_kind") == "people");
    CHECK(batch.at("/people") == "3");
    school.sam.post("/api/contacts/" + school.anna.id() + "/grants",
                    json("{'product': '$1', 'full': true}", {crowd.yoga.id}));
    CHECK(Crowd::counts(crowd.run(batch)) == "3 done");
    CHECK(school.count("SELECT COUNT(*) FROM contact_tags") == 3);
  });
}

TEST_CASE("of a person the living accesses are meant; who has none is told of once") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 3);
    CHECK(crowd.change(0, "end", "{'until': '2026-01-04'}").status != 200);
    CHECK(crowd.change(0, "end", "{'until': '2026-01-05'}").said() == "200");
    CHECK(crowd.change(1, "end", "{'until': '2026-01-05'}").said() == "200");
    school.clock.advance(std::chrono::days(2));
    school.sam.post("/api/contacts/" + crowd.people[0] + "/grants",
                    json("{'product': '$1', 'offer': '$2'}", {crowd.yoga.id, crowd.year}));
    const auto batch = crowd.rehearsed("{'extend': {'days': 3}}", crowd.ticked());
    CHECK(Crowd::counts(batch) == "2 will, 1 refused");
    CHECK(refused_code(crowd, batch) == "access.none");
    CHECK(crowd.row(batch, "?verdict=refused").at("/items/0/grant") == "null");
    // Whoever names the course means the access that has ended, too.
    const auto named = crowd.rehearsed("{'extend': {'days': 3}}", crowd.ticked(),
                                       ", 'of': {'product': '" + crowd.yoga.id + "'}");
    CHECK(Crowd::counts(named) == "3 will");
    const auto ended = crowd.rehearsed(
        "{'extend': {'days': 3}}",
        "{'members': {'product': '" + crowd.yoga.id + "', 'state': 'ended'}}");
    CHECK(Crowd::counts(ended) == "1 will");
    CHECK(Crowd::counts(crowd.rehearsed("{'extend': {'days': 3}}", crowd.members())) ==
          "2 will, 1 refused");
  });
}

TEST_CASE("accesses and orders that were ticked are those that are meant") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 3);
    const auto grants = crowd.rehearsed(
        "{'extend': {'days': 3}}",
        "{'grants': ['" + crowd.grants[0] + "', '" + crowd.grants[2] + "']}");
    CHECK(Crowd::counts(grants) == "2 will");
    CHECK(crowd.row(grants).at("/items/0/grant") == crowd.grants[2]);
    CHECK(crowd.row(grants).at("/items/0/offer") == "Month");
    CHECK(crowd.row(grants).at("/items/0/product") == "Yoga");
    const std::string order =
        school.sam.get("/api/grants/" + crowd.grants[1]).at("/order/id");
    const auto orders = crowd.rehearsed("{'revoke': {}}", "{'order_ids': ['" + order + "']}");
    CHECK(Crowd::counts(orders) == "1 will");
    CHECK(crowd.row(orders).at("/items/0/grant") == crowd.grants[1]);
    CHECK(crowd.row(orders).at("/items/0/closed") == "3");
    const auto tags = crowd.rehearsed("{'tag': {'names': ['vip']}}",
                                      "{'orders': {'offer': '" + crowd.month + "'}}");
    CHECK(Crowd::counts(tags) == "3 will");
    CHECK(crowd.row(tags).at("/items/0/grant") == "null");
  });
}

TEST_CASE("another course is refused row by row, and the rehearsal sums up what it foresees") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 2);
    const auto tango = school.a_course("Tango");
    const auto plan = crowd.rehearsed("{'change_plan': {'offer': '" + tango.full_access + "'}}",
                                      crowd.members());
    CHECK(Crowd::counts(plan) == "2 refused");
    CHECK(refused_code(crowd, plan) == "plan.other_product");
    CHECK(plan.at("/can") == json("['rename']"));
    const auto gift = crowd.rehearsed("{'give': {'offer': '" + tango.full_access + "'}}",
                                      crowd.ticked());
    CHECK(gift.at("/lessons/opened") == "6");
    CHECK(gift.at("/mails/count") != "0");
    CHECK(school.count("SELECT COUNT(*) FROM grants") == 2);
  });
}

TEST_CASE("it is run as it was seen, once, and renamed when no job works on it") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 1);
    const auto made = school.sam.post(
        "/api/batches", json("{'act': {'revoke': {}}, 'selection': " + crowd.ticked() + "}"));
    CHECK(made.at("/state") == "rehearsing");
    CHECK(made.at("/name") == "revoke");
    CHECK(made.at("/can") == json("['cancel']"));
    const std::string path = "/api/batches/" + made.at("/id");
    const auto headers = [](const std::string& version) {
      return http::Fields{{"if-match", "\"" + version + "\""}};
    };
    CHECK(school.sam.post(path + "/run", "", headers(made.at("/version"))).said() ==
          "409 batch.not_rehearsed");
    CHECK(school.sam.patch(path, made.at("/version"), json("{'name': 'x'}")).said() ==
          "409 batch.not_now");
    school.run_jobs();
    CHECK(school.sam.post(path + "/run", "", headers(made.at("/version"))).said() ==
          "412 stale");
    const auto seen = school.sam.get(path);
    const auto renamed =
        school.sam.patch(path, seen.at("/version"), json("{'name': 'End of term'}"));
    CHECK(renamed.at("/name") == "End of term");
    CHECK(school.sam.post(path + "/run", "", headers(seen.at("/version"))).said() ==
          "412 stale");
    const auto started = school.sam.post(path + "/run", "", headers(renamed.at("/version")));
    CHECK(started.at("/state") == "running");
    const auto awaited = school.oscar.get("/api/jobs?awaited=true");
    CHECK(awaited.at("/items/0/batch") == made.at("/id"));
    school.run_jobs();
    CHECK(school.sam.post(path + "/run", "", headers(crowd.page(made.at("/id")).at("/version")))
              .said() == "409 batch.not_rehearsed");
    CHECK(school.sam.get("/api/batches").at("/items/0/name") == "End of term");
    CHECK(school.sam.get("/api/batches?state=rehearsed").at("/total") == "0");
  });
}

TEST_CASE("a rehearsal that is cancelled has judged nobody and can be looked at") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 1);
    const auto made = school.sam.post(
        "/api/batches", json("{'act': {'revoke': {}}, 'selection': " + crowd.ticked() + "}"));
    const std::string path = "/api/batches/" + made.at("/id");
    CHECK(school.sam.post(path + "/cancellation").at("/state") == "cancelled");
    school.run_jobs();
    CHECK(Crowd::counts(crowd.page(made.at("/id"))) == "1 waits");
    CHECK(school.sam.post(path + "/cancellation").said() == "409 batch.not_running");
  });
}

TEST_CASE("the report tells every row in the words of whoever reads it") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 2);
    school.run_sql("UPDATE contacts SET first_name = '=1+1' WHERE first_name = 'P0'");
    CHECK(crowd.change(1, "revocation", "{}").said() == "200");
    const auto batch = crowd.rehearsed(
        "{'extend': {'days': 3}}",
        "{'grants': ['" + crowd.grants[0] + "', '" + crowd.grants[1] + "']}");
    const std::string path = "/api/batches/" + batch.at("/id") + "/report.csv";
    const auto report = school.sam.get(path);
    CHECK(report.header("Content-Type") == "text/csv; charset=utf-8");
    CHECK(report.body.contains("Result"));
    CHECK(report.body.contains("'=1+1,"));
    CHECK(report.body.contains("refused,"));
    CHECK_FALSE(report.body.contains("grant.revoked"));
    // Addresses leave the school with those who may take contacts out of it.
    CHECK_FALSE(report.body.contains("p0@example.org"));
    CHECK(school.oscar.get(path).body.contains("p0@example.org"));
    school.run_sql("UPDATE staff SET language = 'uk' WHERE name = 'Sam'");
    CHECK(school.sam.get(path).body.contains("Результат"));
  });
}

TEST_CASE("rows are found by verdict and by name, page after page") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 5);
    const auto batch = crowd.rehearsed("{'extend': {'days': 3}}", crowd.members());
    const auto first = crowd.row(batch, "?limit=2");
    CHECK(first.at("/total") == "5");
    CHECK(first.at("/items/0/contact/name") == "P4");
    CHECK(first.at("/items/0/until_before") == "2026-02-04T12:00:00Z");
    CHECK(first.at("/items/0/until_after") == "2026-02-07T12:00:00Z");
    const auto next = crowd.row(batch, "?limit=2&cursor=" + first.at("/next_cursor"));
    CHECK(next.at("/items/0/contact/name") == "P2");
    CHECK(crowd.row(batch, "?limit=2&offset=4").size("/items") == 1);
    CHECK(crowd.row(batch, "?search=p3").at("/total") == "1");
    CHECK(crowd.row(batch, "?verdict=refused").at("/total") == "0");
  });
}

}  // namespace batches
