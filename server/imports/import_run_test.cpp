// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <functional>
#include <stdexcept>

#include "describe/describe.h"
#include "fmt/core.h"
#include "enrolments/shared.h"
#include "imports/import_jobs.h"
#include "imports/import_store.h"
#include "imports/import_story_test.h"
#include "imports/report.h"
#include "imports/workbook_test.h"

// What an import promises of the time while it runs and after it.

namespace imports {
namespace {

using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

std::string many_people(int count) {
  std::string people = "Email,First name\n";
  for (int i = 0; i < count; ++i) people += fmt::format("p{0}@example.org,P{0}\n", i);
  return pasted_table(people);
}

/// The time is asked for before a batch and, while it is being written, at its end: every odd call
/// is a moment between two batches.
class InterruptingClock final : public base::Clock {
 public:
  InterruptingClock(int calls, std::function<void()> act) : left_(calls), act_(std::move(act)) {}
  base::Instant now() const override { return testing::FakeClock::noon; }
  std::chrono::nanoseconds monotonic() const override {
    if (--left_ == 0) act_();
    return {};
  }

 private:
  mutable int left_;
  std::function<void()> act_;
};

void run_with(TestSchool& school, const std::string& id, const base::Clock& clock) {
  const auto& parts = school.core.services().parts;
  const Environment environment{
      school.core.db(), clock, parts.get<files::Files>().store(),
      enrolments::shared_in(parts)};
  const auto job = base::Id<jobs::Job>::from_number(
      school.count("SELECT MAX(id) FROM jobs WHERE kind = 'import_run'"));
  jobs::Run run(school.core.db(), job,
                describe::to_json(ImportRun{*base::Id<Import>::parse(id)}));
  run_import(environment, run);
}

/// Mapped and started, with nobody there to do the work.
std::string started(TestSchool& school, const std::string& pasted, const std::string& more = "") {
  const auto import = mapped(school, begun(school, pasted), more);
  CHECK(school.oscar.post("/api/imports/" + import.at("/id") + "/run").said() == "201");
  school.run_sql("UPDATE jobs SET state = 'running' WHERE kind = 'import_run'");
  return import.at("/id");
}

}  // namespace

TEST_CASE("an import that is cancelled in the middle leaves whole rows, and can go on later") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto id = started(school, many_people(300),
                            ", 'access': {'offer': '" + yoga.full_access + "'}");
    const InterruptingClock clock(5, [&] {
      CHECK(school.oscar.post("/api/imports/" + id + "/cancellation").said() == "200");
    });
    run_with(school, id, clock);
    CHECK(page_of(school, id).at("/state") == "cancelled");
    const auto rows = school.count("SELECT COUNT(*) FROM import_rows");
    CHECK(rows > 50);
    CHECK(rows < 300);
    CHECK(school.count("SELECT COUNT(*) FROM contacts WHERE source = 'import'") == rows);
    CHECK(school.count("SELECT COUNT(*) FROM grants") == rows);
    CHECK(school.oscar.post("/api/imports/" + id + "/run").said() == "201");
    school.run_jobs();
    CHECK(counts_of(page_of(school, id)) ==
          "300 rows, 300 created, 0 matched, 0 questions, 0 skipped, 300 access");
    CHECK(school.count("SELECT COUNT(*) FROM grants") == 300);
  });
}

TEST_CASE("an import whose program died goes on behind the last row that was done") {
  on_both_engines_school([](TestSchool& school) {
    const auto id = started(school, many_people(300) + "P7@example.org\tP7\n");
    const InterruptingClock dying(4, [] { throw std::runtime_error("the light went out"); });
    CHECK_THROWS(run_with(school, id, dying));
    CHECK(page_of(school, id).at("/state") == "running");
    const InterruptingClock alive(-1, [] {});
    run_with(school, id, alive);
    CHECK(counts_of(page_of(school, id)) ==
          "301 rows, 300 created, 0 matched, 0 questions, 1 skipped, 0 access");
    CHECK(school.count("SELECT COUNT(*) FROM contacts WHERE source = 'import'") == 300);
    CHECK(school.count("SELECT COUNT(*) FROM journal WHERE action = 'contact.created' "
                       "AND batch_id IS NOT NULL") == 300);
  });
}

