// SPDX-License-Identifier: Apache-2.0
#include "notices/lesson_answer.h"

#include <doctest/doctest.h>

#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <set>
#include <string>
#include <vector>

#include "notices/notices_of_test.h"
#include "testing/school.h"

namespace notices {
namespace {

using namespace std::chrono_literals;
using accesses::Answer;
using accesses::Help;
using accesses::Outcome;
using accesses::Reason;
using testing::json;
using testing::on_both_engines_school;
using testing::TestSchool;

const base::TimeZone paris = *base::TimeZone::parse("Europe/Paris");
const base::TimeZone kyiv = *base::TimeZone::parse("Europe/Kyiv");
const base::TimeZone berlin = *base::TimeZone::parse("Europe/Berlin");
constexpr std::array languages{Language::en, Language::fr, Language::uk};

template <class Enum>
std::vector<Enum> all_of() {
  std::vector<Enum> values;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
      [&](auto enumerator) { values.push_back(enumerator.value); });
  return values;
}

LessonSituation situation_of(Answer answer, std::vector<Help> would_help = {}) {
  return {.lesson = "Fourth lesson",
          .product = "Yoga",
          .answer = std::move(answer),
          .checkpoint = "Third lesson",
          .would_help = std::move(would_help),
          .at = noon};
}

/// Every shape that an answer of this reason may have.
std::vector<Answer> answers_of(Reason reason) {
  const auto lesson = accesses::LessonId::from_number(3);
  std::vector<Answer> answers;
  for (const Outcome outcome : {Outcome::LockedUntil, Outcome::Locked, Outcome::Hidden}) {
    for (const auto at : {noon - 48h, noon + 48h}) {
      answers.push_back({.outcome = outcome,
                         .reason = reason,
                         .until = noon + 48h,
                         .at = at,
                         .lesson = lesson});
    }
  }
  return answers;
}

std::vector<LessonSituation> all_situations() {
  std::vector<LessonSituation> all{
      situation_of({.outcome = Outcome::Open}),
      situation_of({.outcome = Outcome::Open, .until = noon + 48h}),
  };
  for (const Reason reason : all_of<Reason>()) {
    for (const Answer& answer : answers_of(reason)) {
      all.push_back(situation_of(answer));
      for (const Help help : all_of<Help>()) all.push_back(situation_of(answer, {help}));
    }
  }
  return all;
}

std::string text_of(const LessonSituation& situation, Language language, base::TimeZone zone) {
  const school::School school = a_school(language);
  return answer_text(setting_of(school), language, zone, situation);
}

std::string in_english(Answer answer, std::vector<Help> help = {}, base::TimeZone zone = paris) {
  return text_of(situation_of(std::move(answer), std::move(help)), Language::en, zone);
}

/// What a text shows where a value or a sentence is missing.
constexpr std::array holes{"“”", "«»", "« »", "«\u00a0\u00a0»", "  ", " .", " ,", "{{", "}}",
                           "mail.", "answer.", "\n"};
/// Orders, offers and the team, and the codes of ours.
constexpr std::array secrets{"order",    "offer",  "staff",   "team",        "commande", "offre",
                             "équipe",   "замовл", "пропози", "команд",      "ord_",     "off_",
                             "grt_",     "stf_",   "curator", "assistant",   "куратор",  "manager"};

template <class Words>
std::string first_in(const std::string& text, const Words& words) {
  for (const std::string_view word : words) {
    if (text.contains(word)) return std::string(word);
  }
  return {};
}

}  // namespace

TEST_CASE("in three languages no answer has a hole, an order, an offer or a name of the team") {
  for (const Language language : languages) {
    for (const LessonSituation& situation : all_situations()) {
      for (const base::TimeZone zone : {paris, kyiv}) {
        const std::string text = text_of(situation, language, zone);
        REQUIRE_MESSAGE(first_in(text, holes) == "", text);
        REQUIRE_MESSAGE(first_in(text, secrets) == "", text);
        REQUIRE(text.size() > 20);
      }
    }
  }
}

TEST_CASE("every reason is told in words of its own, in each language") {
  for (const Language language : languages) {
    std::set<std::string> told;
    for (const Reason reason : all_of<Reason>()) {
      told.insert(text_of(situation_of(answers_of(reason)[2]), language, paris));
    }
    CHECK(told.size() == all_of<Reason>().size());
  }
}

TEST_CASE("what is hidden is not named") {
  for (const Language language : languages) {
    for (const Reason reason :
         {Reason::NotInPlan, Reason::LessonDraft, Reason::ProductDraft, Reason::Deleted}) {
      const auto situation = situation_of({.outcome = Outcome::Hidden, .reason = reason});
      CHECK_FALSE(text_of(situation, language, paris).contains("Fourth lesson"));
    }
  }
}

