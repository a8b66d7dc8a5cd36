// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "access/random_world_test.h"
#include "impact/offer_story_test.h"

// Three hundred people in every state that access knows: what the rehearsal tells of each of them
// is what becomes of them.

namespace impact {
namespace {

using accesses::testing::Dice;

/// From the environment variable STOA_SEED, or always the same.
std::uint64_t seed_of_crowd() {
  const char* text = std::getenv("STOA_SEED");
  return text == nullptr ? 20'260'105 : std::strtoull(text, nullptr, 10);
}

constexpr int crowd = 300;

/// Drip, a checkpoint and a closing window, so that there is much to gain and to lose.
struct CrowdStory : OfferStory {
  CrowdStory(TestSchool& in, Dice& with)
      : OfferStory(in, "'period': {'type': 'days', 'count': 60}", {"First"}), dice(with) {
    add("Test", "'is_checkpoint': true");
    add("Week", "'schedule_rule': {'open': {'type': 'after', 'days': 7, 'time': '09:00'}}");
    add("Window", "'schedule_rule': {'open': {'type': 'at_once'}, "
                  "'close': {'type': 'after_open', 'days': 25}}");
    give_to_all();
    school.clock.advance(30 * a_day);
  }

  void add(const std::string& title, const std::string& more) {
    yoga.lessons.push_back(add_lesson(title, more));
  }

  /// As many imports would leave it: the rows, with grants that began over two months.
  void give_to_all() {
    for (int i = 0; i < crowd; ++i) {
      const auto answer = school.sam.post(
          "/api/products/" + yoga.id + "/members",
          json("{'contact': {'email': 'p$1@example.org'}, 'offer': '$2', "
               "'mails': {'activation': 'none', 'access': 'none'}}",
               {std::to_string(i), offer}));
      REQUIRE(answer.said() == "201");
      people.push_back({answer.at("/contact/id"), answer.at("/grant"), answer.at("/order/id")});
      vary(people.back());
    }
  }

  struct Person {
    std::string contact;
    std::string grant;
    std::string order;
  };

  void vary(const Person& person) {
    const std::string grant_row = " WHERE id = (SELECT MAX(id) FROM grants)";
    school.run_sql("UPDATE grants SET start_at = start_at - " +
                   std::to_string(dice.between(0, 60) * 86'400'000LL) + grant_row);
    const int kind = dice.between(0, 9);
    const http::Fields seen{{"if-match", "\"1\""}};
    const std::string grant = "/api/grants/" + person.grant;
    if (kind == 0) school.sam.post(grant + "/end", json("{'until': '2026-03-01'}"), seen);
    if (kind == 1) school.sam.post(grant + "/freezes", json("{'days': 60}"), seen);
    if (kind == 2) school.sam.post(grant + "/freezes", json("{'days': 5}"), seen);
    if (kind == 3) pin(person, "'period': {'type': 'days', 'count': 80}");
    if (kind == 4) pin(person, "'schedule': {'type': 'none'}");
    if (kind == 5) pass(person);
    if (kind == 6) open_last(person);
  }

  void pin(const Person& person, const std::string& terms) {
    const std::string path = "/api/orders/" + person.order;
    const auto seen = school.sam.get(path);
    CHECK(school.sam
              .patch(path, seen.at("/version"),
                     json("{'lines': [{'id': '$1', $2}]}", {seen.at("/lines/0/id"), json(terms)}))
              .said() == "200");
  }

  std::string lesson_of(std::size_t index) const {
    return json("'product': '$1', 'lesson': '$2'", {yoga.id, yoga.lessons[index]});
  }

  void pass(const Person& person) {
    school.sam.post("/api/contacts/" + person.contact + "/passed-lessons",
                    json("{$1, 'passed': true}", {lesson_of(1)}));
  }

  void open_last(const Person& person) {
    school.sam.post("/api/contacts/" + person.contact + "/lesson-overrides",
                    json("{$1, 'kind': 'open'}", {lesson_of(3)}));
  }

  /// Of each person what every lesson is answered with.
  std::map<std::string, std::vector<std::string>> answers() {
    std::map<std::string, std::vector<std::string>> all;
    for (const Person& person : people) {
      const auto view = school.sam.get("/api/contacts/" + person.contact +
                                       "/access?product=" + yoga.id);
      for (std::size_t i = 0; i < view.size("/lessons"); ++i) {
        const std::string of = "/lessons/" + std::to_string(i) + "/answer";
        const std::string outcome = view.at(of + "/outcome");
        all[person.contact].push_back(outcome == "locked" ? view.at(of + "/reason") : outcome);
      }
    }
    return all;
  }

