// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "testing/school.h"

// One lesson opened, closed or marked as passed for one person, and all of it taken back.

namespace changes {
namespace {

using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;
using testing::Visitor;

/// The second of three lessons is a checkpoint.
TestCourse a_course_with_checkpoint(TestSchool& school) {
  const auto course = school.a_course("Yoga");
  const std::string target = "/api/lessons/" + course.lessons[1];
  school.olga.patch(target, school.olga.get(target).at("/version"),
                    json("{'is_checkpoint': true}"));
  return course;
}

/// All lessons for thirty days, unless `policy` says otherwise.
Answer give(TestSchool& school, const TestCourse& course, const Visitor& person,
            const std::string& policy = "{'period': {'type': 'days', 'count': 30}}") {
  const auto offer = school.an_offer(
      "Month", json("[{'product': '$1', 'policy': $2}]", {course.id, json(policy)}));
  return school.sam.post("/api/contacts/" + person.id() + "/grants",
                         json("{'product': '$1', 'offer': '$2'}", {course.id, offer}));
}

/// Only the first lesson.
std::string first_only(const TestCourse& course) {
  return "{'scope': {'type': 'selected', 'lessons': ['" + course.lessons[0] + "']}}";
}

std::string overrides(const Visitor& person) {
  return "/api/contacts/" + person.id() + "/lesson-overrides";
}

std::string passes(const Visitor& person) {
  return "/api/contacts/" + person.id() + "/passed-lessons";
}

std::string wish(const TestCourse& course, std::size_t lesson, const std::string& what) {
  return json("{'product': '$1', 'lesson': '$2', $3}",
              {course.id, course.lessons[lesson], json(what)});
}

Answer set(TestSchool& school, const Visitor& person, const TestCourse& course, std::size_t lesson,
           const std::string& kind) {
  return school.sam.post(overrides(person), wish(course, lesson, "'kind': '" + kind + "'"));
}

Answer pass(TestSchool& school, const TestCourse& course, std::size_t lesson,
            const std::string& passed = "true") {
  return school.sam.post(passes(school.anna), wish(course, lesson, "'passed': " + passed));
}

Answer undo(Visitor& staff, const Answer& act) {
  return staff.post("/api/journal/" + act.at("/undo") + "/undo");
}

/// `open`, or why not.
std::string outcome(TestSchool& school, const Visitor& person, const TestCourse& course,
                    std::size_t lesson) {
  const auto view =
      school.sam.get("/api/contacts/" + person.id() + "/access?product=" + course.id);
  const std::string answer = "/lessons/" + std::to_string(lesson) + "/answer";
  const std::string reason = view.at(answer + "/reason");
  return reason == "null" ? view.at(answer + "/outcome") : reason;
}

std::string lesson_rows(TestSchool& school) {
  return school.text(
      "SELECT COALESCE((SELECT MAX(kind || ' ' || reason || ' ' || CAST(at AS TEXT)) "
      "FROM lesson_overrides), '') || '/' || "
      "CAST((SELECT COUNT(*) FROM lesson_overrides) AS TEXT) || '/' || "
      "COALESCE((SELECT MAX(CAST(passed_at AS TEXT)) FROM passed_checkpoints), '') || '/' || "
      "COALESCE((SELECT MAX(CAST(completed_at AS TEXT) || completed_by) FROM progress), '')");
}

}  // namespace

TEST_CASE("a lesson opened for one person opens for nobody else, and its checkpoint still blocks "
          "what follows") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = a_course_with_checkpoint(school);
    const std::string delayed =
        "{'schedule': {'type': 'custom', 'fallback': 'immediate', 'lessons': {'" +
        yoga.lessons[1] + "': {'open': {'type': 'after', 'days': 9, 'time': 'participant'}}}}}";
    give(school, yoga, school.anna, delayed);
    give(school, yoga, school.boris, delayed);
    CHECK(outcome(school, school.anna, yoga, 1) == "schedule");
    const auto opened = set(school, school.anna, yoga, 1, "open");
    CHECK(opened.said() == "200");
    CHECK(opened.at("/effects/products/0/act") == "changed");
    CHECK(opened.size("/effects/products/0/opened") == 1);
    CHECK(opened.at("/effects/products/0/opened/0/title") == "Second");
    CHECK(opened.size("/effects/warnings") == 0);
    CHECK(outcome(school, school.anna, yoga, 1) == "open");
    CHECK(school.anna.get("/api/me/lessons/" + yoga.lessons[1]).at("/outcome") == "open");
    CHECK(outcome(school, school.boris, yoga, 1) == "schedule");
    CHECK(outcome(school, school.anna, yoga, 2) == "checkpoint");
  });
}