TEST_CASE("a rehearsal tells what the run then does, and changes nobody") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const std::string state = state_of_people(school);
    const auto import =
        mapped(school,
               begun(school, pasted_table("Email,First name\nmarie@example.org,Marie\nbad,X\n"
                                          "anna@example.org,Zoe\nMARIE@example.org,Marie\n"
                                          "marie@example.org,Eva\nboris@example.org,\n")),
               ", 'access': {'offer': '" + yoga.full_access + "'}");
    const std::string path = "/api/imports/" + import.at("/id");
    const auto rehearsed = school.oscar.post(path + "/rehearsal");
    CHECK(rehearsed.said() == "200");
    CHECK(rehearsed.size("/problems") == 4);
    CHECK(state_of_people(school) == state);
    CHECK(school.count("SELECT COUNT(*) FROM import_rows") == 0);
    CHECK(school.oscar.get(path).at("/state") == "rehearsed");
    const auto shown = school.oscar.get(path + "/rows?verdict=question");
    CHECK(shown.at("/total") == "2");
    school.oscar.post(path + "/run");
    school.run_jobs();
    CHECK(counts_of(page_of(school, import.at("/id"))) == counts_of(rehearsed));
    CHECK(counts_of(rehearsed) ==
          "6 rows, 1 created, 1 matched, 2 questions, 2 skipped, 2 access");
  });
}

TEST_CASE("a rehearsal tells how many mails would leave, and nobody gets one by it") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    school.run_sql("UPDATE contacts SET mail_state = 'bounced' WHERE email = 'boris@example.org'");
    const std::string table = pasted_table(
        "Email\nmarie@example.org\neva@example.org\nanna@example.org\nboris@example.org\nbad\n");
    const auto mails_of = [&](const std::string& more) {
      const auto import = mapped(school, begun(school, table), more);
      return school.oscar.post("/api/imports/" + import.at("/id") + "/rehearsal").at("/mails");
    };
    const std::string access = ", 'access': {'offer': '" + yoga.full_access + "'}";
    CHECK(mails_of("") == "0");
    CHECK(mails_of(access) == "0");
    CHECK(mails_of(access + ", 'mails': {'activation': 'standard', 'access': 'standard'}") == "3");
    CHECK(mails_of(access + ", 'mails': {'activation': 'standard', 'access': 'none'}") == "2");
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM mails") == 0);
  });
}

TEST_CASE("rows are found by what is said of them, before the run and after it") {
  on_both_engines_school([](TestSchool& school) {
    const auto import = mapped(
        school, begun(school, pasted_table("Email,Phone\na@example.org,123\nbad,\n"
                                           "b@example.org,\na@example.org,123\n")));
    const std::string rows = "/api/imports/" + import.at("/id") + "/rows?code=";
    const auto found = [&](const std::string& code) {
      return school.oscar.get(rows + code).at("/total");
    };
    const auto check = [&] {
      CHECK(found("email.invalid") == "1");
      CHECK(found("phone.invalid") == "2");
      CHECK(found("phone.invalid&verdict=skip") == "1");
      CHECK(found("email") == "0");
    };
    check();
    school.oscar.post("/api/imports/" + import.at("/id") + "/run");
    school.run_jobs();
    check();
  });
}

TEST_CASE("a spoilt list of addresses is one all the same, and names are shown taken apart") {
  on_both_engines_school([](TestSchool& school) {
    const auto list = begun(school, "Ann Smith <ann@example.org>\nbob@example.org\nnot one\n");
    CHECK(list.at("/mapping/columns/0/target") == "email");
    const auto table = mapped(
        school, begun(school, pasted_table("Email,Full name,Newsletter\na@example.org,"
                                           "DUPONT Marie,oui\nb@example.org,Marie,maybe\n")));
    CHECK(table.at("/columns/1/samples/0/read") == "Marie · DUPONT");
    CHECK(table.at("/columns/1/samples/1/read") == "Marie");
    CHECK(table.at("/columns/2/samples/0/read") == "yes");
    CHECK(table.at("/columns/2/samples/1/read") == "null");
    const auto courses = begun(school, pasted_table("Course,Hours\nYoga,3\n"));
    CHECK(courses.at("/mapping/columns/0/target") == "product");
    CHECK(courses.at("/mapping/columns/1/target") == "ignore");
  });
}

