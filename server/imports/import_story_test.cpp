// SPDX-License-Identifier: Apache-2.0
#include "imports/import_story_test.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

#include "describe/describe.h"
#include "fmt/core.h"

namespace imports {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

std::string pasted_table(std::string_view text) {
  std::string table(text);
  std::ranges::replace(table, ',', '\t');
  return table;
}

Answer begun(TestSchool& school, const std::string& pasted, const std::string& more) {
  const std::string text = describe::to_json(describe::Text<0, 1'000'000>{pasted});
  return school.oscar.post("/api/imports", "{\"pasted\": " + text + json(more) + "}");
}

Answer mapped(TestSchool& school, const Answer& import, const std::string& more) {
  const std::string body =
      "{\"columns\": " + import.at("/mapping/columns") + json(more) + "}";
  return school.oscar.put("/api/imports/" + import.at("/id") + "/mapping", import.at("/version"),
                          body);
}

std::string imported(TestSchool& school, const std::string& pasted, const std::string& more) {
  const auto import = mapped(school, begun(school, pasted), more);
  if (import.status != 200) throw std::runtime_error("a mapping: " + import.said());
  const auto run = school.oscar.post("/api/imports/" + import.at("/id") + "/run");
  if (run.status != 201) throw std::runtime_error("a run: " + run.said());
  school.run_jobs();
  return import.at("/id");
}

Answer page_of(TestSchool& school, const std::string& id) {
  return school.oscar.get("/api/imports/" + id);
}

std::string counts_of(const Answer& import) {
  const auto count = [&](const char* name) {
    return import.at(std::string("/counts/") + name);
  };
  return fmt::format("{} rows, {} created, {} matched, {} questions, {} skipped, {} access",
                     count("rows"), count("create"), count("match"), count("question"),
                     count("skip"), count("access"));
}

std::string state_of_people(TestSchool& school) {
  struct Query {
    const char* sql;
    int columns;
  };
  const Query queries[] = {
      {"SELECT email, first_name, last_name, COALESCE(phone, ''), COALESCE(language, ''), fields, "
       "CASE WHEN marketing_consent_at IS NULL THEN '' ELSE 'agreed' END, "
       "CASE WHEN marketing_refused_at IS NULL THEN '' ELSE 'refused' END "
       "FROM contacts ORDER BY email", 8},
      {"SELECT c.email, t.name FROM contact_tags x JOIN contacts c ON c.id = x.contact_id "
       "JOIN tags t ON t.id = x.tag_id ORDER BY c.email, t.folded", 2},
      {"SELECT c.email, n.body FROM notes n JOIN contacts c ON c.id = n.contact_id "
       "ORDER BY c.email, n.id", 2},
      {"SELECT c.email, CAST(g.product_id AS TEXT), CAST(g.start_at AS TEXT), "
       "COALESCE(CAST(g.end_at AS TEXT), '') FROM grants g "
       "JOIN contacts c ON c.id = g.contact_id WHERE g.withdrawn_at IS NULL ORDER BY g.id", 4},
      {"SELECT c.email, CAST(o.number AS TEXT) FROM orders o "
       "JOIN contacts c ON c.id = o.contact_id WHERE o.withdrawn_at IS NULL ORDER BY o.number",
       2},
  };
  std::string state;
  school.core.db().read([&](db::Reader& reader) {
    for (const Query& query : queries) {
      reader.each(query.sql, [&](const db::Row& row) {
        for (int i = 0; i < query.columns; ++i) state += std::string(row.text(i)) + "|";
        state += "\n";
      });
    }
  });
  return state;
}

std::string uploaded(TestSchool& school, const std::string& name, const std::string& bytes) {
  const auto upload = school.oscar.post(
      "/api/uploads", json("{'name': '$1', 'type': '', 'size': $2, 'purpose': 'file'}",
                           {name, std::to_string(bytes.size())}));
  const auto id = upload.at("/id");
  const auto piece = school.oscar.send("PATCH", "/api/uploads/" + id + "?offset=0", bytes,
                                       {{"content-type", "application/octet-stream"}});
  if (piece.status != 200) throw std::runtime_error("an upload: " + piece.said());
  return id;
}

TEST_CASE("of a hundred rows, three bad and two twice, ninety-five people are made (B22-1)") {
  on_both_engines_school([](TestSchool& school) {
    std::string people = "E-mail,First name\n";
    for (int i = 0; i < 95; ++i) people += fmt::format("p{}@example.org,P{}\n", i, i);
    people += "not an address,Bad\n,Nobody\nx@,Bad\nP1@Example.org,P1\np2@example.org ,P2\n";
    const auto before = school.count("SELECT COUNT(*) FROM contacts");
    const auto id = imported(school, pasted_table(people));
    const auto import = page_of(school, id);
    CHECK(import.at("/state") == "done");
    CHECK(counts_of(import) ==
          "100 rows, 95 created, 0 matched, 0 questions, 5 skipped, 0 access");
    CHECK(school.count("SELECT COUNT(*) FROM contacts") == before + 95);
    const auto skipped = school.oscar.get("/api/imports/" + id + "/rows?verdict=skip");
    CHECK(skipped.at("/total") == "5");
    CHECK(skipped.at("/items/0/remarks/0/code") == "email.invalid");
    CHECK(skipped.at("/items/1/remarks/0/code") == "email.missing");
    CHECK(skipped.at("/items/3/remarks/0/code") == "duplicate_in_file");
  });
}

TEST_CASE("a known person keeps what is there and gets what is missing (B22-2)") {
  on_both_engines_school([](TestSchool& school) {
    school.run_sql("UPDATE contacts SET phone = '+33612345678' WHERE email = 'anna@example.org'");
    const auto id = imported(
        school, pasted_table("Email,First name,Last name,Phone\nANNA@example.org,Anna,Arendt,"
                             "06 99 99 99 99\n"));
    CHECK(counts_of(page_of(school, id)) ==
          "1 rows, 0 created, 1 matched, 0 questions, 0 skipped, 0 access");
    const auto anna = school.olga.get("/api/contacts/" + school.anna.id());
    CHECK(anna.at("/last_name") == "Arendt");
    CHECK(anna.at("/phone") == "+33612345678");
  });
}

TEST_CASE("each column has its own rule for what known people have already") {
  on_both_engines_school([](TestSchool& school) {
    school.run_sql("UPDATE contacts SET phone = '+33612345678' WHERE email = 'anna@example.org'");
    const auto import = begun(
        school, pasted_table("Email,Last name,Phone\nanna@example.org,Arendt,06 99 99 99 99\n"));
    const auto ready = school.oscar.put(
        "/api/imports/" + import.at("/id") + "/mapping", import.at("/version"),
        json("{'columns': [{'index': 0, 'target': 'email'}, {'index': 1, 'target': 'last_name', "
             "'rule': 'never_overwrite'}, {'index': 2, 'target': 'phone', 'rule': 'overwrite'}]}"));
    CHECK(ready.said() == "200");
    CHECK(school.oscar.post("/api/imports/" + import.at("/id") + "/run").said() == "201");
    school.run_jobs();
    const auto anna = school.olga.get("/api/contacts/" + school.anna.id());
    CHECK(anna.at("/last_name").empty());
    CHECK(anna.at("/phone") == "+33699999999");
  });
}

TEST_CASE("access without mails writes to nobody until it is asked for (B22-3)") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto id = imported(school, "marie@example.org, luc@example.org",
                             ", 'access': {'offer': '" + yoga.full_access + "'}");
    CHECK(counts_of(page_of(school, id)) ==
          "2 rows, 2 created, 0 matched, 0 questions, 0 skipped, 2 access");
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 0);
    CHECK(school.count("SELECT COUNT(*) FROM grants WHERE door = 'import'") == 2);
    for (int i = 0; i < 2; ++i) {
      CHECK(school.oscar.post("/api/imports/" + id + "/mails").said() == "201");
      school.run_jobs();
      CHECK(school.count("SELECT COUNT(DISTINCT recipient) FROM mails") == 2);
    }
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 2);
  });
}