TEST_CASE("a lesson outside the plan is opened for one person, and who did it is recorded") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    give(school, yoga, school.anna, first_only(yoga));
    CHECK(outcome(school, school.anna, yoga, 2) == "not_in_plan");
    school.sam.post(overrides(school.anna),
                    wish(yoga, 2, "'kind': 'open', 'reason': 'She was ill'"));
    CHECK(outcome(school, school.anna, yoga, 2) == "open");
    CHECK(outcome(school, school.anna, yoga, 1) == "not_in_plan");
    CHECK(school.text("SELECT s.name || ': ' || o.reason FROM lesson_overrides o "
                      "JOIN staff s ON s.id = o.set_by") == "Sam: She was ill");
    const auto view =
        school.sam.get("/api/contacts/" + school.anna.id() + "/access?product=" + yoga.id);
    CHECK(view.at("/lessons/2/override") == "open");
    CHECK(view.at("/lessons/2/answer/via") == "override");
    CHECK(view.at("/lessons/1/override") == "null");
  });
}

TEST_CASE("opened during a freeze it waits for the freeze") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto given = give(school, yoga, school.anna, first_only(yoga));
    const std::string grant = "/api/grants/" + given.at("/grant");
    school.sam.send("POST", grant + "/freezes", json("{'days': 5}"),
                    {{"if-match", "\"" + school.sam.get(grant).at("/version") + "\""}});
    CHECK(outcome(school, school.anna, yoga, 0) == "frozen");
    const auto opened = set(school, school.anna, yoga, 2, "open");
    CHECK(opened.at("/effects/products/0/opened/0/at") == "2026-01-10T12:00:00Z");
    CHECK(outcome(school, school.anna, yoga, 2) == "frozen");
    school.clock.advance(std::chrono::days(5));
    CHECK(outcome(school, school.anna, yoga, 2) == "open");
  });
}

TEST_CASE("closed for one person it names the team, and a public lesson stays open") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const std::string first = "/api/lessons/" + yoga.lessons[0];
    school.olga.patch(first, school.olga.get(first).at("/version"), json("{'public': true}"));
    give(school, yoga, school.anna);
    give(school, yoga, school.boris);
    const auto closed = set(school, school.anna, yoga, 1, "closed");
    CHECK(closed.at("/effects/products/0/closed/0/title") == "Second");
    CHECK(outcome(school, school.anna, yoga, 1) == "closed_by_staff");
    CHECK(outcome(school, school.boris, yoga, 1) == "open");
    const auto on_public = set(school, school.anna, yoga, 0, "closed");
    CHECK(on_public.said() == "200");
    CHECK(on_public.size("/effects/products/0/closed") == 0);
    CHECK(outcome(school, school.anna, yoga, 0) == "open");
  });
}

TEST_CASE("a checkpoint marked as passed opens what it held up, and taking it back shuts it; the "
          "work stays") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = a_course_with_checkpoint(school);
    give(school, yoga, school.anna);
    CHECK(outcome(school, school.anna, yoga, 2) == "checkpoint");
    const auto passed = pass(school, yoga, 1);
    CHECK(passed.at("/effects/products/0/opened/0/title") == "Third");
    CHECK(outcome(school, school.anna, yoga, 2) == "open");
    CHECK(school.text("SELECT completed_by FROM progress") == "staff");
    const auto reset = pass(school, yoga, 1, "false");
    CHECK(reset.at("/effects/products/0/closed/0/title") == "Third");
    CHECK(outcome(school, school.anna, yoga, 2) == "checkpoint");
    CHECK(school.count("SELECT COUNT(*) FROM progress WHERE completed_at IS NOT NULL") == 1);
    school.anna.post("/api/me/lessons/" + yoga.lessons[1] + "/completion");
    CHECK(outcome(school, school.anna, yoga, 2) == "open");
  });
}