TEST_CASE("undo takes the whole import back: people, values, tags, notes, access, consent") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    school.olga.post("/api/fields", json("{'title': 'City', 'kind': 'text'}"));
    imported(school,
             pasted_table("Email,First name,Tags,City\nboris@example.org,Boris,old,Lyon\n"));
    const std::string before = state_of_people(school);
    const auto id = imported(
        school,
        pasted_table("Email,First name,Last name,Phone,Tags,Notes,Consent,City,Paid\n"
                     "marie@example.org,Marie,Curie,0612345678,vip,Hello,yes,Paris,10\n"
                     "marie@example.org,Marie,Curie,0687654321,vip,,yes,Paris,\n"
                     "anna@example.org,Anna,Arendt,0612345679,vip,Hello,no,Nice,\n"
                     "boris@example.org,Boris,Blok,,new,,,Nice,\n"),
        ", 'tag': 'autumn', 'access': {'offer': '" + yoga.full_access + "'}");
    CHECK(state_of_people(school) != before);
    CHECK(school.oscar.post("/api/imports/" + id + "/undo").said() == "201");
    school.run_jobs();
    CHECK(page_of(school, id).at("/state") == "undone");
    CHECK(state_of_people(school) == before);
    CHECK(school.count("SELECT COUNT(*) FROM contacts WHERE email = 'marie@example.org'") == 0);
    CHECK(school.count("SELECT COUNT(*) FROM payments WHERE withdrawn_at IS NULL") == 0);
    CHECK(school.oscar.post("/api/imports/" + id + "/undo").said() == "409 import.not_now");
  });
}

TEST_CASE("undo leaves alone what people have done or staff have changed since") {
  on_both_engines_school([](TestSchool& school) {
    const auto id = imported(school, pasted_table("Email,First name,Last name\n"
                                                  "marie@example.org,Marie,Curie\n"
                                                  "luc@example.org,Luc,Martin\n"
                                                  "anna@example.org,Anna,Arendt\n"));
    school.run_sql("UPDATE contacts SET first_signed_in_at = 1 WHERE email = 'luc@example.org'");
    const auto anna = school.olga.get("/api/contacts/" + school.anna.id());
    school.olga.patch("/api/contacts/" + school.anna.id(), anna.at("/version"),
                      json("{'last_name': 'Changed'}"));
    school.oscar.post("/api/imports/" + id + "/undo");
    school.run_jobs();
    CHECK(school.count("SELECT COUNT(*) FROM contacts WHERE email = 'marie@example.org'") == 0);
    CHECK(school.count("SELECT COUNT(*) FROM contacts WHERE email = 'luc@example.org'") == 1);
    CHECK(school.olga.get("/api/contacts/" + school.anna.id()).at("/last_name") == "Changed");
  });
}

TEST_CASE("the report tells every row, and no program takes a cell of it for a formula") {
  on_both_engines_school([](TestSchool& school) {
    const auto id = imported(school, pasted_table("Email,Notes\nmarie@example.org,=1+1\nbad,\n"));
    const auto report = school.oscar.get("/api/imports/" + id + "/report.csv");
    CHECK(report.header("Content-Type") == "text/csv; charset=utf-8");
    CHECK(report.body.starts_with("\xEF\xBB\xBFline,result,codes,contact,order,Email,Notes\r\n"));
    CHECK(report.body.contains("marie@example.org,'=1+1\r\n"));
    CHECK(report.body.contains("3,skipped,email.invalid,,,bad\r\n"));
    const auto skipped = school.oscar.get("/api/imports/" + id + "/report.csv?verdict=skip");
    CHECK_FALSE(skipped.body.contains("marie@example.org"));
  });
}

