// SPDX-License-Identifier: Apache-2.0
#include "enrolments/as_of.h"
#include "enrolments/shared.h"
#include "impact/course_change.h"
#include "impact/impact_api.h"
#include "impact/keep_open.h"
#include "notices/opening_promises.h"

// What is looked at comes before the write: nobody waits for the writer meanwhile.

namespace impact {
namespace {

using courses::Lesson;
using courses::Module;
using courses::Product;
using courses::Programme;
using http::Call;
using http::Permission;

struct Foreseen {
  std::optional<Impact> impact;
  Instant at;
  /// For so many people something is to be kept open.
  std::int64_t keeping = 0;
};

Foreseen foreseen(Call& call, const Programme& before, const Programme& after,
                  std::optional<bool> keep_open, std::optional<Instant> as_of) {
  const Keep keep = keep_open.value_or(true) ? Keep::Open : Keep::Nothing;
  Foreseen seen{.impact = {}, .at = enrolments::instant_of_act(as_of, call.now())};
  const auto shared = enrolments::shared_of(call);
  const auto tally = foresee(call.read(), shared, before, after, seen.at, keep);
  if (!tally) return seen;
  seen.impact =
      view_of(call.read(), *tally, seen.at, call.query<ImpactWanted>(), call.actor());
  if (keep == Keep::Open) seen.keeping = tally->keeping();
  return seen;
}

courses::Batch batch_for(db::Transaction& tx, const Foreseen& seen) {
  if (seen.keeping == 0) return std::nullopt;
  return tx.new_id<journal::Batch>();
}

std::optional<Id<jobs::Job>> keep_open(db::Transaction& tx, const Foreseen& seen,
                                       Id<Product> product, Id<journal::Entry> entry,
                                       const courses::Batch& batch, const base::Actor& actor) {
  if (!batch) return std::nullopt;
  return jobs::enqueue(tx, CourseKeepsOpen{entry, product, *batch, seen.at},
                       {.total = seen.keeping, .asked_by = actor.person});
}

LessonChanged edit_lesson(Call& call, const LessonEdit& edit) {
  const auto id = call.id<Lesson>("id");
  const auto place = courses::lesson_of(call.read(), id);
  LessonChanged answer{courses::card_of(call.read(), place, place.lesson), {}, {}};
  call.expect(static_cast<const courses::LessonCard&>(answer));
  const auto seen = foreseen(call, place.programme,
                             with(place.programme, courses::patched(place.lesson, edit)),
                             edit.keep_open, edit.as_of);
  answer.impact = seen.impact;
  if (call.dry_run()) return answer;
  return call.write([&](db::Transaction& tx) {
    const auto now = courses::lesson_of(tx, id);
    call.expect(courses::card_of(tx, now, now.lesson));
    const auto batch = batch_for(tx, seen);
    const auto changed = courses::change_lesson(tx, now, edit, call.actor(), batch);
    return LessonChanged{courses::card_of(tx, now, changed.lesson), seen.impact,
                         keep_open(tx, seen, now.programme.product.id, changed.entry, batch,
                                   call.actor())};
  });
}

ModuleChanged edit_module(Call& call, const ModuleEdit& edit) {
  const auto id = call.id<Module>("id");
  const auto place = courses::module_of(call.read(), id);
  ModuleChanged answer{courses::view_of(place.module), {}, {}};
  call.expect(static_cast<const courses::ModuleView&>(answer));
  const auto seen = foreseen(call, place.programme,
                             with(place.programme, courses::patched(place.module, edit)),
                             edit.keep_open, edit.as_of);
  answer.impact = seen.impact;
  if (call.dry_run()) return answer;
  return call.write([&](db::Transaction& tx) {
    const auto now = courses::module_of(tx, id);
    call.expect(courses::view_of(now.module));
    const auto batch = batch_for(tx, seen);
    const auto changed = courses::change_module(tx, now, edit, call.actor(), batch);
    return ModuleChanged{courses::view_of(changed.module), seen.impact,
                         keep_open(tx, seen, now.programme.product.id, changed.entry, batch,
                                   call.actor())};
  });
}

ProductChanged put_in_order(Call& call, const ProgrammeEdit& edit) {
  const auto id = call.id<Product>("id");
  const auto programme = courses::programme_of(call.read(), id);
  ProductChanged answer{courses::view_of(programme, call.actor()), {}, {}};
  call.expect(static_cast<const courses::ProductView&>(answer));
  const auto seen = foreseen(call, programme, courses::reordered(programme, edit), edit.keep_open,
                             edit.as_of);
  answer.impact = seen.impact;
  if (call.dry_run()) return answer;
  return call.write([&](db::Transaction& tx) {
    const auto now = courses::programme_of(tx, id);
    call.expect(courses::view_of(now, call.actor()));
    const auto batch = batch_for(tx, seen);
    const auto entry = courses::reorder(tx, now, edit, call.actor(), batch);
    return ProductChanged{courses::view_of(courses::programme_of(tx, id), call.actor()),
                          seen.impact, keep_open(tx, seen, id, entry, batch, call.actor())};
  });
}

/// Whoever was promised to hear of the opening hears of it.
std::int64_t mails_of(db::Reader& reader, const Product& before, const Product& after) {
  const bool opens = before.status == courses::ProductStatus::Draft &&
                     after.status == courses::ProductStatus::Published;
  return opens ? notices::count_promises(reader, before.id) : 0;
}

ProductChanged edit_product(Call& call, const ProductEdit& edit) {
  const auto id = call.id<Product>("id");
  const auto programme = courses::programme_of(call.read(), id);
  ProductChanged answer{courses::view_of(programme, call.actor()), {}, {}};
  call.expect(static_cast<const courses::ProductView&>(answer));
  const Programme changed{courses::patched(programme.product, edit), programme.modules};
  answer.impact = foreseen(call, programme, changed, false, edit.as_of).impact;
  if (answer.impact) {
    answer.impact->mails = mails_of(call.read(), programme.product, changed.product);
  }
  if (call.dry_run()) return answer;
  return call.write([&](db::Transaction& tx) {
    const auto now = courses::programme_of(tx, id);
    call.expect(courses::view_of(now, call.actor()));
    courses::change_product(tx, now.product, edit, call.actor());
    return ProductChanged{courses::view_of(courses::programme_of(tx, id), call.actor()),
                          answer.impact, std::nullopt};
  });
}

ProgrammeCut remove_lesson(Call& call) {
  const auto id = call.id<Lesson>("id");
  const auto programme = courses::lesson_of(call.read(), id).programme;
  const ProgrammeCut answer{
      foreseen(call, programme, without(programme, id), false, std::nullopt).impact};
  if (call.dry_run()) return answer;
  return call.write([&](db::Transaction& tx) {
    courses::delete_lesson(tx, courses::lesson_of(tx, id), call.actor());
    return answer;
  });
}

ProgrammeCut remove_module(Call& call) {
  const auto id = call.id<Module>("id");
  const auto programme = courses::module_of(call.read(), id).programme;
  const ProgrammeCut answer{
      foreseen(call, programme, without(programme, id), false, std::nullopt).impact};
  if (call.dry_run()) return answer;
  return call.write([&](db::Transaction& tx) {
    courses::delete_module(tx, courses::module_of(tx, id), call.actor());
    return answer;
  });
}

}  // namespace

std::vector<http::Route> course_change_routes() {
  return {
      patch("/api/products/{id}", Permission::EditCourses, "Change a course", edit_product)
          .versioned().dry_run().heavy().query<ImpactWanted>(),
      put("/api/products/{id}/programme", Permission::EditCourses,
          "Put modules and lessons in another order", put_in_order)
          .versioned().dry_run().heavy().query<ImpactWanted>(),
      patch("/api/modules/{id}", Permission::EditCourses, "Change a module", edit_module)
          .versioned().dry_run().heavy().query<ImpactWanted>(),
      del("/api/modules/{id}", Permission::EditCourses,
          "Delete a module with its lessons; students keep what they did", remove_module)
          .status(200).dry_run().heavy().query<ImpactWanted>(),
      patch("/api/lessons/{id}", Permission::EditCourses, "Change a lesson", edit_lesson)
          .versioned().dry_run().heavy().query<ImpactWanted>(),
      del("/api/lessons/{id}", Permission::EditCourses,
          "Delete a lesson; students keep what they did", remove_lesson)
          .status(200).dry_run().heavy().query<ImpactWanted>(),
  };
}

}  // namespace impact
