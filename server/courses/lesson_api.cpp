// SPDX-License-Identifier: Apache-2.0
#include "base/rejections.h"
#include "courses/change_programme.h"
#include "courses/course_api.h"
#include "courses/course_view.h"
#include "courses/team.h"
#include "http/call.h"

namespace courses {
namespace {

using http::Call;
using http::Permission;

LessonCard card_of(db::Reader& reader, const LessonIn& place, const Lesson& lesson) {
  return {view_of(lesson), name_of(place.programme.product),
          {place.module.id, place.module.title}, blocks_of(reader, lesson.id)};
}

LessonCard show(Call& call) {
  const LessonIn place = lesson_of(call.read(), call.id<Lesson>("id"));
  if (!may_see(call.read(), call.actor(), place.programme.product.id)) {
    throw base::NotFound("lesson.not_found");
  }
  return card_of(call.read(), place, place.lesson);
}

LessonCard add_to(Call& call, const LessonDraft& draft) {
  const auto id = call.id<Module>("id");
  return call.write([&](db::Transaction& tx) {
    const ModuleIn place = module_of(tx, id);
    const Lesson lesson = add_lesson(tx, place, draft, call.actor());
    return card_of(tx, {place.programme, place.module, lesson}, lesson);
  });
}

LessonCard edit(Call& call, const LessonPatch& patch) {
  const auto id = call.id<Lesson>("id");
  return call.write([&](db::Transaction& tx) {
    const LessonIn place = lesson_of(tx, id);
    call.expect(card_of(tx, place, place.lesson));
    return card_of(tx, place, change_lesson(tx, place, patch, call.actor()));
  });
}

void remove(Call& call) {
  const auto id = call.id<Lesson>("id");
  call.write([&](db::Transaction& tx) { delete_lesson(tx, lesson_of(tx, id), call.actor()); });
}

Section add_section_to(Call& call, const SectionDraft& draft) {
  const auto id = call.id<Lesson>("id");
  return call.write(
      [&](db::Transaction& tx) { return add_section(tx, lesson_of(tx, id), draft, call.actor()); });
}

Section edit_section(Call& call, const SectionDraft& draft) {
  const auto id = call.id<Section>("id");
  return call.write([&](db::Transaction& tx) {
    return change_section(tx, lesson_of(tx, id), id, draft, call.actor());
  });
}

void remove_section(Call& call) {
  const auto id = call.id<Section>("id");
  call.write(
      [&](db::Transaction& tx) { delete_section(tx, lesson_of(tx, id), id, call.actor()); });
}

}  // namespace

std::vector<http::Route> lesson_routes() {
  return {
      get("/api/lessons/{id}", Permission::ViewCourses, "A lesson with its blocks", show),
      post("/api/modules/{id}/lessons", Permission::EditCourses,
           "Add a lesson at the end of a module", add_to)
          .idempotent(),
      patch("/api/lessons/{id}", Permission::EditCourses, "Change a lesson", edit).versioned(),
      del("/api/lessons/{id}", Permission::EditCourses,
          "Delete a lesson; students keep what they did", remove),
      post("/api/lessons/{id}/sections", Permission::EditCourses, "Add a section", add_section_to)
          .idempotent(),
      patch("/api/sections/{id}", Permission::EditCourses, "Rename a section", edit_section),
      del("/api/sections/{id}", Permission::EditCourses,
          "Delete a section; its blocks stay in the lesson", remove_section),
  };
}

}  // namespace courses
