// SPDX-License-Identifier: Apache-2.0
#include "invariants/check.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "files/files.h"
#include "files/upload.h"
#include "journal/journal.h"
#include "testing/school.h"

namespace invariants {
namespace {

using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

void seal(TestSchool& school) {
  school.core.db().write([](db::Transaction& tx) { journal::seal(tx, 10'000); });
}

/// Anna paid for one course; Boris was given another by mistake, then in earnest, and lost it.
void fill(TestSchool& school) {
  const auto yoga = school.a_course("Yoga");
  const auto drawing = school.a_course("Drawing");
  const auto grants = [](const testing::Visitor& who) {
    return "/api/contacts/" + who.id() + "/grants";
  };
  CHECK(school.oscar
            .post(grants(school.anna),
                  json("{'product': '$1', 'full': true, "
                       "'paid': {'amount': {'amount': 4900, 'currency': 'EUR'}}}",
                       {yoga.id}))
            .said() == "201");
  const auto give = [&] {
    return school.sam.post(grants(school.boris),
                           json("{'product': '$1', 'full': true}", {drawing.id}));
  };
  const auto by_mistake = give();
  CHECK(school.sam.post("/api/journal/" + by_mistake.at("/undo") + "/undo").status < 300);
  const auto given = give();
  CHECK(school.sam.post("/api/grants/" + given.at("/grant") + "/revocation").status < 300);
  seal(school);
}

std::vector<Outcome> outcomes(TestSchool& school, Served served = Served::No) {
  return check_all(school.core.db(), school.core.services().data_folder, served);
}

/// `I4 I8`: the invariants that do not hold.
std::string failing(TestSchool& school, Served served = Served::No) {
  std::string numbers;
  for (const Outcome& outcome : outcomes(school, served)) {
    if (!outcome.holds()) numbers += (numbers.empty() ? "" : " ") + outcome.number;
  }
  return numbers;
}

struct Damage {
  std::string_view number;
  std::string_view sql;
};

// Each as if somebody had meddled with the tables behind our back.
constexpr Damage damages[] = {
    {"I1", "UPDATE orders SET state = 'waiting' WHERE id IN (SELECT order_id FROM payments)"},
    {"I2", "INSERT INTO counters (name, value) VALUES ('order', 1) "
           "ON CONFLICT (name) DO UPDATE SET value = 1"},
    {"I2", "INSERT INTO orders (id, number, contact_id, state, door, activation_mail, "
           "access_mail, comment, created_at, version) SELECT 5, 5, MIN(id), 'cancelled', "
           "'offer', '{}', '{}', '', 1, 1 FROM contacts"},
    {"I4", "UPDATE grants SET created_at = created_at + 1"},
    {"I4", "UPDATE grants SET contact_id = (SELECT MAX(id) FROM contacts) "
           "WHERE withdrawn_at IS NULL"},
    {"I4", "UPDATE grants SET order_line_id = order_line_id + 1000000 "
           "WHERE withdrawn_at IS NOT NULL"},
    {"I4", "UPDATE grants SET end_at = start_at + 1000"},
    {"I4", "INSERT INTO freezes (id, grant_id, started_at, planned_days, reason, created_at) "
           "SELECT n.id, MIN(g.id), 1000, 1, '', 1 FROM grants g "
           "CROSS JOIN (SELECT 1 AS id UNION SELECT 2) n GROUP BY n.id"},
    {"I6", "UPDATE jobs SET state = 'running', leased_until = NULL"},
    {"I6", "UPDATE jobs SET state = 'done', unique_key = NULL, finished_at = NULL"},
    {"I7", "INSERT INTO files (id, name, type, size, state, purpose, received, uploaded_by, "
           "created_at) VALUES (7, 'a.png', 'image/png', 3, 'ready', 'image', 3, 1, 1)"},
    {"I8", "UPDATE journal SET actor_id = 99 WHERE sequence = 3"},
    {"I8", "UPDATE journal_details SET payload = '{}' WHERE journal_id = "
           "(SELECT id FROM journal WHERE action = 'access.given' ORDER BY id LIMIT 1)"},
    {"I8", "UPDATE journal SET sequence = sequence + 100 WHERE sequence > 3"},
    {"I13", "UPDATE contacts SET blocked_at = 1 WHERE email = 'anna@example.org'"},
    {"I13", "UPDATE staff SET disabled_at = 1 WHERE role = 'curator'"},
    {"I15", "UPDATE contacts SET email = 'Anna@Example.org' WHERE email = 'anna@example.org'"},
    {"I16", "UPDATE staff SET role = 'support' WHERE role = 'owner'"},
    {"I17", "UPDATE contacts SET search = 'somebody else'"},
    {"I17", "UPDATE offers SET title = 'Another'"},
    {"I18", "INSERT INTO idempotency_keys (actor, key, route, body_sha256, status, headers, "
            "answer, at) SELECT 'system', 'k', 'POST /x', token_hash, 200, '[]', '', "
            "9000000000000 FROM sessions LIMIT 1"},
    {"I19", "UPDATE policies SET period = '{'"},
    {"I19", "UPDATE policies SET pins = '{'"},
    {"I19", "UPDATE policies SET pins = '{\"scope\":{\"by\":\"Sam\","
            "\"at\":\"2026-01-05T12:00:00Z\",\"reason\":\"\"}}'"},
    {"I20", "INSERT INTO lesson_overrides (id, contact_id, product_id, lesson_id, kind, at, "
            "reason) SELECT 1, (SELECT MIN(id) FROM contacts), (SELECT MAX(id) FROM products), "
            "MIN(l.id), 'open', 1000, '' FROM lessons l"},
    {"I20", "UPDATE lessons SET product_id = (SELECT MAX(id) FROM products) WHERE product_id = "
            "(SELECT MIN(id) FROM products)"},
};

}  // namespace

TEST_CASE("in a school where people were given and lost access, everything holds") {
  on_both_engines_school([](TestSchool& school) {
    fill(school);
    school.run_jobs();
    CHECK(failing(school, Served::Yes) == "");
    school.clock.advance(std::chrono::hours(2));
    CHECK(failing(school, Served::Yes) == "");
  });
}

TEST_CASE("a row that is broken behind our back fails exactly the invariant it breaks") {
  for (const Damage& damage : damages) {
    on_both_engines_school([&](TestSchool& school) {
      CAPTURE(std::string(damage.sql));
      fill(school);
      school.run_sql(damage.sql);
      CHECK(failing(school) == damage.number);
    });
  }
}

TEST_CASE("what an order pins beside its offer says whose doing it was") {
  on_both_engines_school([](TestSchool& school) {
    fill(school);
    const auto music = school.a_course("Music");
    const auto given = school.sam.post("/api/offers/" + music.full_access + "/buyers",
                                       json("{'contact': '$1'}", {school.anna.id()}));
    const std::string order = "/api/orders/" + given.at("/order/id");
    const auto line = school.sam.get(order).at("/lines/0/id");
    CHECK(school.sam
              .patch(order, "1", json("{'lines': [{'id': '$1', 'individual': true}]}", {line}))
              .said() == "200");
    seal(school);
    CHECK(failing(school) == "");
    school.run_sql("UPDATE policies SET pins = '{}'");
    CHECK(failing(school) == "I19");
  });
}

TEST_CASE("a line says what was looked at, and names what is broken by ids only") {
  on_both_engines_school([](TestSchool& school) {
    fill(school);
    const auto line_of = [&](std::string_view number) {
      std::vector<std::string> lines;
      for (const Outcome& outcome : outcomes(school)) {
        if (outcome.number == number) lines = outcome.lines();
      }
      return lines;
    };
    CHECK(line_of("I15").at(0) == "I15 one contact per address: ok (6 rows)");
    school.run_sql("UPDATE contacts SET search = 'x' WHERE email = 'anna@example.org'");
    const auto lines = line_of("I17");
    CHECK(lines.at(0).starts_with("I17 search columns: 1 broken ("));
    CHECK(lines.at(1) == "  " + school.anna.id() + ": is not found by what it is called");
    CHECK(lines.size() == 2);
  });
}

TEST_CASE("many broken rows are counted, and the first of them named") {
  Findings findings;
  for (int i = 0; i < 50; ++i) findings.broken(std::to_string(i), "why");
  findings.looked_at(60);
  const Outcome outcome{"I0", "rows", findings};
  const auto lines = outcome.lines();
  CHECK(lines.front() == "I0 rows: 50 broken (60 rows)");
  CHECK(lines.back() == "  and 30 more");
  CHECK(lines.size() == 22);
}

TEST_CASE("a journal row that a server leaves unsealed is found after a minute") {
  on_both_engines_school([](TestSchool& school) {
    fill(school);
    CHECK(school.oscar.post("/api/contacts", json("{'email': 'm@example.org'}")).status == 201);
    CHECK(failing(school, Served::Yes) == "");
    school.clock.advance(std::chrono::seconds(61));
    CHECK(failing(school, Served::Yes) == "I8");
    CHECK(failing(school, Served::No) == "");
  });
}

TEST_CASE("a lease that is over is found where somebody should free it") {
  on_both_engines_school([](TestSchool& school) {
    fill(school);
    school.run_sql("UPDATE jobs SET state = 'running', leased_until = 1000");
    CHECK(failing(school, Served::No) == "");
    CHECK(failing(school, Served::Yes) == "I6");
  });
}

TEST_CASE("an upload that was given up is found when nobody sweeps it") {
  on_both_engines_school([](TestSchool& school) {
    fill(school);
    const auto begun = school.olga.post(
        "/api/uploads", json("{'name': 'a.pdf', 'type': 'application/pdf', 'size': 10, "
                             "'purpose': 'file'}"));
    CHECK(begun.said() == "201");
    seal(school);
    school.clock.advance(std::chrono::days(8));
    CHECK(failing(school, Served::Yes) == "");
    school.clock.advance(std::chrono::seconds(1));
    CHECK(failing(school, Served::Yes) == "I7");
    CHECK(failing(school, Served::No) == "");
    auto& files = school.core.services().parts.get<files::Files>();
    files::forget_abandoned(school.core.db(), files.store());
    CHECK(failing(school, Served::Yes) == "");
  });
}

TEST_CASE("whoever moves to another address leaves no code and no link behind") {
  on_both_engines_school([](TestSchool& school) {
    fill(school);
    CHECK(school.anna.elsewhere()
              .post("/api/session/codes", json("{'email': 'anna@example.org'}"))
              .status < 300);
    school.run_jobs();
    const std::string live =
        "SELECT COUNT(*) FROM login_codes WHERE email = 'anna@example.org' "
        "AND used_at IS NULL AND expires_at > " +
        std::to_string(school.clock.now().milliseconds());
    CHECK(school.count(live) > 0);
    const std::string contact = "/api/contacts/" + school.anna.id();
    const auto version = school.oscar.get(contact).at("/version");
    CHECK(school.oscar.patch(contact, version, json("{'email': 'anna@new.example'}")).status ==
          200);
    CHECK(school.count(live) == 0);
    seal(school);
    CHECK(failing(school) == "");
  });
}

TEST_CASE("a member who is disabled leaves no session and no link behind") {
  on_both_engines_school([](TestSchool& school) {
    fill(school);
    school.run_sql(
        "INSERT INTO staff_links (id, staff_id, purpose, token_hash, expires_at, created_at) "
        "SELECT 1, id, 'invitation', (SELECT token_hash FROM sessions ORDER BY id LIMIT 1), "
        "9000000000000, 1 FROM staff WHERE role = 'curator'");
    const std::string clara = "/api/team/" + school.clara.id();
    const auto done = school.olga.patch(clara, "1", json("{'disabled': true}"));
    CHECK(done.said() == "200");
    seal(school);
    CHECK(failing(school) == "");
  });
}

TEST_CASE("an act on many whose counts are not those of its rows is named") {
  on_both_engines_school([](TestSchool& school) {
    fill(school);
    const auto batch = school.sam.post(
        "/api/batches", json("{'act': {'tag': {'names': ['vip']}}, "
                             "'selection': {'contacts': ['$1', '$2']}}",
                             {school.anna.id(), school.boris.id()}));
    school.run_jobs();
    seal(school);
    CHECK(failing(school) == "");
    for (const std::string damage :
         {"UPDATE batch_rows SET verdict = 'refused' WHERE position = 1",
          "DELETE FROM batch_rows WHERE position = 2",
          "UPDATE batch_rows SET verdict = 'done'"}) {
      CAPTURE(damage);
      school.run_sql(damage);
      CHECK(failing(school) == "I21");
    }
  });
}

}  // namespace invariants
