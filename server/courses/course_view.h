// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "base/actor.h"
#include "courses/block.h"
#include "courses/change_programme.h"
#include "courses/product.h"

namespace courses {

struct ProductName {
  Id<Product> id;
  std::string title;
  ProductStatus status = ProductStatus::Draft;
};
BOOST_DESCRIBE_STRUCT(ProductName, (), (id, title, status))

ProductName name_of(const Product& product);

/// A lesson as the builder shows it.
struct LessonView {
  Id<Lesson> id;
  std::string title;
  Status status = Status::Draft;
  bool public_ = false;
  bool is_checkpoint = false;
  std::optional<ScheduleRule> schedule_rule;
  std::vector<Section> sections;
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(LessonView, (),
                      (id, title, status, public_, is_checkpoint, schedule_rule, sections,
                       created_at, version))

struct ModuleView {
  Id<Module> id;
  std::string title;
  Status status = Status::Published;
  std::optional<ScheduleRule> schedule_rule;
  std::vector<LessonView> lessons;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ModuleView, (), (id, title, status, schedule_rule, lessons, version))

struct ProductView {
  Id<Product> id;
  ProductKind kind = ProductKind::Course;
  std::string title;
  Language language = Language::en;
  ProductStatus status = ProductStatus::Draft;
  std::string description;
  bool show_unavailable = true;
  std::vector<ModuleView> modules;
  std::vector<std::string> can;
  Instant created_at;
  Instant updated_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ProductView, (),
                      (id, kind, title, language, status, description, show_unavailable, modules,
                       can, created_at, updated_at, version))

struct ModuleName {
  Id<Module> id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(ModuleName, (), (id, title))

/// A lesson with its blocks, for the editor.
struct LessonCard : LessonView {
  ProductName product;
  ModuleName module;
  describe::Json content{"[]"};
};
BOOST_DESCRIBE_STRUCT(LessonCard, (LessonView), (product, module, content))

LessonView view_of(const Lesson& lesson);
ModuleView view_of(const Module& module);
ProductView view_of(const Programme& programme, const base::Actor& viewer);
/// `lesson` stands in that place.
LessonCard card_of(db::Reader& reader, const LessonIn& place, const Lesson& lesson);

}  // namespace courses
