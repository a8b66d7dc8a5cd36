// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "courses/product.h"
#include "db/transaction.h"

// All SQL of products, modules, lessons and sections, but for the lists of `reports`.

namespace courses::store {

std::optional<Product> find_product(db::Reader& reader, Id<Product> id);
void insert_product(db::Transaction& tx, const Product& product);
void update_product(db::Transaction& tx, const Product& product);
/// The next version of the product, at this instant.
void touch(db::Transaction& tx, Id<Product> id);

struct ModulePlace {
  Id<Module> id;
  Id<Product> product;
};
BOOST_DESCRIBE_STRUCT(ModulePlace, (), (id, product))
std::optional<ModulePlace> find_module(db::Reader& reader, Id<Module> id);

struct LessonPlace {
  Id<Lesson> id;
  Id<Module> module;
  Id<Product> product;
};
BOOST_DESCRIBE_STRUCT(LessonPlace, (), (id, module, product))
std::optional<LessonPlace> find_lesson(db::Reader& reader, Id<Lesson> id);
std::optional<LessonPlace> find_lesson_of_section(db::Reader& reader, Id<Section> id);

/// Three queries, whatever the size of the course.
std::vector<Module> modules_of(db::Reader& reader, Id<Product> product);

/// At the end of its parent.
void insert_module(db::Transaction& tx, Id<Product> product, const Module& module);
void insert_lesson(db::Transaction& tx, Id<Product> product, Id<Module> module,
                   const Lesson& lesson);
void insert_section(db::Transaction& tx, Id<Lesson> lesson, const Section& section);
void update_module(db::Transaction& tx, const Module& module);
void update_lesson(db::Transaction& tx, const Lesson& lesson);
void update_section(db::Transaction& tx, const Section& section);
void place_module(db::Transaction& tx, Id<Module> module, std::size_t position);
void place_lesson(db::Transaction& tx, Id<Lesson> lesson, Id<Module> module,
                  std::size_t position);
/// They leave the programme at once; what students did in them stays.
void delete_module(db::Transaction& tx, Id<Module> id);
void delete_lesson(db::Transaction& tx, Id<Lesson> id);
void delete_section(db::Transaction& tx, Id<Section> id);

/// JSON array of the lesson's blocks.
describe::Json blocks_of(db::Reader& reader, Id<Lesson> lesson);
void set_blocks(db::Transaction& tx, Id<Lesson> lesson, const describe::Json& blocks);

}  // namespace courses::store
