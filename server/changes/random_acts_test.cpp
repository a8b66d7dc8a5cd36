// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "access/random_world_test.h"
#include "invariants/answers.h"
#include "testing/school.h"

// Staff do whatever they like to two students, in any order. Each act does what its rehearsal said,
// and taken back one by one, the last first, the acts leave every answer as it was before each.

namespace changes {
namespace {

using accesses::testing::Dice;
using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;
using testing::Visitor;

constexpr auto a_day = std::chrono::days(1);

/// From the environment variable STOA_SEED, or always the same.
std::uint64_t seed_of_acts() {
  const char* text = std::getenv("STOA_SEED");
  return text == nullptr ? 20'260'105 : std::strtoull(text, nullptr, 10);
}

/// All answers soon, in some weeks and in some months.
using Digests = std::array<std::string, 3>;

Digests digests(TestSchool& school, base::Instant first) {
  const auto reader = school.core.db().open_read();
  return {invariants::answers_digest(*reader, first + 20 * a_day),
          invariants::answers_digest(*reader, first + 45 * a_day),
          invariants::answers_digest(*reader, first + 120 * a_day)};
}

/// What somebody wants to do: `body` without its braces.
struct Wish {
  std::string target;
  std::string body;
  std::string version = {};
  /// The effects are those of the very moment of the act.
  bool shows_now = true;
  std::string method = "POST";
  /// Where the answer tells what the act does: of an offer, to everybody.
  std::string told = "/effects";
};

struct Done {
  Wish wish;
  std::string entry;
  Digests before;
};

class Desk {
 public:
  Desk(TestSchool& school, std::uint64_t seed) : school_(school), dice_(seed) {
    for (const char* title : {"Yoga", "Tango"}) courses_.push_back(a_course(title));
    const std::string first = courses_[0].id;
    offer(first, "'scope': {'type': 'selected', 'lessons': ['" + courses_[0].lessons[0] + "', '" +
                     courses_[0].lessons[1] + "']}, 'period': {'type': 'days', 'count': 30}");
    offer(first, "'period': {'type': 'months', 'count': 2}, 'schedule': {'type': 'none'}");
    offer(first, "'full': true");
    offer(courses_[1].id, "'checkpoints': {'type': 'off'}, 'period': {'type': 'days', "
                          "'count': 12}");
  }

  void begin() { since_ = school_.clock.now(); }

  /// Whether it was possible.
  bool act() {
    const Wish wish = wanted();
    CAPTURE(wish.target);
    CAPTURE(wish.body);
    const Digests before = digests(school_, since_);
    const auto shown = post(wish, "?dry_run=true", wish.body);
    school_.clock.advance(std::chrono::minutes(dice_.between(0, 10)));
    const std::string as_of = shown.at(wish.told + "/as_of");
    const bool possible = shown.status < 300;
    const bool tells = possible && shown.at(wish.told) != "null";
    const auto acted =
        post(wish, "", tells ? wish.body + ", 'as_of': '" + as_of + "'" : wish.body);
    school_.run_jobs();
    if (!possible) {
      CHECK(acted.said() == shown.said());
      CHECK(digests(school_, since_) == before);
      return false;
    }
    CHECK(acted.status < 300);
    CHECK(acted.at(wish.told) == shown.at(wish.told));
    if (wish.shows_now) check_counts(acted, as_of);
    // Terms that are so already make no entry.
    if (acted.at("/undo") != "null") done_.push_back({wish, acted.at("/undo"), before});
    if (digests(school_, since_) != before) ++changes_;
    school_.clock.advance(std::chrono::hours(dice_.between(0, 20)));
    return true;
  }

  /// Acts that changed some answer.
  int changes() const { return changes_; }

  void undo_all() {
    for (; !done_.empty(); done_.pop_back()) {
      const Done& last = done_.back();
      CAPTURE(last.wish.target);
      CAPTURE(last.wish.body);
      const auto undone = school_.oscar.post("/api/journal/" + last.entry + "/undo");
      CAPTURE(undone.body);
      REQUIRE(undone.said() == "204");
      REQUIRE(digests(school_, since_) == last.before);
    }
  }

 private:
  /// The second of four lessons is a checkpoint, the third comes after a week.
  TestCourse a_course(const std::string& title) {
    auto course = school_.a_course(title, {"One", "Two", "Three", "Four"});
    change(course.lessons[1], "'is_checkpoint': true");
    change(course.lessons[2], "'schedule_rule': {'open': {'type': 'after', 'days': 7, "
                              "'time': '09:00'}, 'close': {'type': 'after_open', 'days': 20}}");
    return course;
  }

  void change(const std::string& lesson, const std::string& to) {
    const std::string target = "/api/lessons/" + lesson;
    const std::string version = school_.olga.get(target).at("/version");
    REQUIRE(school_.olga.patch(target, version, json("{$1}", {json(to)})).said() == "200");
  }

