// SPDX-License-Identifier: Apache-2.0
#include "impact/offer_story_test.h"

// Changing a course that people are inside of says first what that does to them.

namespace impact {
namespace {

struct CourseStory : OfferStory {
  explicit CourseStory(TestSchool& in) : OfferStory(in) {}

  std::string lesson(std::size_t index) const { return "/api/lessons/" + yoga.lessons[index]; }

  /// As somebody who has just looked.
  Answer edit_at(const std::string& path, const std::string& patch, const std::string& query = "") {
    const std::string version = school.olga.get(path).at("/version");
    auto answer = school.olga.patch(path + query, version, json("{$1}", {json(patch)}));
    CHECK(answer.said() == "200");
    school.run_jobs();
    return answer;
  }
};

}  // namespace

TEST_CASE("a new checkpoint: two are inside and would lose what follows, which stays open for them "
          "and not for newcomers") {
  on_both_engines_school([](TestSchool& school) {
    CourseStory story(school);
    school.run_jobs();
    school.changed_rows();
    const auto shown = story.edit_at(story.lesson(0), "'is_checkpoint': true", "?dry_run=true");
    CHECK(shown.at("/impact/people") == "2");
    CHECK(shown.at("/impact/lose") == "0");
    CHECK(shown.at("/impact/keep_open") == json("{'people':2,'lessons':4}"));
    CHECK(shown.at("/is_checkpoint") == "false");
    CHECK(school.changed_rows() == "");
    const auto saved = story.edit_at(story.lesson(0), "'is_checkpoint': true");
    CHECK(saved.at("/impact") == shown.at("/impact"));
    CHECK(saved.at("/is_checkpoint") == "true");
    CHECK(saved.at("/job") != "null");
    CHECK(story.lessons(school.anna) == "open, open, open");
    auto carla = school.student("carla@example.org", "Carla");
    story.give(carla, json("'offer': '$1'", {story.offer}));
    CHECK(story.lessons(carla) == "open, locked checkpoint, locked checkpoint");
  });
}

TEST_CASE("without keeping open, a new checkpoint takes what follows from both") {
  on_both_engines_school([](TestSchool& school) {
    CourseStory story(school);
    const auto saved =
        story.edit_at(story.lesson(0), "'is_checkpoint': true, 'keep_open': false");
    CHECK(saved.at("/impact/lose") == "2");
    CHECK(saved.at("/job") == "null");
    CHECK(story.lessons(school.anna) == "open, locked checkpoint, locked checkpoint");
  });
}

TEST_CASE("deleting a checkpoint opens what it held up, and says so before") {
  on_both_engines_school([](TestSchool& school) {
    CourseStory story(school);
    story.edit_at(story.lesson(0), "'is_checkpoint': true, 'keep_open': false");
    school.changed_rows();
    const auto shown = school.olga.del(story.lesson(0) + "?dry_run=true");
    CHECK(shown.said() == "200");
    CHECK(shown.at("/impact/gain") == "2");
    CHECK(shown.at("/impact/lose") == "2");
    CHECK(shown.at("/impact/rows/0/opened") == "2");
    CHECK(shown.at("/impact/rows/0/closed") == "1");
    CHECK(school.changed_rows() == "");
    CHECK(school.olga.del(story.lesson(0)).body == shown.body);
    CHECK(story.lessons(school.anna) == "open, open");
  });
}

TEST_CASE("a release rule of a module that makes everybody wait: kept open, whoever has it") {
  on_both_engines_school([](TestSchool& school) {
    CourseStory story(school);
    const std::string rule = "'schedule_rule': {'open': {'type': 'after', 'days': 9, "
                             "'time': '09:00'}}";
    const std::string path = "/api/modules/" + story.yoga.module;
    const auto shown = school.olga.patch(path + "?dry_run=true", "1", json("{$1}", {json(rule)}));
    CHECK(shown.at("/impact/keep_open/lessons") == "6");
    CHECK(school.olga.patch(path, "1", json("{$1}", {json(rule)})).said() == "200");
    school.run_jobs();
    CHECK(story.lessons(school.boris) == "open, open, open");
    CHECK(school.olga.patch(path, "1", json("{$1}", {json(rule)})).said() == "412 stale");
  });
}

TEST_CASE("a checkpoint that is put before open lessons holds up nobody who has them") {
  on_both_engines_school([](TestSchool& school) {
    CourseStory story(school);
    story.edit_at(story.lesson(2), "'is_checkpoint': true");
    const std::string path = "/api/products/" + story.yoga.id;
    const std::string version = school.olga.get(path).at("/version");
    const std::string order =
        json("{'modules': [{'id': '$1', 'lessons': ['$2', '$3', '$4']}]}",
             {story.yoga.module, story.yoga.lessons[2], story.yoga.lessons[0],
              story.yoga.lessons[1]});
    const auto shown = school.olga.put(path + "/programme?dry_run=true", version, order);
    CHECK(shown.at("/impact/keep_open") == json("{'people':2,'lessons':4}"));
    const auto saved = school.olga.put(path + "/programme", version, order);
    CHECK(saved.said() == "200");
    CHECK(saved.at("/impact") == shown.at("/impact"));
    school.run_jobs();
    CHECK(story.lessons(school.anna) == "open, open, open");
    CHECK(school.olga.put(path + "/programme?dry_run=true", saved.at("/version"),
                          json("{'modules': []}"))
              .said() == "422 invalid /modules programme.incomplete");
  });
}

TEST_CASE("a course back in draft, a lesson in draft, a module in the trash: lost, never kept") {
  on_both_engines_school([](TestSchool& school) {
    CourseStory story(school);
    const auto lesson = story.edit_at(story.lesson(1), "'status': 'draft'", "?dry_run=true");
    CHECK(lesson.at("/impact/lose") == "2");
    CHECK(lesson.at("/impact/keep_open") == "null");
    const auto course = story.edit_at("/api/products/" + story.yoga.id, "'status': 'draft'",
                                      "?dry_run=true");
    CHECK(course.at("/impact/people") == "2");
    CHECK(course.at("/impact/rows/0/closed") == "3");
    CHECK(course.at("/impact/mails") == "0");
    const auto module = school.olga.del("/api/modules/" + story.yoga.module + "?dry_run=true");
    CHECK(module.at("/impact/lose") == "2");
    CHECK(story.lessons(school.anna) == "open, open, open");
    story.edit_at("/api/products/" + story.yoga.id, "'status': 'draft'");
    CHECK(story.lessons(school.anna) ==
          "hidden product_draft, hidden product_draft, hidden product_draft");
  });
}

TEST_CASE("a course that opens tells of the mails that were promised") {
  on_both_engines_school([](TestSchool& school) {
    const auto tango = school.a_course("Tango", {"First"}, "draft");
    const auto given = school.sam.post(
        "/api/contacts/" + school.anna.id() + "/grants",
        json("{'product': '$1', 'offer': '$2'}", {tango.id, tango.full_access}));
    CHECK(given.said() == "201");
    school.run_jobs();
    const std::string path = "/api/products/" + tango.id;
    const std::string version = school.olga.get(path).at("/version");
    const auto shown =
        school.olga.patch(path + "?dry_run=true", version, json("{'status': 'published'}"));
    CHECK(shown.at("/impact/gain") == "1");
    CHECK(shown.at("/impact/mails") == "1");
  });
}

TEST_CASE("a title or new words in a lesson move nobody, and nobody is counted") {
  on_both_engines_school([](TestSchool& school) {
    CourseStory story(school);
    const auto renamed = story.edit_at(story.lesson(0), "'title': 'Welcome'");
    CHECK(renamed.at("/impact") == "null");
    CHECK(renamed.at("/title") == "Welcome");
    const auto empty = school.a_course("Empty");
    const auto nobody = story.edit_at("/api/products/" + empty.id, "'status': 'draft'");
    CHECK(nobody.at("/impact/people") == "0");
  });
}

TEST_CASE("what is over counts nobody: who is expired is not inside") {
  on_both_engines_school([](TestSchool& school) {
    CourseStory story(school);
    story.change("'period': {'type': 'days', 'count': 10}");
    school.clock.advance(11 * a_day);
    const auto shown = story.edit_at(story.lesson(0), "'is_checkpoint': true", "?dry_run=true");
    CHECK(shown.at("/impact/people") == "0");
  });
}

}  // namespace impact
