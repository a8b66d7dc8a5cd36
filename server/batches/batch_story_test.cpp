// SPDX-License-Identifier: Apache-2.0
#include "batches/batch_story_test.h"

#include <doctest/doctest.h>

#include "invariants/answers.h"

namespace batches {

using testing::json;

Digests digests(TestSchool& school) {
  const auto reader = school.core.db().open_read();
  const auto first = testing::FakeClock::noon;
  const auto in = [&](int days) {
    return invariants::answers_digest(*reader, first + std::chrono::days(days));
  };
  return {in(20), in(45), in(120)};
}

Crowd::Crowd(TestSchool& school_of, int count) : school(school_of) {
  yoga = school.a_course("Yoga");
  const auto lasting = [&](const std::string& days) {
    return json("[{'product': '$1', 'policy': {'period': {'type': 'days', 'count': $2}}}]",
                {yoga.id, days});
  };
  month = school.an_offer("Month", lasting("30"));
  year = school.an_offer("Year", lasting("365"));
  for (int i = 0; i < count; ++i) {
    const auto person = std::to_string(i);
    const auto made = school.oscar.post(
        "/api/contacts", json("{'email': 'p$1@example.org', 'first_name': 'P$1'}", {person}));
    people.push_back(made.at("/id"));
    const auto given = school.sam.post(
        "/api/contacts/" + people.back() + "/grants",
        json("{'product': '$1', 'offer': '$2', 'mails': {'activation': 'none', "
             "'access': 'none'}}",
             {yoga.id, month}));
    grants.push_back(given.at("/grant"));
  }
  school.clock.advance(std::chrono::hours(1));
}

std::string Crowd::ticked() const {
  std::string ids;
  for (const std::string& id : people) ids += (ids.empty() ? "'" : ", '") + id + "'";
  return "{'contacts': [" + ids + "]}";
}

std::string Crowd::members() const { return "{'members': {'product': '" + yoga.id + "'}}"; }

Answer Crowd::rehearsed(const std::string& act, const std::string& selection,
                        const std::string& more) {
  const auto made = school.sam.post(
      "/api/batches", json("{'act': " + act + ", 'selection': " + selection + more + "}"));
  REQUIRE(made.said() == "201");
  school.run_jobs();
  return page(made.at("/id"));
}

void Crowd::start(const Answer& batch) {
  const http::Fields seen{{"if-match", "\"" + batch.at("/version") + "\""}};
  const auto started =
      school.sam.post("/api/batches/" + batch.at("/id") + "/run", "", seen);
  REQUIRE(started.said() == "200");
}

Answer Crowd::run(const Answer& batch) {
  start(batch);
  school.run_jobs();
  return page(batch.at("/id"));
}

Answer Crowd::undo(const Answer& batch, const std::string& body) {
  const auto started =
      school.sam.post("/api/batches/" + batch.at("/id") + "/undo", json(body));
  REQUIRE(started.said() == "200");
  school.run_jobs();
  return page(batch.at("/id"));
}

Answer Crowd::page(const std::string& id) { return school.sam.get("/api/batches/" + id); }

std::string Crowd::counts(const Answer& batch) {
  std::string text;
  for (const char* name : {"waits", "will", "already", "refused", "done", "failed", "undone"}) {
    const std::string count = batch.at("/counts/" + std::string(name));
    if (count != "0") text += (text.empty() ? "" : ", ") + count + " " + name;
  }
  return text;
}

Answer Crowd::row(const Answer& batch, const std::string& query) {
  return school.sam.get("/api/batches/" + batch.at("/id") + "/rows" + query);
}

std::string Crowd::end_of(std::size_t person) {
  return school.sam.get("/api/grants/" + grants.at(person)).at("/end_at");
}

std::string Crowd::version_of(std::size_t person) {
  return school.sam.get("/api/grants/" + grants.at(person)).at("/version");
}

Answer Crowd::change(std::size_t person, const std::string& act, const std::string& body) {
  const http::Fields seen{{"if-match", "\"" + version_of(person) + "\""}};
  return school.sam.post("/api/grants/" + grants.at(person) + "/" + act, json(body), seen);
}

}  // namespace batches