TEST_CASE("with mails asked for, everybody who was given access is written to") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    imported(school, "marie@example.org",
             ", 'access': {'offer': '" + yoga.full_access +
                 "'}, 'mails': {'activation': 'standard', 'access': 'standard'}");
    CHECK(school.count("SELECT COUNT(*) FROM mails WHERE recipient = 'marie@example.org'") == 1);
  });
}

TEST_CASE("the same file twice changes nothing (B22-4)") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const std::string file = pasted_table(
        "Email,First name,Phone,Tags,Notes,Consent,Access end\n"
        "marie@example.org,Marie,0612345678,vip; new,Met at the fair,yes,2026-12-31\n"
        "anna@example.org,Anna,0612345679,vip,,no,\n");
    const std::string access = ", 'tag': 'autumn', 'access': {'offer': '" + yoga.full_access + "'}";
    imported(school, file, access);
    const std::string state = state_of_people(school);
    school.clock.advance(std::chrono::hours(1));
    const auto again = page_of(school, imported(school, file, access));
    CHECK(counts_of(again) ==
          "2 rows, 0 created, 2 matched, 0 questions, 0 skipped, 0 access");
    CHECK(again.at("/counts/updated") == "0");
    CHECK(state_of_people(school) == state);
  });
}

TEST_CASE("several rows of one person with different offers are one person with several accesses") {
  on_both_engines_school([](TestSchool& school) {
    school.a_course("Yoga");
    school.a_course("Drawing");
    const auto id = imported(school,
                             pasted_table("Email,Course,Phone\nmarie@example.org,yoga,\n"
                                          "Marie@example.org,DRAWING,0612345678\n"
                                          "marie@example.org,Chess,\n"),
                             ", 'access': {'by_column': true}");
    CHECK(counts_of(page_of(school, id)) ==
          "3 rows, 1 created, 1 matched, 0 questions, 1 skipped, 2 access");
    CHECK(school.count("SELECT COUNT(*) FROM grants g JOIN contacts c ON c.id = g.contact_id "
                       "WHERE c.email = 'marie@example.org'") == 2);
    CHECK(school.text("SELECT phone FROM contacts WHERE email = 'marie@example.org'") ==
          "+33612345678");
    CHECK(page_of(school, id).at("/counts/codes/product.unknown") == "1");
  });
}