  long kept_for(const std::string& person) {
    const auto number = base::id_number("con", person);
    return school.count("SELECT COUNT(*) FROM lesson_overrides WHERE batch_id IS NOT NULL "
                        "AND contact_id = " + std::to_string(*number));
  }

  Dice& dice;
  std::vector<Person> people;
};

/// What the rehearsal says of each person, over all its pages.
struct Told {
  long opened = 0;
  long closed = 0;
  long kept = 0;
};

std::map<std::string, Told> told_rows(CrowdStory& story, const std::string& policy,
                                      const std::string& more) {
  std::map<std::string, Told> rows;
  for (std::size_t from = 0;;) {
    const auto page =
        story.patch(policy, more, "?dry_run=true&impact_from=" + std::to_string(from));
    const std::size_t count = page.size("/impact/rows");
    for (std::size_t i = 0; i < count; ++i) {
      const std::string row = "/impact/rows/" + std::to_string(i);
      rows[page.at(row + "/contact/id")] = {std::stol(page.at(row + "/opened")),
                                            std::stol(page.at(row + "/closed")),
                                            std::stol(page.at(row + "/kept"))};
    }
    from += count;
    if (count == 0) {
      CHECK(page.at("/impact/rows_total") == std::to_string(rows.size()));
      return rows;
    }
  }
}

using Answers = std::vector<std::string>;

bool hopes(const std::string& answer) { return answer == "open" || answer == "locked_until"; }

/// Judged by the answers alone.
long opened(const Answers& was, const Answers& is) {
  long count = 0;
  for (std::size_t i = 0; i < is.size(); ++i) {
    if (was[i] != "open" && hopes(is[i]) && was[i] != is[i]) ++count;
  }
  return count;
}

long closed(const Answers& was, const Answers& is) {
  long count = 0;
  for (std::size_t i = 0; i < is.size(); ++i) {
    if (hopes(was[i]) && is[i] != "open" && was[i] != is[i]) ++count;
  }
  return count;
}

/// They waited for a day and wait for a checkpoint now: if that would have held them up on the day
/// as well, nothing is lost. The other way round nothing is gained.
long doubtful(const Answers& was, const Answers& is) {
  long count = 0;
  for (std::size_t i = 0; i < is.size(); ++i) {
    if (was[i] == "locked_until" && is[i] == "checkpoint") ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("what is said of three hundred people is what becomes of each of them, kept open or not, "
          "and undone nothing of it is left") {
  on_both_engines_school([](TestSchool& school) {
    const std::uint64_t seed = seed_of_crowd();
    CAPTURE(seed);
    Dice dice(seed);
    CrowdStory story(school, dice);
    const std::string policy =
        "'period': {'type': 'days', 'count': 45}, 'schedule': {'type': 'custom', 'fallback': "
        "'immediate', 'lessons': {'" + story.yoga.lessons[0] + "': {'open': {'type': 'after', "
        "'days': 40, 'time': '09:00'}}}}";
    const auto before = story.answers();
    const std::string digest = story.digest();
    long opening = 0;
    long closing = 0;
    long keeping = 0;
    for (const bool keep : {true, false}) {
      CAPTURE(keep);
      const std::string more = keep ? "" : ", 'keep_open': false";
      auto told = told_rows(story, policy, more);
      const auto saved = story.change(policy, more);
      const auto after = story.answers();
      for (const auto& [person, was] : before) {
        CAPTURE(person);
        const auto& is = after.at(person);
        const Told& row = told[person];
        CHECK(row.opened <= opened(was, is));
        CHECK(row.opened >= opened(was, is) - doubtful(is, was));
        CHECK(row.closed <= closed(was, is));
        CHECK(row.closed >= closed(was, is) - doubtful(was, is));
        if (keep) CHECK(row.kept == story.kept_for(person));
        opening += row.opened;
        closing += row.closed;
        keeping += row.kept;
      }
      CHECK(story.undo_by(school.olga, saved) == "204");
      CHECK(story.digest() == digest);
    }
    CHECK(opening >= 20);
    CHECK(closing >= 20);
    CHECK(keeping >= 20);
  });
}

}  // namespace impact
