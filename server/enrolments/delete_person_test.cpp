// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "enrolments/delete_person.h"
#include "enrolments/person_rows.h"
#include "testing/school.h"
#include "testing/snapshot.h"

// Somebody is deleted, with what they have or had, and comes back as if nothing had been.

namespace enrolments {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;

/// Anna has a course, a tag, a note, a finished lesson and a mail.
struct Anna {
  explicit Anna(TestSchool& in, const std::string& more = "")
      : school(in), yoga(school.a_course("Yoga")), card("/api/contacts/" + school.anna.id()) {
    given = school.oscar.post(card + "/grants",
                              json("{'product': '$1', 'full': true $2}", {yoga.id, more}));
    school.oscar.post(card + "/notes", json("{'body': 'Likes mornings'}"));
    school.oscar.patch(card, school.oscar.get(card).at("/version"),
                       json("{'tags': ['spring'], 'phone': '+33612345678'}"));
    school.anna.post("/api/me/lessons/" + yoga.lessons[0] + "/completion");
    school.run_jobs();
    school.changed_rows();
  }

  Answer remove(const std::string& query = "?revoke=true") { return school.olga.del(card + query); }
  Answer bring_back(const Answer& deleted) {
    return school.olga.post("/api/journal/" + deleted.at("/undo") + "/undo");
  }

  TestSchool& school;
  TestCourse yoga;
  std::string card;
  Answer given;
};

const std::string paid = json(", 'paid': {'amount': {'amount': 4900, 'currency': 'EUR'}}");

/// What a deletion and its undo leave apart: the journal, and how often rows were written.
testing::Snapshot people_rows(TestSchool& school) {
  return school.core.db().read([](db::Reader& reader) {
    auto all = testing::snapshot_of(reader);
    testing::Snapshot rows;
    for (const std::string& table : tables_of_people()) rows[table] = all[table];
    return rows;
  });
}

}  // namespace