  void offer(const std::string& product, const std::string& policy) {
    const std::string title = "Offer " + std::to_string(offers_.size());
    offers_.push_back({product, school_.an_offer(title, json("[{'product': '$1', 'policy': {$2}}]",
                                                             {product, json(policy)}))});
  }

  Answer post(const Wish& wish, const std::string& query, const std::string& body) {
    http::Fields headers;
    if (!wish.version.empty()) headers.emplace_back("if-match", "\"" + wish.version + "\"");
    Visitor& staff = wish.told == "/impact" ? school_.oscar : school_.sam;
    return staff.send(wish.method, wish.target + query, json("{" + body + "}"), headers);
  }

  const std::string& person() { return dice_.chance(70) ? school_.anna.id() : school_.boris.id(); }

  Wish wanted() {
    const int act = dice_.between(0, 15);
    if (act >= 14) return other_terms_for_all();
    if (act <= 1) return gift();
    if (act == 2) return lesson_override();
    if (act == 3) return pass();
    const std::string who = person();
    const auto grants = school_.sam.get("/api/contacts/" + who + "/grants");
    if (grants.size("/items") == 0) return gift();
    const int last = static_cast<int>(grants.size("/items")) - 1;
    // The newest are those that something can be done about.
    const std::string row = "/items/" + std::to_string(dice_.between(0, std::min(last, 2)));
    if (act >= 12) return terms(grants.at(row + "/order/id"));
    Wish wish = on_grant(act);
    wish.target = "/api/grants/" + grants.at(row + "/id") + wish.target;
    if (act != 4) wish.version = grants.at(row + "/version");
    return wish;
  }

  Wish on_grant(int act) {
    const std::string days = "'days': " + std::to_string(dice_.between(1, 15));
    switch (act) {
      case 4: return {"/revocation", "'reason': 'asked for it'"};
      case 5: return {"/extension", days};
      case 6: return {"/end", "'until': " + day(-2, 60)};
      case 7: return {"/freezes", days};
      case 8: return {"/freezes", days + ", 'from': " + day(-5, 9), {}, false};
      case 9: return {"/unfreezing", "'reason': 'well again'", {}, false};
      default: return plan();
    }
  }

  Wish plan() {
    static const std::vector<std::string> ends{"keep_old", "from_today", "longer"};
    return {"/plan", "'offer': '" + dice_.pick(offers_).second + "', 'anyway': true, " +
                         "'keep_start': " + (dice_.chance(60) ? "true" : "false") + ", 'end': '" +
                         dice_.pick(ends) + "'"};
  }

  /// Another term on the first line of an order, or back to the offer's.
  Wish terms(const std::string& order) {
    static const std::vector<std::string> changes{
        "'schedule': {'type': 'none'}", "'checkpoints': {'type': 'off'}",
        "'period': {'type': 'days', 'count': 20}", "'individual': true", "'individual': false",
        "'schedule': null", "'full': true"};
    const auto view = school_.sam.get("/api/orders/" + order);
    return {"/api/orders/" + order,
            "'lines': [{'id': '" + view.at("/lines/0/id") + "', " + dice_.pick(changes) + "}]",
            view.at("/version"), true, "PATCH"};
  }

  /// Another policy for everybody who follows an offer; what they have open may stay open.
  Wish other_terms_for_all() {
    static const std::vector<std::string> policies{
        "'period': {'type': 'days', 'count': 20}", "'schedule': {'type': 'none'}",
        "'period': {'type': 'unlimited'}", "'full': true",
        "'schedule': {'type': 'custom', 'fallback': 'immediate', 'modules': {'$1': {'open': "
        "{'type': 'after', 'days': 15, 'time': '09:00'}}}}"};
    const auto& [product, offer] = dice_.pick(offers_);
    const std::string target = "/api/offers/" + offer;
    const std::string module =
        (courses_[0].id == product ? courses_[0] : courses_[1]).module;
    const std::string policy = json(dice_.pick(policies), {module});
    const std::string keep = dice_.chance(70) ? "true" : "false";
    return {target,
            "'lines': [{'product': '" + product + "', 'policy': {" + policy +
                "}}], 'keep_open': " + keep,
            school_.oscar.get(target).at("/version"), false, "PATCH", "/impact"};
  }

  Wish gift() {
    const auto& [product, offer] = dice_.pick(offers_);
    const std::string what = dice_.chance(15) ? "'full': true" : "'offer': '" + offer + "'";
    const std::string again = dice_.chance(40) ? ", 'same_offer': 'second'" : "";
    return {"/api/contacts/" + person() + "/grants",
            "'product': '" + product + "', " + what + again};
  }

