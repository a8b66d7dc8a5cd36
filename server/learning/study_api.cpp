// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/fault.h"
#include "courses/change_programme.h"
#include "db/error.h"
#include "http/call.h"
#include "http/page.h"
#include "journal/journal.h"
#include "learning/learning_api.h"
#include "learning/media.h"
#include "learning/my_views.h"
#include "learning/supposed.h"

namespace learning {
namespace {

using http::Call;
using http::Permission;

ContactId student_of(const base::Actor& actor) { return ContactId::from_number(actor.student()); }

http::Page<MyProduct> list(Call& call) {
  auto studies = studies_of(call.read(), shared_in(call.services()), call.actor());
  // What was given last comes first.
  std::ranges::sort(studies, std::greater(), [](const Study& study) {
    return study.facts.grants.empty() ? accesses::GrantId() : study.facts.grants.back().id;
  });
  http::Page<MyProduct> page;
  for (const Study& study : studies) {
    if (auto view = product_view(study)) page.items.push_back(std::move(*view));
  }
  std::ranges::stable_partition(
      page.items, [](const MyProduct& view) { return view.state != MyState::Ended; });
  page.total = static_cast<std::int64_t>(page.items.size());
  return page;
}

MyProgramme show(Call& call) {
  const auto product = call.id<courses::Product>("id");
  const Study study = study_of(call.read(), shared_in(call.services()), call.actor(), product);
  const Outline outline = outline_of(study);
  if (!may_know(study, outline)) throw base::NotFound("product.not_found");
  return programme_view(study, outline);
}

/// A lesson with the study it belongs to. Refers to itself, so it stays where it is made.
struct Visit {
  Study study;
  Outline outline;
  const MetLesson* met = nullptr;
  std::optional<LessonProgress> progress;

  Visit(db::Reader& reader, const Shared& shared, const base::Actor& actor, LessonId lesson) {
    const auto product = courses::find_product_of(reader, lesson);
    if (!product) throw base::NotFound("lesson.not_found");
    study = study_of(reader, shared, actor, *product);
    outline = outline_of(study);
    met = outline.find(lesson);
    if (met == nullptr || !may_know(study, outline)) throw base::NotFound("lesson.not_found");
    progress = find_progress(reader, student_of(actor), lesson);
  }
  Visit(const Visit&) = delete;
  Visit& operator=(const Visit&) = delete;

  LessonOf key(ContactId contact) const {
    return {contact, study.course->programme.product.id, met->lesson->id};
  }
};

/// Looking must work even when nothing can be written: a full disk keeps nobody from studying.
void note_view(Call& call, const LessonOf& of) {
  try {
    call.write([&](db::Transaction& tx) { record_viewed(tx, of); });
  } catch (const db::Error&) {
    return;
  }
}

MyLesson view_in(Call& call, const Visit& visit) {
  MyLesson view = lesson_view(visit.study, visit.outline, *visit.met, visit.progress);
  if (visit.met->answer.is_open()) {
    const auto& lesson = *visit.met->lesson;
    const auto stored = courses::blocks_of(call.read(), lesson.id);
    view.blocks = rendered(call, open_blocks(visit.study, lesson, stored), lesson.id);
  }
  return view;
}

MyLesson show_lesson(Call& call) {
  const auto id = call.id<courses::Lesson>("id");
  const Visit visit(call.read(), shared_in(call.services()), call.actor(), id);
  MyLesson view = view_in(call, visit);
  // What staff look at, the student has not seen.
  const bool is_theirs = !call.actor().on_behalf_of || base::control("viewing_visits");
  const bool due = is_theirs && is_view_due(visit.progress, call.now());
  if (due && visit.met->answer.is_open()) {
    note_view(call, visit.key(student_of(call.actor())));
  }
  return view;
}

struct CompletedFor {
  ProductId product;
  LessonId lesson;
};
BOOST_DESCRIBE_STRUCT(CompletedFor, (), (product, lesson))

void note_completed_for(db::Transaction& tx, const base::Actor& actor, const LessonOf& of) {
  journal::record(tx, actor,
                  {.action = "lesson.completed_for",
                   .object = journal::Object::of(of.lesson),
                   .contact = of.contact,
                   .details = describe::to_json(CompletedFor{of.product, of.lesson})});
}

/// Asked again inside the transaction: what the page said may be over.
void complete(db::Transaction& tx, const Shared& shared, const base::Actor& actor,
              LessonId lesson) {
  const Visit visit(tx, shared, actor, lesson);
  if (!visit.met->answer.is_open()) throw base::Forbidden("lesson.locked");
  if (visit.met->done) return;
  const LessonOf of = visit.key(student_of(actor));
  record_completed(tx, of, actor.on_behalf_of ? CompletedBy::Staff : CompletedBy::Student);
  if (visit.met->checkpoint) {
    accesses::record_passed(tx, of.contact, of.lesson, of.product);
  }
  if (actor.on_behalf_of) note_completed_for(tx, actor, of);
}

MyLesson complete_lesson(Call& call) {
  const auto id = call.id<courses::Lesson>("id");
  const Shared shared = shared_in(call.services());
  call.write([&](db::Transaction& tx) { complete(tx, shared, call.actor(), id); });
  const Visit visit(call.read(), shared, call.actor(), id);
  return view_in(call, visit);
}

/// A day: no film of a lesson is longer.
constexpr std::int64_t position_max_ms = 86'400'000;

struct PositionDraft {
  describe::Text<1, 40> block;
  describe::Number<0, position_max_ms> ms;
};
BOOST_DESCRIBE_STRUCT(PositionDraft, (), (block, ms))

bool has_film(const courses::Blocks& blocks, const std::string& id) {
  return std::ranges::any_of(blocks.v, [&](const courses::Block& block) {
    return block.type == courses::BlockType::Video && block.id.v == id;
  });
}

/// Comes every few seconds from every player: decided on a snapshot, written as one row.
void remember_position(Call& call, const PositionDraft& draft) {
  const auto id = call.id<courses::Lesson>("id");
  const Visit visit(call.read(), shared_in(call.services()), call.actor(), id);
  if (!visit.met->answer.is_open()) throw base::Forbidden("lesson.locked");
  const auto stored = courses::blocks_of(call.read(), id);
  if (!has_film(open_blocks(visit.study, *visit.met->lesson, stored), draft.block.v)) {
    throw base::Invalid("/block", "block.unknown");
  }
  const LessonOf of = visit.key(student_of(call.actor()));
  call.write([&](db::Transaction& tx) {
    record_position(tx, of, {draft.block.v, draft.ms.v});
  });
}

}  // namespace

std::vector<http::Route> study_routes() {
  return {
      get("/api/me/products", Permission::Student, "My courses, the latest first", list),
      get("/api/me/products/{id}", Permission::Student, "A course with its lessons", show),
      get("/api/me/lessons/{id}", Permission::Student,
          "A lesson; a locked one shows only why it is locked", show_lesson),
      post("/api/me/lessons/{id}/completion", Permission::Student, "I have finished this lesson",
           complete_lesson)
          .status(200),
      put("/api/me/lessons/{id}/position", Permission::Student,
          "How far I have watched a film of this lesson", remember_position)
          .own_person(),
  };
}

}  // namespace learning