TEST_CASE("a rehearsed deletion says what is lost and changes nothing") {
  on_both_engines_school([](TestSchool& school) {
    Anna anna(school);
    const auto rehearsed = anna.remove("?revoke=true&dry_run=true");
    CHECK(rehearsed.said() == "200");
    CHECK(rehearsed.at("/fate") == "deleted");
    CHECK(rehearsed.at("/products/0/product/title") == "Yoga");
    CHECK(rehearsed.at("/products/0/act") == "revoked");
    CHECK(rehearsed.size("/products/0/closed") == 3);
    CHECK(rehearsed.at("/orders") == "1");
    CHECK(rehearsed.at("/notes") == "1");
    CHECK(rehearsed.at("/mails") == "1");
    CHECK(rehearsed.at("/lessons_done") == "1");
    CHECK(rehearsed.at("/undo_until") == "2026-01-19T12:00:00Z");
    CHECK(rehearsed.at("/undo") == "null");
    CHECK(school.changed_rows() == "");
    CHECK(anna.remove("").said() == "409 contact.has_access");
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("a person without payments goes with all they left, in one step") {
  on_both_engines_school([](TestSchool& school) {
    Anna anna(school);
    CHECK(anna.remove().said() == "200");
    CHECK(school.olga.get(anna.card).said() == "404 contact.not_found");
    CHECK(school.olga.get("/api/orders").at("/total") == "0");
    CHECK(school.olga.get("/api/contacts?search=anna").at("/total") == "0");
    CHECK(school.anna.get("/api/me").status == 401);
    CHECK(school.olga.get("/api/products/" + anna.yoga.id + "/members").at("/total") == "0");
    const auto rows = people_rows(school);
    for (const auto& [table, left] : rows) {
      // Offers have policies too.
      if (table == "contacts" || table == "policies") continue;
      CHECK_MESSAGE(left.empty(), table);
    }
    CHECK(rows.at("contacts").size() == 1);
    CHECK(school.count("SELECT COUNT(*) FROM policies") ==
          school.count("SELECT COUNT(*) FROM offer_lines"));
    CHECK(school.olga.post("/api/contacts", json("{'email': 'anna@example.org'}")).said() ==
          "201");
  });
}

TEST_CASE("the undo of a deletion brings back the same person with everything they had") {
  on_both_engines_school([](TestSchool& school) {
    for (const std::string& more : {std::string(), paid}) {
      Anna anna(school, more);
      const auto before = people_rows(school);
      const auto deleted = anna.remove();
      CHECK(testing::difference(before, people_rows(school)) != "");
      CHECK(anna.bring_back(deleted).said() == "204");
      CHECK(testing::difference(before, people_rows(school)) == "");
      CHECK(school.oscar.get(anna.card).at("/tags/0") == "spring");
      CHECK(anna.bring_back(deleted).said() == "409 undo.done_already");
      school.anna = school.signed_in_anew(school.anna);
      const auto lesson = school.anna.get("/api/me/lessons/" + anna.yoga.lessons[0]);
      CHECK(lesson.at("/outcome") == "open");
      CHECK(lesson.at("/done") == "true");
      school.run_sql("UPDATE grants SET revoked_at = start_at");
    }
  });
}

TEST_CASE("where money was recorded the orders stay, of somebody without a name") {
  on_both_engines_school([](TestSchool& school) {
    Anna anna(school, paid);
    const auto deleted = anna.remove();
    CHECK(deleted.at("/fate") == "anonymised");
    CHECK(deleted.at("/payments") == "1");
    const auto order = school.olga.get("/api/orders/" + anna.given.at("/order/id"));
    CHECK(order.said() == "200");
    CHECK(order.at("/contact/deleted") == "true");
    CHECK(order.at("/contact/name") == "");
    CHECK(order.at("/contact/email") == "null");
    CHECK(order.size("/payments") == 1);
    CHECK(order.at("/lines/0/grant/state") == "revoked");
    CHECK(school.olga.get("/api/orders").at("/items/0/contact/deleted") == "true");
    CHECK(school.olga.get("/api/reports/revenue").at("/items/0/counted/amount") == "4900");
    CHECK(school.olga.get("/api/contacts?search=anna").at("/total") == "0");
    CHECK(school.olga.get("/api/contacts").at("/total") == "1");
    CHECK(school.olga.get(anna.card).said() == "404 contact.not_found");
    CHECK(school.olga.get("/api/products/" + anna.yoga.id + "/members").at("/total") == "0");
    CHECK(school.count("SELECT COUNT(*) FROM contacts WHERE erased_at IS NOT NULL "
                       "AND email IS NULL AND phone IS NULL AND first_name = ''") == 1);
    CHECK(school.count("SELECT COUNT(*) FROM notes") == 0);
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 0);
    CHECK(school.count("SELECT COUNT(*) FROM progress") == 0);
  });
}

TEST_CASE("of somebody without a name no words stay with the access they had") {
  on_both_engines_school([](TestSchool& school) {
    Anna anna(school, paid);
    const std::string why = json("'reason': 'Anna is in hospital'");
    const std::string order = "/api/orders/" + anna.given.at("/order/id");
    const auto line = school.sam.get(order).at("/lines/0/id");
    CHECK(school.sam
              .patch(order, "1",
                     json("{'lines': [{'id': '$1', 'individual': true}], 'comment': 'Anna', $2}",
                          {line, why}))
              .said() == "200");
    CHECK(school.sam
              .post("/api/grants/" + anna.given.at("/grant") + "/freezes",
                    json("{'days': 5, $1}", {why}), {{"if-match", "\"1\""}})
              .said() == "200");
    const auto edited = school.olga.get("/api/journal?action=order.changed").at("/items/0/id");
    const std::string words =
        "SELECT (SELECT COUNT(*) FROM policies WHERE pins LIKE '%hospital%') + "
        "(SELECT COUNT(*) FROM freezes WHERE reason <> '') + "
        "(SELECT COUNT(*) FROM orders WHERE comment <> '')";
    const auto before = people_rows(school);
    CHECK(school.count(words) == 3);
    const auto deleted = anna.remove();
    CHECK(school.count(words) == 0);
    CHECK(school.count("SELECT COUNT(*) FROM policies WHERE pins LIKE '%Sam%'") == 1);
    CHECK(school.olga.post("/api/journal/" + edited + "/undo").said() ==
          "409 undo.newer_change");
    CHECK(anna.bring_back(deleted).said() == "204");
    CHECK(testing::difference(before, people_rows(school)) == "");
  });
}

TEST_CASE("whoever may erase but not give access or record payments deletes only who has neither") {
  on_both_engines_school([](TestSchool& school) {
    Anna anna(school, paid);
    auto vera = school.member("Vera", staff::Role::Curator);
    const auto rights = [&](const std::string& names) {
      school.run_sql("UPDATE staff SET extra_rights = '" + json(names) + "' WHERE name = 'Vera'");
    };
    rights("['erase_contacts', 'view_contacts']");
    school.changed_rows();
    CHECK(vera.del(anna.card + "?revoke=true").said() == "403 forbidden");
    rights("['erase_contacts', 'give_access', 'view_contacts']");
    school.changed_rows();
    CHECK(vera.del(anna.card + "?revoke=true").said() == "403 payment.not_yours");
    CHECK(school.changed_rows() == "");
    CHECK(vera.del("/api/contacts/" + school.boris.id()).said() == "200");
  });
}

TEST_CASE("after two weeks nothing is left to bring back, not even in the journal") {
  on_both_engines_school([](TestSchool& school) {
    Anna anna(school);
    const auto deleted = anna.remove();
    const auto sweep = [&] {
      return school.core.db().write([](db::Transaction& tx) { return erase_deleted(tx, 10); });
    };
    school.clock.advance(std::chrono::days(14) - std::chrono::seconds(1));
    CHECK(sweep() == 0);
    school.clock.advance(std::chrono::seconds(1));
    CHECK(sweep() == 1);
    CHECK(anna.bring_back(deleted).said() == "409 undo.too_late");
    CHECK(school.count("SELECT COUNT(*) FROM deleted_people") == 0);
    CHECK(school.count("SELECT COUNT(*) FROM journal_details WHERE payload LIKE '%anna@%'") == 0);
    school.core.db().write([](db::Transaction& tx) { return journal::seal(tx, 1000); });
    const auto problems = school.core.db().read(&journal::check_chain);
    CHECK(problems.empty());
  });
}

TEST_CASE("nobody is brought back onto an address that somebody else has by now") {
  on_both_engines_school([](TestSchool& school) {
    Anna anna(school);
    const auto deleted = anna.remove();
    const auto other = school.olga.post("/api/contacts", json("{'email': 'anna@example.org'}"));
    const auto refused = anna.bring_back(deleted);
    CHECK(refused.said() == "409 contact.exists");
    CHECK(refused.at("/existing") == other.at("/id"));
    CHECK(school.olga.get(anna.card).said() == "404 contact.not_found");
  });
}

TEST_CASE("what was given to a deleted person is not taken back behind the deletion") {
  on_both_engines_school([](TestSchool& school) {
    Anna anna(school);
    const auto deleted = anna.remove();
    const auto refused =
        school.olga.post("/api/journal/" + anna.given.at("/undo") + "/undo");
    CHECK(refused.said() == "409 undo.newer_change");
    CHECK(refused.at("/existing") == deleted.at("/undo"));
  });
}

TEST_CASE("every table that names a contact is known to the deletion") {
  // Facts that stay or end by themselves: the chain of the journal, ways in, the bin itself, and
  // the rows of acts on many, which hold numbers only.
  const std::vector<std::string> apart{"journal", "sessions", "login_codes", "deleted_people",
                                       "batch_rows"};
  TestSchool school(db::Engine::Sqlite);
  const auto known = tables_of_people();
  const auto tables = school.core.db().read([](db::Reader& reader) {
    return reader.all<std::string>(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND c.name = 'contact_id'");
  });
  CHECK(tables.size() > 10);
  for (const std::string& table : tables) {
    const bool is_known = std::ranges::find(known, table) != known.end() ||
                          std::ranges::find(apart, table) != apart.end();
    CHECK_MESSAGE(is_known, table);
  }
}

}  // namespace enrolments
