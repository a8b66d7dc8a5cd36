// SPDX-License-Identifier: Apache-2.0
#include "access/timeline.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <utility>

namespace accesses {

using base::Instant;

namespace {

void add(std::vector<Instant>& instants, const std::optional<Instant>& at) {
  if (at) instants.push_back(*at);
}

/// When a recorded fact becomes known to the answers.
std::vector<Instant> instants_of_facts(const Facts& facts) {
  std::vector<Instant> instants;
  for (const Grant& grant : facts.grants) {
    for (const Freeze& freeze : grant.freezes) {
      instants.push_back(freeze.started_at);
      add(instants, freeze.ended_at);
    }
    if (grant.end_override) instants.push_back(grant.end_override->set_at);
    add(instants, grant.suspended_since);
    add(instants, grant.revoked_at);
  }
  for (const LessonOverride& override : facts.lesson_overrides) instants.push_back(override.at);
  return instants;
}

/// Where a stretch begins in which no fact becomes known: `from`, and what is dated after it.
std::vector<Instant> beginnings(const Facts& facts, Instant from, Instant until) {
  std::vector<Instant> instants = instants_of_facts(facts);
  std::erase_if(instants, [&](Instant at) { return at <= from || at > until; });
  instants.push_back(from);
  std::ranges::sort(instants);
  const auto repeated = std::ranges::unique(instants);
  instants.erase(repeated.begin(), repeated.end());
  return instants;
}

/// Walks from stretch to stretch. Within one the answers of each lesson are followed by
/// themselves: a lesson turns a few times only, however many lessons there are.
class Walk {
 public:
  Walk(const CompiledCourse& course, const Facts& facts, Instant from, Instant until)
      : course_(course), facts_(facts), until_(until), answers_(course.lessons().size()) {
    Evaluation evaluation(course, facts, from);
    product_ = evaluation.answer(evaluation.product());
    for (std::size_t i = 0; i < answers_.size(); ++i) {
      answers_[i] = evaluation.answer(evaluation.lesson(i));
    }
  }

  /// `end` is the first instant of the next stretch.
  void walk(Instant begin, std::optional<Instant> end) {
    Evaluation evaluation(course_, facts_, begin);
    for (std::size_t i = 0; i < answers_.size(); ++i) {
      const LessonId id = course_.lessons()[i].id;
      follow(evaluation, evaluation.lesson(i), begin, end, answers_[i],
             [&](Instant at, const Answer& before, const Answer& after) {
               changes_[at].lessons.push_back({id, before, after});
             });
    }
    const auto product = evaluation.product();
    follow(evaluation, product, begin, end, product_,
           [&](Instant at, const Answer&, const Answer&) { changes_[at]; });
    const auto last = end ? changes_.lower_bound(*end) : changes_.end();
    for (auto change = changes_.lower_bound(begin); change != last; ++change) {
      change->second.product = evaluation.answer(product, change->first);
    }
  }

  std::size_t size() const { return changes_.size(); }

  std::vector<TimelineChange> first(std::size_t changes_max) && {
    std::vector<TimelineChange> list;
    for (auto& [at, change] : changes_) {
      if (list.size() == changes_max) break;
      change.at = at;
      list.push_back(std::move(change));
    }
    return list;
  }

 private:
  template <class Turned>
  void follow(Evaluation& evaluation, const Evaluation::Subject& subject, Instant begin,
              std::optional<Instant> end, Answer& answer, const Turned& turned) const {
    std::optional<Instant> at = begin;
    while (at && *at <= until_ && (!end || *at < *end)) {
      const Answer now = evaluation.answer(subject, *at);
      if (now != answer) turned(*at, answer, now);
      answer = now;
      at = evaluation.next_change(subject, *at);
    }
  }

  const CompiledCourse& course_;
  const Facts& facts_;
  Instant until_;
  Answer product_;
  std::vector<Answer> answers_;
  std::map<Instant, TimelineChange> changes_;
};

}  // namespace

std::vector<TimelineChange> timeline(const CompiledCourse& course, const Facts& facts,
                                     Instant from, Instant until, std::size_t changes_max) {
  Walk walk(course, facts, from, until);
  const auto stretches = beginnings(facts, from, until);
  for (std::size_t i = 0; i < stretches.size() && walk.size() < changes_max; ++i) {
    const bool last = i + 1 == stretches.size();
    walk.walk(stretches[i], last ? std::nullopt : std::optional(stretches[i + 1]));
  }
  return std::move(walk).first(changes_max);
}

std::optional<Instant> previous_change(const CompiledCourse& course, const Facts& facts,
                                       Instant at) {
  const auto before = at - std::chrono::milliseconds(1);
  const auto changes =
      timeline(course, facts, Instant(), before, std::numeric_limits<std::size_t>::max());
  if (changes.empty()) return std::nullopt;
  return changes.back().at;
}

Facts with_checkpoints_passed(const CompiledCourse& course, Facts facts) {
  facts.passed_checkpoints.clear();
  for (const ProgrammeLesson& lesson : course.lessons()) {
    facts.passed_checkpoints.push_back(lesson.id);
  }
  return facts;
}

}  // namespace accesses
