// SPDX-License-Identifier: Apache-2.0
#include "base/rejections.h"
#include "courses/change_programme.h"
#include "courses/course_api.h"
#include "courses/course_view.h"
#include "courses/team.h"
#include "http/call.h"

// To change or delete a lesson says first whom that moves: `impact`.

namespace courses {
namespace {

using http::Call;
using http::Permission;

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
      post("/api/lessons/{id}/sections", Permission::EditCourses, "Add a section", add_section_to)
          .idempotent(),
      patch("/api/sections/{id}", Permission::EditCourses, "Rename a section", edit_section),
      del("/api/sections/{id}", Permission::EditCourses,
          "Delete a section; its blocks stay in the lesson", remove_section),
  };
}

}  // namespace courses
