// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/course.h"
#include "access/policy_json.h"
#include "access/schedule_rule.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/language.h"
#include "describe/types.h"

namespace courses {

using accesses::ProductStatus;
using accesses::ScheduleRule;
using base::Id;
using base::Instant;
using base::Language;

enum class ProductKind { Course };
BOOST_DESCRIBE_ENUM(ProductKind, Course)

enum class Status { Draft, Published };
BOOST_DESCRIBE_ENUM(Status, Draft, Published)

/// What is sold and granted. Its version grows with every change of the programme too, so that one
/// number says whether a compiled course is still the present one.
struct Product {
  static constexpr std::string_view id_prefix = "prd";
  Id<Product> id;
  ProductKind kind = ProductKind::Course;
  std::string title;
  Language language = Language::en;
  ProductStatus status = ProductStatus::Draft;
  std::string description;
  bool show_unavailable = true;
  std::int64_t version = 1;
  Instant created_at;
  Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Product, (),
                      (id, kind, title, language, status, description, show_unavailable, version,
                       created_at, updated_at))

/// A separately grantable part of a lesson.
struct Section {
  static constexpr std::string_view id_prefix = "sec";
  Id<Section> id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(Section, (), (id, title))

struct Lesson {
  static constexpr std::string_view id_prefix = "les";
  Id<Lesson> id;
  std::string title;
  Status status = Status::Draft;
  /// Readable by anybody while lesson, module and product are published.
  bool is_public = false;
  bool is_checkpoint = false;
  std::optional<ScheduleRule> schedule_rule;
  std::vector<Section> sections;
  Instant created_at;
  std::int64_t version = 1;
};

struct Module {
  static constexpr std::string_view id_prefix = "mod";
  Id<Module> id;
  std::string title;
  Status status = Status::Published;
  std::optional<ScheduleRule> schedule_rule;
  std::vector<Lesson> lessons;
  std::int64_t version = 1;
};

/// A product with everything in it but the blocks of its lessons, in course order.
struct Programme {
  Product product;
  std::vector<Module> modules;
};

std::size_t lessons_in(const Programme& programme);

/// What the engine needs of it.
accesses::Course course_of(const Programme& programme);

}  // namespace courses