TEST_CASE("what was said of one file is known for the next with the same titles") {
  on_both_engines_school([](TestSchool& school) {
    const auto first = begun(school, pasted_table("Email,Field 7\na@example.org,Arendt\n"));
    CHECK(first.at("/mapping/columns/1/target") == "ignore");
    school.oscar.put("/api/imports/" + first.at("/id") + "/mapping", first.at("/version"),
                     json("{'columns': [{'index': 0, 'target': 'email'}, "
                          "{'index': 1, 'target': 'last_name', 'rule': 'overwrite'}]}"));
    const auto second = begun(school, pasted_table("Email,Field 7\nb@example.org,Blok\n"));
    CHECK(second.at("/mapping/columns/1/target") == "last_name");
    CHECK(second.at("/mapping/columns/1/rule") == "overwrite");
  });
}

TEST_CASE("dates that can be read two ways are asked about before anything is written") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto import =
        begun(school, pasted_table("Email,Access end\nmarie@example.org,03/04/2026\n"));
    CHECK(import.at("/columns/1/date_ambiguous") == "true");
    CHECK(mapped(school, import).said() == "422 invalid /columns/1/date_order date.ambiguous");
    const auto settled = school.oscar.put(
        "/api/imports/" + import.at("/id") + "/mapping", import.at("/version"),
        json("{'columns': [{'index': 0, 'target': 'email'}, {'index': 1, 'target': 'access_end', "
             "'date_order': 'month_day'}], 'access': {'offer': '$1'}}",
             {yoga.full_access}));
    CHECK(settled.at("/columns/1/samples/0/read") == "2026-03-04");
  });
}

TEST_CASE("an import has one way of giving access, and only by somebody who may") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto import = begun(school, "marie@example.org");
    CHECK(mapped(school, import, ", 'access': {}").said() ==
          "422 invalid /access import.one_way_of_access");
    CHECK(mapped(school, import, ", 'access': {'full': true}").said() ==
          "422 invalid /access/full import.no_product");
    CHECK(mapped(school, import, ", 'access': {'by_column': true}").said() ==
          "422 invalid /access/by_column import.no_offer_column");
    const auto of_course = begun(school, "marie@example.org", ", 'product': '" + yoga.id + "'");
    CHECK(mapped(school, of_course, ", 'access': {'full': true}").said() == "200");
    CHECK(school.sam.post("/api/imports", json("{'pasted': 'x@example.org'}")).status == 403);
  });
}

TEST_CASE("an import stops when whoever asked for it has lost the right meanwhile") {
  on_both_engines_school([](TestSchool& school) {
    const auto id = started(school, "marie@example.org");
    school.run_sql("UPDATE staff SET role = 'support' WHERE name = 'Oscar'");
    run_with(school, id, school.clock);
    const auto import = school.olga.get("/api/imports/" + id);
    CHECK(import.at("/state") == "failed");
    CHECK(import.at("/failure") == "import.not_allowed_any_more");
    CHECK(school.count("SELECT COUNT(*) FROM contacts WHERE source = 'import'") == 0);
  });
}

TEST_CASE("an uploaded workbook is imported like any other table") {
  on_both_engines_school([](TestSchool& school) {
    auto parts = workbook_parts(
        "<row><c t=\"str\"><v>E-mail</v></c><c t=\"str\"><v>Nom</v></c></row>"
        "<row><c t=\"str\"><v>marie@example.org</v></c>"
        "<c t=\"str\"><f>A1</f><v>Curie</v></c></row>");
    parts.insert(parts.begin(), {"[Content_Types].xml",
                                 "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\""
                                 "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                                 ".main+xml\"/></Types>"});
    const auto file = uploaded(school, "people.xlsx", zip_of(parts));
    const auto import = school.oscar.post("/api/imports", json("{'upload': '$1'}", {file}));
    CHECK(import.said() == "201");
    CHECK(import.at("/name") == "people.xlsx");
    CHECK(import.at("/table/kind") == "workbook");
    CHECK(mapped(school, import).said() == "200");
    school.oscar.post("/api/imports/" + import.at("/id") + "/run");
    school.run_jobs();
    CHECK(page_of(school, import.at("/id")).at("/counts/codes/cell.formula") == "1");
    CHECK(school.text("SELECT last_name FROM contacts WHERE email = 'marie@example.org'") ==
          "Curie");
  });
}