TEST_CASE("of several values the file has for one person the last one counts") {
  on_both_engines_school([](TestSchool& school) {
    imported(school, pasted_table("Email,Phone\nmarie@example.org,0612345678\n"
                                  "anna@example.org,0611111111\nmarie@example.org,0687654321\n"
                                  "anna@example.org,0622222222\n"));
    CHECK(school.text("SELECT phone FROM contacts WHERE email = 'marie@example.org'") ==
          "+33687654321");
    CHECK(school.text("SELECT phone FROM contacts WHERE email = 'anna@example.org'") ==
          "+33622222222");
  });
}

TEST_CASE("the same address with another first name is a question, and never a silent merge") {
  on_both_engines_school([](TestSchool& school) {
    const std::string state = state_of_people(school);
    const auto id = imported(
        school, pasted_table("Email,First name,Last name\nanna@example.org,Marie,Curie\n"));
    CHECK(counts_of(page_of(school, id)) ==
          "1 rows, 0 created, 0 matched, 1 questions, 0 skipped, 0 access");
    CHECK(state_of_people(school) == state);
    const auto answered = mapped(school, page_of(school, id),
                                 ", 'answers': {'rows': [{'line': 2, 'answer': 'same_person'}]}");
    CHECK(answered.said() == "200");
    CHECK(school.oscar.post("/api/imports/" + id + "/run").said() == "201");
    school.run_jobs();
    CHECK(counts_of(page_of(school, id)) ==
          "1 rows, 0 created, 1 matched, 0 questions, 0 skipped, 0 access");
    const auto anna = school.olga.get("/api/contacts/" + school.anna.id());
    CHECK(anna.at("/first_name") == "Anna");
    CHECK(anna.at("/last_name") == "Curie");
  });
}

