// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "base/fault.h"
#include "batches/batch_story_test.h"

// Each act on many: what the rehearsal said is what happens, and its undo leaves every answer as it
// was before.

namespace batches {
namespace {

using testing::json;
using testing::on_both_engines_school;

struct Deed {
  std::string act;
  std::string expected;
};

/// `$1` the longer offer, `$2` the course.
const std::vector<Deed>& deeds() {
  static const std::vector<Deed> all{
      {"{'extend': {'days': 10}}", "6 done"},
      {"{'extend': {'months': 1}}", "6 done"},
      {"{'set_end': {'until': '2026-01-20'}}", "6 done"},
      {"{'set_end': {'until': null}}", "6 done"},
      {"{'freeze': {'days': 25}}", "6 done"},
      {"{'freeze': {'days': 5, 'from': '2026-01-22'}}", "6 done"},
      {"{'revoke': {}}", "6 done"},
      {"{'change_plan': {'offer': '$1'}}", "6 done"},
      {"{'give': {'offer': '$1'}}", "6 done"},
      {"{'give': {'product': '$2', 'full': true}}", "6 done"},
  };
  return all;
}

}  // namespace

TEST_CASE("whatever is done to many as it was rehearsed is undone without a trace in any answer") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 6);
    for (const Deed& deed : deeds()) {
      CAPTURE(deed.act);
      const Digests before = digests(school);
      const auto batch =
          crowd.rehearsed(json(deed.act, {crowd.year, crowd.yoga.id}), crowd.members());
      CHECK(Crowd::counts(batch) == "6 will");
      CHECK(digests(school) == before);
      const auto done = crowd.run(batch);
      CHECK(done.at("/state") == "done");
      CHECK(Crowd::counts(done) == deed.expected);
      CHECK(digests(school) != before);
      const auto undone = crowd.undo(done);
      CHECK(undone.at("/state") == "undone");
      CHECK(Crowd::counts(undone) == "6 undone");
      CHECK(digests(school) == before);
      school.clock.advance(std::chrono::hours(1));
    }
  });
}

TEST_CASE("an undo that left the acts standing would be noticed") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 3);
    const Digests before = digests(school);
    const auto done = crowd.run(crowd.rehearsed("{'freeze': {'days': 25}}", crowd.members()));
    base::set_controls("batch_undo");
    const auto undone = crowd.undo(done);
    base::set_controls("");
    CHECK(Crowd::counts(undone) == "3 undone");
    CHECK(digests(school) != before);
  });
}

TEST_CASE("freezes of many are ended together, and begin again where that is undone") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 3);
    CHECK(crowd.change(0, "freezes", "{'days': 20}").said() == "200");
    CHECK(crowd.change(1, "freezes", "{'days': 20}").said() == "200");
    school.clock.advance(std::chrono::hours(30));
    const Digests frozen = digests(school);
    const auto batch = crowd.rehearsed("{'unfreeze': {}}", crowd.ticked());
    CHECK(Crowd::counts(batch) == "2 will, 1 already");
    CHECK(crowd.row(batch, "?verdict=already").at("/items/0/code") == "grant.not_frozen");
    const auto done = crowd.run(batch);
    CHECK(digests(school) != frozen);
    CHECK(Crowd::counts(crowd.undo(done)) == "1 already, 2 undone");
    CHECK(digests(school) == frozen);
  });
}

TEST_CASE("orders that differ follow their offer again, all at once and back") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 3);
    const auto grant = school.sam.get("/api/grants/" + crowd.grants[1]);
    const std::string order = "/api/orders/" + grant.at("/order/id");
    const auto view = school.sam.get(order);
    const auto changed = school.sam.patch(
        order, view.at("/version"),
        json("{'lines': [{'id': '$1', 'period': {'type': 'days', 'count': 90}}]}",
             {view.at("/lines/0/id")}));
    CHECK(changed.said() == "200");
    const Digests individual = digests(school);
    const auto batch = crowd.rehearsed(
        "{'back_to_offer': {}}", "{'orders': {'offer': '" + crowd.month + "'}}");
    CHECK(Crowd::counts(batch) == "1 will, 2 already");
    CHECK(Crowd::counts(crowd.rehearsed("{'back_to_offer': {}}",
                                        "{'orders': {'individual': true}}")) == "1 will");
    const auto done = crowd.run(batch);
    CHECK(digests(school) != individual);
    CHECK(Crowd::counts(crowd.undo(done)) == "2 already, 1 undone");
    CHECK(digests(school) == individual);
  });
}

TEST_CASE("tags are put on many and taken off; undo leaves those that were there before") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 3);
    const auto tags_of = [&](std::size_t person) {
      return school.sam.get("/api/contacts/" + crowd.people[person]).at("/tags");
    };
    const auto first = crowd.run(crowd.rehearsed("{'tag': {'names': ['vip']}}",
                                                 "{'contacts': ['" + crowd.people[0] + "']}"));
    CHECK(Crowd::counts(first) == "1 done");
    const auto batch = crowd.rehearsed("{'tag': {'names': ['VIP', 'spring']}}", crowd.ticked());
    const auto done = crowd.run(batch);
    CHECK(tags_of(0) == json("['spring','vip']"));
    CHECK(Crowd::counts(crowd.rehearsed("{'tag': {'names': ['spring']}}", crowd.ticked())) ==
          "3 already");
    CHECK(Crowd::counts(crowd.undo(done)) == "3 undone");
    CHECK(tags_of(0) == json("['vip']"));
    CHECK(tags_of(1) == "[]");
    const auto off = crowd.run(crowd.rehearsed("{'untag': {'names': ['vip']}}", crowd.ticked()));
    CHECK(Crowd::counts(off) == "2 already, 1 done");
    CHECK(tags_of(0) == "[]");
    CHECK(Crowd::counts(crowd.undo(off)) == "2 already, 1 undone");
    CHECK(tags_of(0) == json("['vip']"));
  });
}

TEST_CASE("who holds something is written to once, and nothing of that is taken back") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 2);
    const auto eva = school.student("eva@example.org", "Eva");
    crowd.people.push_back(eva.id());
    const auto batch = crowd.rehearsed("{'access_mail': {}}", crowd.ticked());
    CHECK(Crowd::counts(batch) == "2 will, 1 refused");
    CHECK(batch.at("/mails/count") == "2");
    CHECK(crowd.row(batch, "?verdict=refused").at("/items/0/code") == "access.none");
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 0);
    const auto done = crowd.run(batch);
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 2);
    CHECK(done.at("/can") == json("['rename']"));
    CHECK(school.sam.post("/api/batches/" + done.at("/id") + "/undo").said() ==
          "409 batch.not_now");
  });
}

TEST_CASE("who has what is given already gets no more of it, unless that is asked for") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 2);
    const std::string give = "'offer': '" + crowd.month + "'";
    const auto batch = crowd.rehearsed("{'give': {" + give + "}}", crowd.ticked());
    CHECK(Crowd::counts(batch) == "2 already");
    CHECK(crowd.row(batch).at("/items/0/code") == "offer.same_active");
    const auto again = crowd.run(crowd.rehearsed(
        "{'give': {" + give + ", 'same_offer': 'extend'}}", crowd.ticked()));
    CHECK(Crowd::counts(again) == "2 done");
    CHECK(crowd.end_of(0) == "2026-03-06T12:00:00Z");
  });
}

}  // namespace batches