TEST_CASE("what the student completed stays theirs when staff mark it and take that back") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    give(school, yoga, school.anna);
    school.anna.post("/api/me/lessons/" + yoga.lessons[0] + "/completion");
    const auto rows = lesson_rows(school);
    school.clock.advance(std::chrono::minutes(1));
    const auto passed = pass(school, yoga, 0);
    CHECK(school.text("SELECT completed_by FROM progress") == "student");
    CHECK(undo(school.sam, passed).said() == "204");
    CHECK(lesson_rows(school) == rows);
  });
}

TEST_CASE("undo puts back the override that stood before") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    give(school, yoga, school.anna);
    const auto closed = set(school, school.anna, yoga, 1, "closed");
    const auto rows = school.text("SELECT CAST(id AS TEXT) || kind FROM lesson_overrides");
    school.clock.advance(std::chrono::minutes(1));
    const auto opened = set(school, school.anna, yoga, 1, "open");
    CHECK(outcome(school, school.anna, yoga, 1) == "open");
    CHECK(undo(school.sam, opened).said() == "204");
    CHECK(outcome(school, school.anna, yoga, 1) == "closed_by_staff");
    CHECK(school.text("SELECT CAST(id AS TEXT) || kind FROM lesson_overrides") == rows);
    const auto ended = set(school, school.anna, yoga, 1, "none");
    CHECK(outcome(school, school.anna, yoga, 1) == "open");
    CHECK(undo(school.sam, ended).said() == "204");
    CHECK(school.text("SELECT CAST(id AS TEXT) || kind FROM lesson_overrides") == rows);
    CHECK(undo(school.sam, closed).said() == "204");
    CHECK(school.count("SELECT COUNT(*) FROM lesson_overrides") == 0);
  });
}

TEST_CASE("of two acts about a lesson the later is taken back first; other lessons and people do "
          "not matter") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    give(school, yoga, school.anna);
    give(school, yoga, school.boris);
    const auto closed = set(school, school.anna, yoga, 1, "closed");
    const auto passed = pass(school, yoga, 1);
    set(school, school.anna, yoga, 0, "closed");
    set(school, school.boris, yoga, 1, "closed");
    school.changed_rows();
    const auto refused = undo(school.sam, closed);
    CHECK(refused.said() == "409 undo.newer_change");
    CHECK(refused.at("/existing") == passed.at("/undo"));
    CHECK(school.changed_rows() == "");
    CHECK(undo(school.sam, passed).said() == "204");
    CHECK(school.count("SELECT COUNT(*) FROM progress") == 0);
    CHECK(undo(school.sam, closed).said() == "204");
    CHECK(outcome(school, school.boris, yoga, 1) == "closed_by_staff");
  });
}

TEST_CASE("a lesson may still be shut again when the student has finished it since") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    give(school, yoga, school.anna, first_only(yoga));
    const auto opened = set(school, school.anna, yoga, 2, "open");
    school.anna.post("/api/me/lessons/" + yoga.lessons[2] + "/completion");
    CHECK(undo(school.sam, opened).said() == "204");
    CHECK(outcome(school, school.anna, yoga, 2) == "not_in_plan");
    CHECK(school.text("SELECT completed_by FROM progress") == "student");
  });
}

TEST_CASE("opening a lesson for somebody without access changes nothing and says so") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto opened = set(school, school.anna, yoga, 1, "open");
    CHECK(opened.said() == "200");
    CHECK(opened.at("/effects/warnings/0/code") == "override.no_access");
    CHECK(opened.at("/effects/warnings/0/product") == yoga.id);
    CHECK(opened.size("/effects/products/0/opened") == 0);
    CHECK(outcome(school, school.anna, yoga, 1) == "no_access");
    give(school, yoga, school.anna, first_only(yoga));
    CHECK(outcome(school, school.anna, yoga, 1) == "open");
  });
}