  std::string some_lesson() {
    const TestCourse& course = dice_.pick(courses_);
    return "'product': '" + course.id + "', 'lesson': '" + dice_.pick(course.lessons) + "'";
  }

  Wish lesson_override() {
    static const std::vector<std::string> kinds{"open", "closed", "none"};
    return {"/api/contacts/" + person() + "/lesson-overrides",
            some_lesson() + ", 'kind': '" + dice_.pick(kinds) + "'"};
  }

  Wish pass() {
    return {"/api/contacts/" + person() + "/passed-lessons",
            some_lesson() + ", 'passed': " + (dice_.chance(75) ? "true" : "false")};
  }

  std::string day(int from, int to) {
    const auto at = school_.clock.now() + dice_.between(from, to) * a_day;
    return "'" + at.text().substr(0, 10) + "'";
  }

  /// The lessons that are said to be open are open by what is in the tables now.
  void check_counts(const Answer& acted, const std::string& as_of) {
    const std::string who = acted.at("/effects/contact/existing");
    for (std::size_t i = 0; i < acted.size("/effects/products"); ++i) {
      const std::string product = "/effects/products/" + std::to_string(i);
      const auto view =
          school_.sam.get("/api/contacts/" + who + "/access?product=" +
                          acted.at(product + "/product/id") + "&at=" + as_of);
      std::size_t open = 0;
      for (std::size_t lesson = 0; lesson < view.size("/lessons"); ++lesson) {
        const std::string answer = "/lessons/" + std::to_string(lesson) + "/answer/outcome";
        open += view.at(answer) == "open" ? 1 : 0;
      }
      CHECK(acted.at(product + "/lessons_open_now") == std::to_string(open));
    }
  }

  TestSchool& school_;
  Dice dice_;
  std::vector<TestCourse> courses_;
  std::vector<std::pair<std::string, std::string>> offers_;  ///< Product and offer.
  std::vector<Done> done_;
  base::Instant since_;
  int changes_ = 0;
};

}  // namespace

TEST_CASE("whatever is done to two students, each act does what was shown, and undone one by one "
          "nothing of it is left") {
  on_both_engines_school([](TestSchool& school) {
    const std::uint64_t seed = seed_of_acts();
    CAPTURE(seed);
    Desk desk(school, seed);
    for (int round = 0; round < 3; ++round) {
      CAPTURE(round);
      desk.begin();
      int possible = 0;
      for (int i = 0; i < 30; ++i) possible += desk.act() ? 1 : 0;
      CHECK(possible >= 12);
      desk.undo_all();
    }
    CHECK(desk.changes() >= 30);
  });
}

TEST_CASE("an undo that leaves an end, a freeze, an override, a grant or a revocation behind would "
          "be noticed") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const std::string contact = "/api/contacts/" + school.anna.id();
    const auto given =
        school.sam.post(contact + "/grants",
                        json("{'product': '$1', 'offer': '$2'}", {yoga.id, yoga.full_access}));
    const std::string grant = "/api/grants/" + given.at("/grant");
    const std::string lesson = json("'product': '$1', 'lesson': '$2', ",
                                    {yoga.id, yoga.lessons[0]});
    const std::pair<std::string, std::string> acts[] = {
        {grant + "/end", "{'until': '2026-02-01'}"},
        {grant + "/freezes", "{'days': 40}"},
        {contact + "/lesson-overrides", "{" + lesson + "'kind': 'closed'}"},
        {grant + "/revocation", "{}"},
        {contact + "/grants", "{'product': '" + yoga.id + "', 'full': true}"}};
    for (const auto& [target, body] : acts) {
      CAPTURE(target);
      const Digests before = digests(school, school.clock.now());
      const std::string version = school.sam.get(grant).at("/version");
      const http::Fields seen{{"if-match", "\"" + version + "\""}};
      CHECK(school.sam.post(target, json(body), seen).status < 300);
      CHECK(digests(school, school.clock.now()) != before);
    }
  });
}

TEST_CASE("an act that did something else than was shown would be noticed") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto month = school.an_offer(
        "Month", json("[{'product': '$1', 'policy': {'period': {'type': 'days', 'count': 30}}}]",
                      {yoga.id}));
    const auto given = school.sam.post(
        "/api/contacts/" + school.anna.id() + "/grants",
        json("{'product': '$1', 'offer': '$2'}", {yoga.id, month}));
    const std::string target = "/api/grants/" + given.at("/grant") + "/extension";
    const http::Fields seen{{"if-match", "\"1\""}};
    const auto shown = school.sam.post(target + "?dry_run=true", json("{'days': 10}"), seen);
    const auto acted = school.sam.post(target, json("{'days': 11}"), seen);
    CHECK(acted.said() == "200");
    CHECK(acted.at("/effects") != shown.at("/effects"));
  });
}

}  // namespace changes
