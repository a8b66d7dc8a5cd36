// SPDX-License-Identifier: Apache-2.0
#include "access/evaluation.h"

#include <algorithm>

#include "access/combine.h"
#include "access/windows.h"

namespace accesses {

using base::Instant;

namespace {

Passed passed_in(const CompiledCourse& course, const Facts& facts) {
  Passed passed(course.lessons().size());
  for (const LessonId lesson : facts.passed_checkpoints) {
    if (const auto position = course.find(lesson)) passed[*position] = true;
  }
  return passed;
}

/// The latest by `at`; of equal ones the last in the list.
std::optional<LessonOverrideKind> override_of(const Facts& facts, LessonId lesson,
                                              Instant known_at) {
  const LessonOverride* latest = nullptr;
  for (const LessonOverride& override : facts.lesson_overrides) {
    if (override.lesson != lesson || override.at > known_at) continue;
    if (latest == nullptr || override.at >= latest->at) latest = &override;
  }
  if (latest == nullptr) return std::nullopt;
  return latest->kind;
}

std::optional<Reason> reason_to_hide(const CompiledCourse& course, const ProgrammeLesson* lesson) {
  if (lesson != nullptr && lesson->deleted) return Reason::Deleted;
  if (course.status() == ProductStatus::Draft) return Reason::ProductDraft;
  if (lesson != nullptr && !lesson->published) return Reason::LessonDraft;
  return std::nullopt;
}

std::optional<Instant> bound(Instant at) {
  if (at == forever) return std::nullopt;
  return at;
}

Answer open(Via via) { return {.outcome = Outcome::Open, .via = via}; }

Answer hidden(Reason reason) { return {.outcome = Outcome::Hidden, .reason = reason}; }

Answer locked(const Verdict& verdict, const CompiledCourse& course) {
  const Reason reason = *verdict.reason;
  Answer answer{.outcome = Outcome::Locked, .reason = reason};
  if (is_waiting(reason)) {
    answer.outcome = Outcome::LockedUntil;
    answer.until = verdict.at;
  } else if (reason == Reason::Checkpoint) {
    answer.lesson = course.lessons()[verdict.checkpoint].id;
  } else if (verdict.at != long_ago) {
    answer.at = verdict.at;
  }
  return answer;
}

}  // namespace

Evaluation::Evaluation(const CompiledCourse& course, const Facts& facts, Instant known_at,
                       Mode mode)
    : course_(course), facts_(facts), known_at_(known_at), mode_(mode) {
  const Passed passed = passed_in(course, facts);
  terms_.reserve(facts.grants.size());
  for (const Grant& grant : facts.grants) {
    terms_.push_back(terms_of(grant, known_at, facts.zone));
    checkpoints_.push_back(first_blocking_checkpoint(terms_.back().policy, course, passed));
  }
  standings_.resize(terms_.size());
  verdicts_.resize(terms_.size());
  spans_.resize(terms_.size());
}

Evaluation::Subject Evaluation::subject_at(std::size_t position) {
  const LessonId lesson = course_.lessons()[position].id;
  return {.lesson = position,
          .override = override_of(facts_, lesson, known_at_),
          .standings = standings_};
}

/// The product, and a lesson opened for the person: neither scope, schedule nor checkpoints.
void Evaluation::lift_gates() {
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    standings_[i] = {.window = {.opening = terms_[i].start}};
  }
}

void Evaluation::set_standings(const ProgrammeLesson& lesson, std::size_t position,
                               std::optional<SectionId> section) {
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    const Terms& terms = terms_[i];
    Standing& standing = standings_[i];
    standing = {};
    standing.covered = section ? covers_section(terms.policy, lesson, *section)
                               : covers_page(terms.policy, lesson);
    standing.checkpoint = checkpoints_[i] < position ? checkpoints_[i] : std::nullopt;
    // What is over or suspended stays so with these facts: its window plays no part.
    if (standing.covered && is_alive(terms.state_at(known_at_))) {
      standing.window = window_of(terms, lesson, facts_.zone);
    }
  }
}

Evaluation::Subject Evaluation::product() {
  lift_gates();
  return {.lesson = std::nullopt, .override = std::nullopt, .standings = standings_};
}

Evaluation::Subject Evaluation::lesson(std::size_t position) {
  const Subject subject = subject_at(position);
  if (subject.override == LessonOverrideKind::Open) {
    lift_gates();
  } else {
    set_standings(course_.lessons()[position], position, std::nullopt);
  }
  return subject;
}

Evaluation::Subject Evaluation::section(std::size_t position, SectionId section) {
  const Subject subject = subject_at(position);
  if (subject.override == LessonOverrideKind::Open) {
    lift_gates();
  } else {
    set_standings(course_.lessons()[position], position, section);
  }
  return subject;
}