TEST_CASE("the rehearsal of a lesson act writes nothing, and the act has its effects") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = a_course_with_checkpoint(school);
    give(school, yoga, school.anna);
    school.changed_rows();
    const auto shown = school.sam.post(overrides(school.anna) + "?dry_run=true",
                                       wish(yoga, 2, "'kind': 'open'"));
    const auto shown_pass = school.sam.post(passes(school.anna) + "?dry_run=true",
                                            wish(yoga, 1, "'passed': true"));
    CHECK(shown.at("/undo") == "null");
    CHECK(school.changed_rows() == "");
    school.clock.advance(std::chrono::minutes(5));
    const std::string as_of = ", 'as_of': '" + shown.at("/effects/as_of") + "'";
    const auto opened =
        school.sam.post(overrides(school.anna), wish(yoga, 2, "'kind': 'open'" + as_of));
    CHECK(opened.at("/effects") == shown.at("/effects"));
    CHECK(undo(school.sam, opened).said() == "204");
    const auto passed =
        school.sam.post(passes(school.anna), wish(yoga, 1, "'passed': true" + as_of));
    CHECK(passed.at("/effects") == shown_pass.at("/effects"));
  });
}

TEST_CASE("an act that was rehearsed before another one counts all the same") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    give(school, yoga, school.anna);
    const std::string as_of = ", 'as_of': '" + school.now() + "'";
    school.clock.advance(std::chrono::minutes(2));
    set(school, school.anna, yoga, 1, "closed");
    school.sam.post(overrides(school.anna), wish(yoga, 1, "'kind': 'open'" + as_of));
    CHECK(outcome(school, school.anna, yoga, 1) == "open");
  });
}

TEST_CASE("what is so already, and lessons of another course, are refused and nothing happens") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto chess = school.a_course("Chess");
    give(school, yoga, school.anna);
    set(school, school.anna, yoga, 1, "open");
    pass(school, yoga, 0);
    school.changed_rows();
    CHECK(set(school, school.anna, yoga, 1, "open").said() == "409 override.same");
    CHECK(set(school, school.anna, yoga, 2, "none").said() == "409 override.same");
    CHECK(pass(school, yoga, 0).said() == "409 lesson.passed_already");
    CHECK(pass(school, yoga, 2, "false").said() == "409 lesson.not_passed");
    const auto other = json("{'product': '$1', 'lesson': '$2', 'kind': 'open'}",
                            {yoga.id, chess.lessons[0]});
    CHECK(school.sam.post(overrides(school.anna), other).said() ==
          "422 invalid /lesson lesson.unknown");
    for (Visitor* visitor : {&school.clara, &school.anna, &school.boris}) {
      CHECK(visitor->post(overrides(school.anna), wish(yoga, 2, "'kind': 'open'")).status == 403);
      CHECK(visitor->post(passes(school.anna), wish(yoga, 2, "'passed': true")).status == 403);
    }
    CHECK(school.changed_rows() == "");
  });
}

TEST_CASE("each act stands in the history under its own name and can be undone from there") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    give(school, yoga, school.anna);
    set(school, school.anna, yoga, 1, "closed");
    set(school, school.anna, yoga, 1, "open");
    set(school, school.anna, yoga, 1, "none");
    pass(school, yoga, 1);
    pass(school, yoga, 1, "false");
    const auto history = school.sam.get("/api/contacts/" + school.anna.id() + "/journal");
    std::string actions;
    for (int i = 0; i < 5; ++i) {
      const std::string entry = "/items/" + std::to_string(i);
      actions += history.at(entry + "/action") + " ";
      CHECK(history.at(entry + "/undoable") == "true");
      CHECK(history.at(entry + "/object/title") == "Second");
    }
    CHECK(actions == "lesson.pass_reset lesson.passed_for lesson.override_ended "
                     "lesson.opened_for lesson.closed_for ");
  });
}

}  // namespace changes