TEST_CASE("access begins and ends on the days of the file, and its payments are recorded") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto id = imported(
        school,
        "Email;Access start;Access end;Paid amount;Paid on\n"
        "marie@example.org;25/12/2025;31/03/2026;49,90 €;15/12/2025\n"
        "luc@example.org;soon;;;\nleo@example.org;;;1 000;05/06/2030\n"
        "eve@example.org;02/02/2026;01/02/2026;;\n",
        ", 'access': {'offer': '" + yoga.full_access + "'}");
    const auto import = page_of(school, id);
    CHECK(counts_of(import) ==
          "4 rows, 1 created, 0 matched, 0 questions, 3 skipped, 1 access");
    CHECK(import.at("/counts/codes/date.invalid") == "1");
    CHECK(import.at("/counts/codes/date.in_the_future") == "1");
    CHECK(import.at("/counts/codes/access.ends_before_start") == "1");
    const std::string marie = school.oscar.get("/api/imports/" + id + "/rows?verdict=create")
                                  .at("/items/0/contact/id");
    const auto grants = school.oscar.get("/api/contacts/" + marie + "/grants");
    CHECK(grants.at("/items/0/start_at") == "2025-12-24T23:00:00Z");
    CHECK(grants.at("/items/0/end_at") == "2026-03-31T22:00:00Z");
    CHECK(school.count("SELECT CAST(SUM(amount_minor) AS BIGINT) FROM payments") == 4990);
    CHECK(school.text("SELECT paid_on FROM payments") == "2025-12-15");
  });
}

TEST_CASE("who has refused advertising never becomes consenting by a file") {
  on_both_engines_school([](TestSchool& school) {
    imported(school, pasted_table("Email,UNSUB_TIME\nmarie@example.org,2018-07-23 12:19:27\n"
                                  "luc@example.org,\n"));
    const auto id = imported(school, pasted_table("Email,CONFIRM_TIME\nmarie@example.org,"
                                                  "2023-04-21 11:16:57\nluc@example.org,"
                                                  "2023-04-21 11:16:57\n"));
    CHECK(page_of(school, id).at("/counts/codes/consent.refused_before") == "1");
    CHECK(school.count("SELECT COUNT(*) FROM contacts WHERE marketing_consent_at IS NOT NULL") ==
          1);
    CHECK(school.text("SELECT email FROM contacts WHERE marketing_consent_at IS NOT NULL") ==
          "luc@example.org");
  });
}

TEST_CASE("custom fields, names in one column, languages and tags find their places") {
  on_both_engines_school([](TestSchool& school) {
    school.olga.post("/api/fields", json("{'title': 'City', 'kind': 'text'}"));
    school.olga.post("/api/fields",
                     json("{'title': 'Level', 'kind': 'list', 'options': ['Beginner', 'Pro']}"));
    const auto id = imported(school,
                             pasted_table("Name,Email,City,Level,Language,Tags\n"
                                          "DUPONT Marie,marie@example.org,Lyon,pro,Français,vip\n"
                                          "Luc Martin,luc@example.org,Nice,Master,,\n"),
                             ", 'tag': 'autumn'");
    const auto rows = school.oscar.get("/api/imports/" + id + "/rows");
    CHECK(rows.at("/items/1/remarks/0/code") == "field.invalid");
    const auto marie = school.olga.get("/api/contacts/" + rows.at("/items/0/contact/id"));
    CHECK(marie.at("/first_name") == "Marie");
    CHECK(marie.at("/last_name") == "DUPONT");
    CHECK(marie.at("/fields/city") == "Lyon");
    CHECK(marie.at("/fields/level") == "Pro");
    CHECK(marie.at("/language") == "fr");
    CHECK(marie.at("/tags") == json("['autumn','vip']"));
    CHECK(marie.at("/source") == "import");
  });
}

}  // namespace imports
