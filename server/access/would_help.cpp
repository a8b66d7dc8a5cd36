// SPDX-License-Identifier: Apache-2.0
#include "access/would_help.h"

#include <algorithm>
#include <array>
#include <utility>

#include "access/combine.h"

namespace accesses {

using base::Instant;

namespace {

constexpr std::array changes_of_facts = {
    Help::PassCheckpoint, Help::Pay,        Help::ExtendEnd,       Help::Unfreeze,
    Help::StartNow,       Help::DropDelays, Help::DropCheckpoints, Help::WidenScope,
    Help::OpenLesson,     Help::GiveAccess, Help::Unblock,         Help::RemoveClosing};

std::optional<LessonId> lesson_of(const CompiledCourse& course, const Target& target) {
  if (const auto* lesson = std::get_if<LessonId>(&target)) return *lesson;
  if (const auto* section = std::get_if<SectionId>(&target)) {
    return course.lessons()[*course.find(*section)].id;
  }
  return std::nullopt;
}

void thaw(Grant& grant, Instant at) {
  for (Freeze& freeze : grant.freezes) {
    if (freeze.started_at <= at && (!freeze.ended_at || *freeze.ended_at > at)) {
      freeze.ended_at = at;
    }
  }
}

void start_now(Grant& grant, Instant at) {
  grant.start_at = std::min(grant.start_at, at);
  grant.overrides.start = AtGrant();
}

void change(Help help, Grant& grant, Instant at) {
  if (help == Help::Pay) grant.suspended_since.reset();
  if (help == Help::ExtendEnd) grant.end_override = EndOverride{.end_at = {}, .set_at = at};
  if (help == Help::Unfreeze) thaw(grant, at);
  if (help == Help::StartNow) start_now(grant, at);
  if (help == Help::DropDelays) grant.overrides.schedule = NoSchedule();
  if (help == Help::DropCheckpoints) grant.overrides.checkpoints = CheckpointsOff();
  if (help == Help::WidenScope) grant.overrides.scope = AllLessons();
}

Grant full_grant(Instant at) {
  Grant grant;
  grant.start_at = at;
  grant.policy = std::make_shared<const Policy>(Policy{.full = true});
  return grant;
}

bool waits_longer(const Answer& a, const Answer& b) {
  return a.outcome == Outcome::LockedUntil && b.outcome == Outcome::LockedUntil &&
         *a.until > *b.until;
}

bool stands_earlier(const Answer& a, const Answer& b, const CompiledCourse& course) {
  return a.reason == Reason::Checkpoint && b.reason == Reason::Checkpoint &&
         course.find(*a.lesson) < course.find(*b.lesson);
}

}  // namespace

bool is_better(const Answer& now, const Answer& before, const CompiledCourse& course) {
  if (now.is_open() || before.is_open()) return now.is_open() && !before.is_open();
  const int rank_now = rank_of(*now.reason);
  const int rank_before = rank_of(*before.reason);
  if (rank_now != rank_before) return rank_now < rank_before;
  return waits_longer(before, now) || stands_earlier(before, now, course);
}

std::optional<Facts> facts_after(Help help, const CompiledCourse& course, const Facts& facts,
                                 const Target& target, Instant at, const Answer& answer) {
  const auto lesson = lesson_of(course, target);
  Facts changed = known_at(facts, at);
  for (Grant& grant : changed.grants) change(help, grant, at);
  switch (help) {
    case Help::PassCheckpoint:
      if (!answer.lesson) return std::nullopt;
      changed.passed_checkpoints.push_back(*answer.lesson);
      break;
    case Help::OpenLesson:
      if (!lesson) return std::nullopt;
      changed.lesson_overrides.push_back({*lesson, LessonOverrideKind::Open, at});
      break;
    case Help::RemoveClosing:
      std::erase_if(changed.lesson_overrides, [](const LessonOverride& override) {
        return override.kind == LessonOverrideKind::Closed;
      });
      break;
    case Help::GiveAccess:
      changed.grants.push_back(full_grant(at));
      break;
    case Help::Unblock:
      changed.blocked = false;
      break;
    case Help::Pay:
    case Help::ExtendEnd:
    case Help::Unfreeze:
    case Help::StartNow:
    case Help::DropDelays:
    case Help::DropCheckpoints:
    case Help::WidenScope:
      break;
    case Help::Wait:
    case Help::Publish:
    case Help::Restore:
      return std::nullopt;
  }
  return changed;
}

std::vector<Help> would_help(const CompiledCourse& course, const Facts& facts, const Target& target,
                             Instant at, const Answer& answer) {
  if (answer.is_open()) return {};
  if (answer.reason == Reason::Deleted) return {Help::Restore};
  if (answer.reason == Reason::ProductDraft || answer.reason == Reason::LessonDraft) {
    return {Help::Publish};
  }
  std::vector<Help> list;
  if (answer.outcome == Outcome::LockedUntil) list.push_back(Help::Wait);
  for (const Help help : changes_of_facts) {
    const auto changed = facts_after(help, course, facts, target, at, answer);
    if (changed && is_better(decide(course, *changed, target, at), answer, course)) {
      list.push_back(help);
    }
  }
  return list;
}

}  // namespace accesses
