// SPDX-License-Identifier: Apache-2.0
#include "courses/course_view.h"

namespace courses {

ProductName name_of(const Product& product) {
  return {product.id, product.title, product.status};
}

LessonView view_of(const Lesson& lesson) {
  return {lesson.id,
          lesson.title,
          lesson.status,
          lesson.is_public,
          lesson.is_checkpoint,
          lesson.schedule_rule,
          lesson.sections,
          lesson.created_at,
          lesson.version};
}

ModuleView view_of(const Module& module) {
  ModuleView view{module.id, module.title, module.status, module.schedule_rule,
                  {},        module.version};
  for (const Lesson& lesson : module.lessons) view.lessons.push_back(view_of(lesson));
  return view;
}

ProductView view_of(const Programme& programme, const base::Actor& viewer) {
  const Product& product = programme.product;
  ProductView view;
  view.id = product.id;
  view.kind = product.kind;
  view.title = product.title;
  view.language = product.language;
  view.status = product.status;
  view.description = product.description;
  view.show_unavailable = product.show_unavailable;
  view.created_at = product.created_at;
  view.updated_at = product.updated_at;
  view.version = product.version;
  for (const Module& module : programme.modules) view.modules.push_back(view_of(module));
  if (viewer.may(base::Permission::EditCourses)) view.can.push_back("edit");
  if (viewer.may(base::Permission::GiveAccess)) view.can.push_back("give_access");
  return view;
}

LessonCard card_of(db::Reader& reader, const LessonIn& place, const Lesson& lesson) {
  return {view_of(lesson), name_of(place.programme.product),
          {place.module.id, place.module.title}, blocks_of(reader, lesson.id)};
}

}  // namespace courses