TEST_CASE("how things are, and the first thing that the person themselves can do") {
  CHECK(in_english({.outcome = Outcome::LockedUntil,
                    .reason = Reason::Schedule,
                    .until = noon + 24h},
                   {Help::Wait, Help::DropDelays}) ==
        "“Fourth lesson” opens for you on 6 January 2026 at 13:00 (Paris). "
        "It will open by itself, there is nothing you need to do.");
  CHECK(in_english({.reason = Reason::Checkpoint}, {Help::PassCheckpoint}) ==
        "“Fourth lesson” comes after “Third lesson”, which you have not passed yet. "
        "Finish it first, and the course goes on from there.");
  CHECK(in_english({.reason = Reason::PaymentOverdue}, {Help::Pay}) ==
        "“Fourth lesson” is closed for now, because a payment for “Yoga” has not reached us yet. "
        "As soon as it arrives, your access goes on.");
  CHECK(in_english({.reason = Reason::NotInPlan}, {Help::WidenScope, Help::OpenLesson}) ==
        "“Fourth lesson” is not included in your access to “Yoga”. "
        "If you have a question, just answer this message: we are glad to help.");
  CHECK(in_english({.outcome = Outcome::Open}) ==
        "“Fourth lesson” is open for you. You will find it among your courses: "
        "https://stoa.test/learn");
}

TEST_CASE("a closing that is still to come is told as one to come") {
  CHECK(in_english({.reason = Reason::LessonClosed, .at = noon - 24h})
            .starts_with("“Fourth lesson” closed on 4 January 2026 at 13:00 (Paris)."));
  CHECK(in_english({.reason = Reason::LessonClosed, .at = noon + 24h})
            .starts_with("“Fourth lesson” closes on 6 January 2026 at 13:00 (Paris), before"));
}

TEST_CASE("the clock of the person is told, and that of the school where it shows another time") {
  const Answer answer{.outcome = Outcome::LockedUntil,
                      .reason = Reason::Schedule,
                      .until = noon + 24h};
  CHECK(in_english(answer, {}, kyiv)
            .starts_with("“Fourth lesson” opens for you on 6 January 2026 at 14:00 (Kyiv), "
                         "which is 6 January 2026 at 13:00 (Paris)."));
  CHECK(in_english(answer, {}, berlin)
            .starts_with("“Fourth lesson” opens for you on 6 January 2026 at 13:00 (Berlin)."));
}

TEST_CASE("an access that ended at midnight is told by its last day") {
  const Instant end = base::end_of_day(*base::Date::parse("2026-01-03"), paris);
  CHECK(in_english({.reason = Reason::Expired, .at = end})
            .starts_with("Your access to “Yoga” lasted until 3 January 2026 (included)."));
}

TEST_CASE("staff copy the answer in the language and the time of the contact") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    school.olga.patch("/api/contacts/" + school.anna.id(),
                      school.olga.get("/api/contacts/" + school.anna.id()).at("/version"),
                      json("{'language': 'fr', 'zone': 'Europe/Kyiv'}"));
    const std::string target = "/api/contacts/" + school.anna.id() +
                               "/access/answer?product=" + yoga.id + "&lesson=" + yoga.lessons[0];
    const auto without = school.sam.get(target);
    CHECK(without.at("/language") == "fr");
    CHECK(without.at("/text").starts_with("Vous n’avez pas encore accès à «\u00a0Yoga\u00a0»."));
    school.sam.post("/api/contacts/" + school.anna.id() + "/grants",
                    json("{'product': '$1', 'full': true}", {yoga.id}));
    CHECK(school.sam.get(target).at("/text").starts_with("La leçon «\u00a0First\u00a0» vous est"));
    CHECK(school.sam.get(target + "&at=2026-01-04T12:00:00Z")
              .at("/text")
              .contains("à 14:00 (Kiev), soit le 5 janvier 2026 à 13:00 (Paris)"));
  });
}

TEST_CASE("of a lesson of another course nothing is told") {
  on_both_engines_school([](TestSchool& school) {
    const auto yoga = school.a_course("Yoga");
    const auto chess = school.a_course("Chess");
    const std::string target = "/api/contacts/" + school.anna.id() +
                               "/access/answer?product=" + yoga.id + "&lesson=" + chess.lessons[0];
    CHECK(school.sam.get(target).said() == "422 invalid /lesson lesson.unknown");
    CHECK(school.clara.get(target).status == 403);
    CHECK(school.anna.get(target).status == 403);
  });
}

}  // namespace notices
