// SPDX-License-Identifier: Apache-2.0
#include "changes/lesson_acts.h"

#include <algorithm>
#include <utility>

#include "access/terms.h"
#include "base/rejections.h"
#include "describe/describe.h"
#include "enrolments/as_of.h"
#include "learning/progress.h"
#include "staff/member.h"

namespace changes {
namespace {

using accesses::Facts;
using accesses::LessonOfPerson;
using accesses::LessonOverrideKind;
using accesses::RecordedOverride;

struct LessonActRecord {
  Id<people::Contact> contact;
  Id<courses::Product> product;
  Id<courses::Lesson> lesson;
  std::string reason;
  LessonState before;
  LessonState after;
};
BOOST_DESCRIBE_STRUCT(LessonActRecord, (), (contact, product, lesson, reason, before, after))

LessonState state_of(db::Reader& reader, Id<people::Contact> contact, Id<courses::Lesson> lesson) {
  return {.overrides = accesses::overrides_of(reader, contact, lesson),
          .passed_at = accesses::passed_at(reader, contact, lesson),
          .completed_at = learning::completed_at(reader, contact, lesson)};
}

/// The facts as they will be with that state of the lesson.
Facts facts_with(Facts facts, Id<courses::Lesson> lesson, const LessonState& state) {
  std::erase_if(facts.lesson_overrides, [&](const auto& of) { return of.lesson == lesson; });
  for (const RecordedOverride& of : state.overrides) {
    facts.lesson_overrides.push_back({lesson, of.kind, of.at});
  }
  std::erase(facts.passed_checkpoints, lesson);
  if (state.passed_at) facts.passed_checkpoints.push_back(lesson);
  return facts;
}

bool is_anything_alive(const Facts& facts, Instant at) {
  return std::ranges::any_of(facts.grants, [&](const accesses::Grant& grant) {
    return accesses::is_alive(accesses::terms_of(grant, at, facts.zone).state_at(at));
  });
}

enrolments::Effects effects_of(const PersonInCourse& person, const LessonActPlan& plan,
                               Instant at) {
  enrolments::Effects effects;
  effects.as_of = at;
  effects.contact = {people::display_name(person.contact), false, person.contact.id};
  auto changed = enrolments::compare(*person.course, person.facts,
                                     facts_with(person.facts, plan.of.lesson, plan.after), at);
  changed.act = enrolments::ProductAct::Changed;
  effects.products.push_back(std::move(changed));
  return effects;
}

std::string text_of(const std::optional<describe::Text<0, 500>>& reason) {
  return reason ? reason->v : std::string();
}

std::optional<Id<staff::Member>> member_of(const base::Actor& actor) {
  if (actor.kind != base::ActorKind::Staff) return std::nullopt;
  return Id<staff::Member>::from_number(actor.person);
}

OverrideWanted kind_of(const LessonState& state) {
  if (state.overrides.empty()) return OverrideWanted::None;
  const bool open = state.overrides.back().kind == LessonOverrideKind::Open;
  return open ? OverrideWanted::Open : OverrideWanted::Closed;
}

std::string_view action_of(OverrideWanted kind) {
  switch (kind) {
    case OverrideWanted::Open: return "lesson.opened_for";
    case OverrideWanted::Closed: return "lesson.closed_for";
    case OverrideWanted::None: return "lesson.override_ended";
  }
  std::unreachable();
}

LessonState with_override(LessonState state, OverrideWanted kind, RecordedOverride row) {
  if (kind == OverrideWanted::None) {
    state.overrides.clear();
    return state;
  }
  row.kind = kind == OverrideWanted::Open ? LessonOverrideKind::Open : LessonOverrideKind::Closed;
  state.overrides.push_back(std::move(row));
  return state;
}

/// Nobody has changed since what the act changed.
bool still_stands(const LessonActRecord& act, const LessonState& now) {
  const auto stands = [](const auto& before, const auto& after, const auto& present) {
    return before == after || present == after;
  };
  return stands(act.before.overrides, act.after.overrides, now.overrides) &&
         stands(act.before.passed_at, act.after.passed_at, now.passed_at) &&
         stands(act.before.completed_at, act.after.completed_at, now.completed_at);
}

/// From one state to another one; overrides that have no id yet are given theirs.
void write(db::Transaction& tx, const LessonOfPerson& of, const LessonState& from,
           LessonState& to) {
  if (from.overrides != to.overrides) {
    accesses::erase_overrides(tx, of.contact, of.lesson);
    for (RecordedOverride& row : to.overrides) row = accesses::add_override(tx, of, row);
  }
  if (from.passed_at != to.passed_at) {
    accesses::erase_passed(tx, of.contact, of.lesson);
    if (to.passed_at) accesses::record_passed_at(tx, of, *to.passed_at);
  }
  if (from.completed_at && !to.completed_at) {
    learning::take_back_completion_by_staff(tx, of.contact, of.lesson);
  } else if (!from.completed_at && to.completed_at) {
    learning::record_completed(tx, {of.contact, of.product, of.lesson},
                               learning::CompletedBy::Staff);
  }
}

}  // namespace

LessonActPlan plan_override(db::Reader& reader, const Shared& shared, Id<people::Contact> contact,
                            const LessonOverrideDraft& draft, const base::Actor& actor) {
  const auto person = person_in_course(reader, shared, contact, draft.product);
  person.lesson(draft.lesson);
  Instant at = enrolments::instant_of_act(draft.as_of, reader.now());
  LessonActPlan plan{.of = {contact, draft.product, draft.lesson},
                     .action = action_of(draft.kind),
                     .reason = text_of(draft.reason),
                     .before = state_of(reader, contact, draft.lesson)};
  if (kind_of(plan.before) == draft.kind) throw base::Conflict("override.same");
  // What counts is the latest, also when the rehearsal is older than what came in between.
  if (!plan.before.overrides.empty()) at = std::max(at, plan.before.overrides.back().at);
  plan.after = with_override(
      plan.before, draft.kind, {.at = at, .reason = plan.reason, .set_by = member_of(actor)});
  plan.effects = effects_of(person, plan, at);
  if (draft.kind == OverrideWanted::Open && !is_anything_alive(person.facts, at)) {
    plan.effects.warnings.push_back({.code = "override.no_access", .product = draft.product});
  }
  return plan;
}

LessonActPlan plan_pass(db::Reader& reader, const Shared& shared, Id<people::Contact> contact,
                        const PassedLessonDraft& draft) {
  const auto person = person_in_course(reader, shared, contact, draft.product);
  person.lesson(draft.lesson);
  const Instant at = enrolments::instant_of_act(draft.as_of, reader.now());
  LessonActPlan plan{.of = {contact, draft.product, draft.lesson},
                     .action = draft.passed ? "lesson.passed_for" : "lesson.pass_reset",
                     .reason = text_of(draft.reason),
                     .before = state_of(reader, contact, draft.lesson)};
  if (plan.before.passed_at.has_value() == draft.passed) {
    throw base::Conflict(draft.passed ? "lesson.passed_already" : "lesson.not_passed");
  }
  plan.after = plan.before;
  plan.after.passed_at = draft.passed ? std::optional(at) : std::nullopt;
  if (draft.passed && !plan.before.completed_at) plan.after.completed_at = reader.now();
  plan.effects = effects_of(person, plan, at);
  return plan;
}

LessonActDone apply_lesson_act(db::Transaction& tx, const LessonActPlan& plan,
                               const base::Actor& actor,
                               std::optional<base::Id<journal::Batch>> batch) {
  LessonActRecord record{plan.of.contact, plan.of.product, plan.of.lesson,
                         plan.reason,     plan.before,     plan.after};
  write(tx, plan.of, plan.before, record.after);
  LessonActDone done{.effects = plan.effects};
  done.undo = journal::record(tx, actor,
                              {.action = plan.action,
                               .object = journal::Object::of(plan.of.lesson),
                               .contact = plan.of.contact,
                               .details = describe::to_json(record),
                               .batch = batch});
  return done;
}

void undo_lesson_act(db::Transaction& tx, const enrolments::PastAct& act, const base::Actor&) {
  auto record = describe::from_json<LessonActRecord>(act.details, describe::tolerant);
  enrolments::refuse_later(tx, act, {journal::Subject::of(record.lesson)});
  const LessonOfPerson of{act.contact, record.product, record.lesson};
  if (!still_stands(record, state_of(tx, of.contact, of.lesson))) {
    throw base::Conflict("undo.newer_change");
  }
  write(tx, of, record.after, record.before);
}

}  // namespace changes