Gate Evaluation::gate(const Subject& subject, Instant at) const {
  const ProgrammeLesson* lesson = subject.lesson ? &course_.lessons()[*subject.lesson] : nullptr;
  if (mode_ == Mode::Staff) return Gate::StaffMode;
  if (reason_to_hide(course_, lesson)) return Gate::Publication;
  if (lesson != nullptr && lesson->open_to_all) return Gate::PublicLesson;
  if (facts_.blocked) return Gate::Block;
  if (subject.override == LessonOverrideKind::Closed &&
      std::ranges::any_of(terms_, [at](const Terms& t) { return is_alive(t.state_at(at)); })) {
    return Gate::ClosedForPerson;
  }
  return Gate::Grants;
}

Answer Evaluation::answer(const Subject& subject, Instant at) {
  const ProgrammeLesson* lesson = subject.lesson ? &course_.lessons()[*subject.lesson] : nullptr;
  switch (gate(subject, at)) {
    case Gate::StaffMode:
      return open(Via::Staff);
    case Gate::Publication:
      return hidden(*reason_to_hide(course_, lesson));
    case Gate::PublicLesson:
      return open(Via::Public);
    case Gate::Block:
      return locked({.reason = Reason::Blocked}, course_);
    case Gate::ClosedForPerson:
      return locked({.reason = Reason::ClosedByStaff}, course_);
    case Gate::Grants:
      break;
  }
  return answer_of_grants(subject, at);
}

Answer Evaluation::answer_of_grants(const Subject& subject, Instant at) {
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    verdicts_[i] = verdict_of(terms_[i], subject.standings[i], at);
  }
  const Verdict verdict = most_helpful(verdicts_);
  if (verdict.is_open()) return open_answer(subject);
  if (verdict.reason == Reason::NotInPlan && !course_.show_unavailable()) {
    return hidden(Reason::NotInPlan);
  }
  return locked(verdict, course_);
}

/// Names the grant that stays open longest by itself; of equal ones the smaller id.
Answer Evaluation::open_answer(const Subject& subject) {
  std::optional<std::size_t> longest;
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    spans_[i] = open_span_of(terms_[i], subject.standings[i]);
    if (!verdicts_[i].is_open()) continue;
    const bool longer = !longest || spans_[i].until > spans_[*longest].until;
    const bool smaller_id = longest && spans_[i].until == spans_[*longest].until &&
                            terms_[i].grant->id < terms_[*longest].grant->id;
    if (longer || smaller_id) longest = i;
  }
  const bool by_override = subject.override == LessonOverrideKind::Open;
  Answer answer = open(by_override ? Via::Override : Via::Grant);
  if (!by_override) answer.grant = terms_[*longest].grant->id;
  answer.until = bound(end_without_gap(spans_, spans_[*longest].until));
  return answer;
}

Answer Evaluation::verdict_answer(const Subject& subject, std::size_t grant, Instant at) const {
  const Terms& terms = terms_[grant];
  const Verdict verdict = verdict_of(terms, subject.standings[grant], at);
  if (!verdict.is_open()) return locked(verdict, course_);
  Answer answer = open(Via::Grant);
  answer.grant = terms.grant->id;
  answer.until = bound(open_span_of(terms, subject.standings[grant]).until);
  return answer;
}

/// With the facts known an answer changes at these instants only.
void Evaluation::add_instants_after(std::vector<Instant>& instants, const Subject& subject,
                                    std::size_t grant, Instant at) const {
  const Terms& terms = terms_[grant];
  const Window& window = subject.standings[grant].window;
  for (const Instant instant :
       {terms.start, terms.end, terms.frozen_until, window.opening, window.closing}) {
    if (instant > at && instant != forever) instants.push_back(instant);
  }
}

std::optional<Instant> Evaluation::next_change(const Subject& subject, Instant at) {
  std::vector<Instant> instants;
  for (std::size_t i = 0; i < terms_.size(); ++i) add_instants_after(instants, subject, i, at);
  std::ranges::sort(instants);
  const Answer now = answer(subject, at);
  for (const Instant instant : instants) {
    if (answer(subject, instant) != now) return instant;
  }
  return std::nullopt;
}

std::optional<Instant> Evaluation::next_change_of_grant(const Subject& subject, std::size_t grant,
                                                        Instant at) const {
  std::vector<Instant> instants;
  add_instants_after(instants, subject, grant, at);
  std::ranges::sort(instants);
  const Answer now = verdict_answer(subject, grant, at);
  for (const Instant instant : instants) {
    if (verdict_answer(subject, grant, instant) != now) return instant;
  }
  return std::nullopt;
}

}  // namespace accesses
