// SPDX-License-Identifier: Apache-2.0
#include "learning/my_views.h"

#include <algorithm>

namespace learning {
namespace {

using accesses::Answer;
using courses::Product;

MyState state_of(const Answer& answer) {
  if (answer.is_open()) return MyState::Open;
  switch (*answer.reason) {
    case Reason::NotStarted:
    case Reason::Schedule: return MyState::Opens;
    case Reason::Frozen: return MyState::Frozen;
    case Reason::PaymentOverdue: return MyState::PaymentDue;
    case Reason::Expired: return MyState::Ended;
    case Reason::PreRegistered: return MyState::PreRegistered;
    case Reason::Blocked: return MyState::Blocked;
    case Reason::Checkpoint:
    case Reason::LessonClosed:
    case Reason::AfterEnd:
    case Reason::NotInPlan:
    case Reason::Revoked:
    case Reason::NoAccess:
    case Reason::ClosedByStaff:
    case Reason::ProductDraft:
    case Reason::LessonDraft:
    case Reason::Deleted: return MyState::Closed;
  }
  std::unreachable();
}

/// The lesson that opens first, when none is open and time alone opens one.
const Answer* first_opening(const Outline& outline) {
  const Answer* first = nullptr;
  for (const MetLesson& met : outline.lessons) {
    if (met.answer.is_open()) return nullptr;
    if (met.answer.outcome != Outcome::LockedUntil) continue;
    if (first == nullptr || *met.answer.until < *first->until) first = &met.answer;
  }
  return first;
}

/// The course is open as soon as the access has begun; its first lesson may still have to wait.
Answer whole_answer(const Outline& outline) {
  const Answer* opening = outline.product.is_open() ? first_opening(outline) : nullptr;
  return opening == nullptr ? outline.product : *opening;
}

std::optional<Instant> end_of_access(const Answer& answer, const Outline& outline) {
  return state_of(answer) == MyState::Ended ? answer.at : outline.until;
}

std::optional<LessonId> to_continue(const Outline& outline) {
  const MetLesson* next = outline.next_to_do();
  if (next == nullptr) return std::nullopt;
  return next->lesson->id;
}

bool is_held(const Study& study) {
  return std::ranges::any_of(study.facts.grants, [&](const accesses::Grant& grant) {
    return !grant.revoked_at || *grant.revoked_at > study.at;
  });
}

/// A checkpoint the person does not see is not named.
std::optional<LessonTitle> checkpoint_in(const Outline& outline, const Answer& answer) {
  if (!answer.lesson) return std::nullopt;
  const MetLesson* met = outline.find(*answer.lesson);
  if (met == nullptr) return std::nullopt;
  return LessonTitle{met->lesson->id, met->lesson->title};
}

void fill(MyLessonRow& row, const Outline& outline, const MetLesson& met) {
  row.id = met.lesson->id;
  row.title = met.lesson->title;
  row.number = met.number;
  row.outcome = met.answer.outcome;
  row.reason = met.answer.reason;
  row.until = met.answer.until;
  row.at = met.answer.at;
  row.checkpoint = checkpoint_in(outline, met.answer);
  row.done = met.done;
  row.is_checkpoint = met.checkpoint;
}

NeighbourLesson neighbour(const MetLesson& met) {
  return {met.lesson->id, met.lesson->title, met.answer.outcome};
}

std::optional<MyBanner> banner_of(const Answer& answer) {
  if (answer.is_open()) return std::nullopt;
  return MyBanner{answer.reason, answer.until ? answer.until : answer.at};
}

}  // namespace

std::optional<MyProduct> product_view(const Study& study) {
  const Outline outline = outline_of(study);
  if (outline.product.outcome == Outcome::Hidden || !is_held(study)) return std::nullopt;
  const Product& product = study.course->programme.product;
  const Answer answer = whole_answer(outline);
  MyProduct view;
  view.id = product.id;
  view.title = product.title;
  view.state = state_of(answer);
  view.reason = answer.reason;
  if (answer.outcome == Outcome::LockedUntil) view.opens_at = answer.until;
  view.until = end_of_access(answer, outline);
  view.lessons_done = outline.progress.done;
  view.lessons_total = outline.progress.total;
  view.progress = outline.progress.percent();
  view.continue_ = to_continue(outline);
  return view;
}

MyProgramme programme_view(const Study& study, const Outline& outline) {
  const Product& product = study.course->programme.product;
  const Answer answer = whole_answer(outline);
  MyProgramme view;
  view.id = product.id;
  view.title = product.title;
  view.description = product.description;
  view.state = state_of(answer);
  view.banner = banner_of(answer);
  view.lessons_done = outline.progress.done;
  view.lessons_total = outline.progress.total;
  view.progress = outline.progress.percent();
  view.until = end_of_access(answer, outline);
  view.continue_ = to_continue(outline);
  for (const MetLesson& met : outline.lessons) {
    if (view.modules.empty() || view.modules.back().id != met.module->id) {
      view.modules.push_back({met.module->id, met.module->title, {}});
      view.modules.back().lessons.reserve(met.module->lessons.size());
    }
    fill(view.modules.back().lessons.emplace_back(), outline, met);
  }
  return view;
}

MyLesson lesson_view(const Study& study, const Outline& outline, const MetLesson& met,
                     const std::optional<LessonProgress>& progress) {
  const Product& product = study.course->programme.product;
  MyLesson view;
  fill(view, outline, met);
  view.product = {product.id, product.title};
  if (met.answer.is_open()) view.video = position_in(progress);
  const auto index = static_cast<std::size_t>(met.number - 1);
  if (index > 0) view.previous = neighbour(outline.lessons[index - 1]);
  if (index + 1 < outline.lessons.size()) view.next = neighbour(outline.lessons[index + 1]);
  return view;
}

}  // namespace learning