TEST_CASE("an import is begun from a file or from a text, not from both and not from nothing") {
  on_both_engines_school([](TestSchool& school) {
    CHECK(school.oscar.post("/api/imports").said() ==
          "422 invalid /upload import.upload_or_pasted");
    CHECK(school.oscar.post("/api/imports", json("{'upload': 'fil_0000000000001'}")).said() ==
          "422 invalid /upload upload.unknown");
    const auto import = begun(school, "marie@example.org");
    const std::string path = "/api/imports/" + import.at("/id");
    CHECK(school.oscar.post(path + "/run").said() == "409 import.not_mapped");
    CHECK(school.oscar.put(path + "/mapping", std::nullopt, json("{'columns': []}")).status ==
          428);
  });
}

TEST_CASE("an import is given another name, which its list, its page and the journal show") {
  on_both_engines_school([](TestSchool& school) {
    const auto id = imported(school, many_people(2));
    const auto import = page_of(school, id);
    const auto renamed = school.oscar.patch("/api/imports/" + id, import.at("/version"),
                                            json("{'name': 'Spring fair'}"));
    CHECK(renamed.at("/name") == "Spring fair");
    CHECK(school.oscar.get("/api/imports").at("/items/0/name") == "Spring fair");
    const auto entry = school.olga.get("/api/journal?action=import.renamed");
    CHECK(entry.at("/items/0/details/before/name") == import.at("/name"));
    CHECK(entry.at("/items/0/details/after/name") == "Spring fair");
    school.changed_rows();
    const std::string path = "/api/imports/" + id;
    CHECK(school.oscar.patch(path, import.at("/version"), json("{'name': 'Late'}")).said() ==
          "412 stale");
    CHECK(school.oscar.patch(path, renamed.at("/version"), json("{'name': ' '}")).status == 422);
    CHECK(school.oscar.patch(path, std::nullopt, json("{'name': 'Late'}")).status == 428);
    CHECK(school.changed_rows() == "");
  });
}

/// Its job is there, and nobody has taken it yet.
static std::string waiting_to_run(TestSchool& school) {
  const auto id = mapped(school, begun(school, many_people(2))).at("/id");
  school.oscar.post("/api/imports/" + id + "/run");
  return id;
}

TEST_CASE("while its rows are written an import keeps its name") {
  on_both_engines_school([](TestSchool& school) {
    const auto id = waiting_to_run(school);
    const auto running = page_of(school, id);
    school.changed_rows();
    CHECK(school.oscar
              .patch("/api/imports/" + id, running.at("/version"), json("{'name': 'Too soon'}"))
              .said() == "409 import.not_now");
    CHECK(running.body.find("\"rename\"") == std::string::npos);
    CHECK(school.changed_rows() == "");
    school.run_jobs();
    CHECK(page_of(school, id).body.find("\"rename\"") != std::string::npos);
  });
}

TEST_CASE("a job that somebody waits for is found among those nobody asked for, until it is over") {
  on_both_engines_school([](TestSchool& school) {
    const auto id = waiting_to_run(school);
    school.run_sql(
        "INSERT INTO jobs (id, kind, payload, state, run_at, attempts, done, total, created_at) "
        "VALUES (1, 'sweep', '{}', 'waiting', 4102444800000, 0, 0, 0, 4102444800000)");
    const auto awaited = school.oscar.get("/api/jobs?awaited=true");
    CHECK(awaited.at("/total") == "1");
    CHECK(awaited.at("/items/0/kind") == "import_run");
    CHECK(awaited.at("/items/0/import") == id);
    CHECK(awaited.at("/items/0/total") == "2");
    CHECK(school.oscar.get("/api/jobs").at("/items/0/import") == "null");
    CHECK(school.sam.get("/api/jobs?awaited=true").said() == "403 forbidden");
    school.run_jobs();
    CHECK(school.oscar.get("/api/jobs?awaited=true").at("/total") == "0");
  });
}

}  // namespace imports
