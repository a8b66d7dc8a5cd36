// SPDX-License-Identifier: Apache-2.0
#include "courses/programme_store.h"

#include <unordered_map>

#include "access/policy_json.h"
#include "base/sort_key.h"
#include "base/text.h"
#include "describe/describe.h"
#include "fmt/core.h"

namespace courses::store {
namespace {

constexpr std::string_view product_columns =
    "id, kind, title, language, status, description, show_unavailable, version, created_at, "
    "updated_at";

struct ModuleRow {
  Id<Module> id;
  std::string title;
  Status status = Status::Draft;
  std::optional<std::string> schedule_rule;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ModuleRow, (), (id, title, status, schedule_rule, version))

struct LessonRow {
  Id<Lesson> id;
  Id<Module> module;
  std::string title;
  Status status = Status::Draft;
  bool is_public = false;
  bool is_checkpoint = false;
  std::optional<std::string> schedule_rule;
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(LessonRow, (),
                      (id, module, title, status, is_public, is_checkpoint, schedule_rule,
                       created_at, version))

struct SectionRow {
  Id<Section> id;
  Id<Lesson> lesson;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(SectionRow, (), (id, lesson, title))

std::optional<ScheduleRule> rule_from(const std::optional<std::string>& json) {
  if (!json) return std::nullopt;
  return describe::from_json<ScheduleRule>(*json);
}

std::optional<std::string> json_of(const std::optional<ScheduleRule>& rule) {
  if (!rule) return std::nullopt;
  return describe::to_json(*rule);
}

std::unordered_map<Id<Lesson>, std::vector<Section>> sections_by_lesson(db::Reader& reader,
                                                                        Id<Product> product) {
  std::unordered_map<Id<Lesson>, std::vector<Section>> sections;
  for (const auto& row : reader.all<SectionRow>(
           "SELECT s.id, s.lesson_id, s.title FROM sections s "
           "JOIN lessons l ON l.id = s.lesson_id WHERE l.product_id = $1 ORDER BY s.position",
           product)) {
    sections[row.lesson].push_back({row.id, row.title});
  }
  return sections;
}

std::unordered_map<Id<Module>, std::vector<Lesson>> lessons_by_module(db::Reader& reader,
                                                                      Id<Product> product) {
  auto sections = sections_by_lesson(reader, product);
  std::unordered_map<Id<Module>, std::vector<Lesson>> lessons;
  for (const auto& row : reader.all<LessonRow>(
           "SELECT id, module_id, title, status, public, is_checkpoint, schedule_rule, "
           "created_at, version FROM lessons WHERE product_id = $1 AND deleted_at IS NULL "
           "ORDER BY position, id",
           product)) {
    lessons[row.module].push_back({row.id, row.title, row.status, row.is_public,
                                   row.is_checkpoint, rule_from(row.schedule_rule),
                                   std::move(sections[row.id]), row.created_at, row.version});
  }
  return lessons;
}

}  // namespace

std::optional<Product> find_product(db::Reader& reader, Id<Product> id) {
  static const std::string sql =
      fmt::format("SELECT {} FROM products WHERE id = $1", product_columns);
  return reader.find<Product>(sql, id);
}

void insert_product(db::Transaction& tx, const Product& product) {
  tx.run(
      "INSERT INTO products (id, kind, title, search, language, status, description, "
      "show_unavailable, version, created_at, updated_at, sort_title) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      product.id, product.kind, product.title, base::folded(product.title), product.language,
      product.status, product.description, product.show_unavailable, product.version,
      product.created_at, product.updated_at, base::sort_key({product.title}));
}

void update_product(db::Transaction& tx, const Product& product) {
  tx.run(
      "UPDATE products SET title = $2, search = $3, language = $4, status = $5, "
      "description = $6, show_unavailable = $7, version = $8, updated_at = $9, sort_title = $10 "
      "WHERE id = $1",
      product.id, product.title, base::folded(product.title), product.language, product.status,
      product.description, product.show_unavailable, product.version, product.updated_at,
      base::sort_key({product.title}));
}

void touch(db::Transaction& tx, Id<Product> id) {
  tx.run("UPDATE products SET version = version + 1, updated_at = $2 WHERE id = $1", id,
         tx.now());
}

std::optional<ModulePlace> find_module(db::Reader& reader, Id<Module> id) {
  return reader.find<ModulePlace>(
      "SELECT id, product_id FROM modules WHERE id = $1 AND deleted_at IS NULL", id);
}

std::optional<LessonPlace> find_lesson(db::Reader& reader, Id<Lesson> id) {
  return reader.find<LessonPlace>(
      "SELECT id, module_id, product_id FROM lessons WHERE id = $1 AND deleted_at IS NULL", id);
}

std::optional<LessonPlace> find_lesson_of_section(db::Reader& reader, Id<Section> id) {
  return reader.find<LessonPlace>(
      "SELECT l.id, l.module_id, l.product_id FROM sections s JOIN lessons l ON l.id = s.lesson_id "
      "WHERE s.id = $1 AND l.deleted_at IS NULL",
      id);
}

std::vector<Module> modules_of(db::Reader& reader, Id<Product> product) {
  auto lessons = lessons_by_module(reader, product);
  std::vector<Module> modules;
  for (const auto& row : reader.all<ModuleRow>(
           "SELECT id, title, status, schedule_rule, version FROM modules "
           "WHERE product_id = $1 AND deleted_at IS NULL ORDER BY position, id",
           product)) {
    modules.push_back({row.id, row.title, row.status, rule_from(row.schedule_rule),
                       std::move(lessons[row.id]), row.version});
  }
  return modules;
}

void insert_module(db::Transaction& tx, Id<Product> product, const Module& module) {
  tx.run(
      "INSERT INTO modules (id, product_id, title, status, position, schedule_rule, version, "
      "created_at) VALUES ($1, $2, $3, $4, (SELECT COALESCE(MAX(position), -1) + 1 FROM modules "
      "WHERE product_id = $2), $5, $6, $7)",
      module.id, product, module.title, module.status, json_of(module.schedule_rule),
      module.version, tx.now());
}

void insert_lesson(db::Transaction& tx, Id<Product> product, Id<Module> module,
                   const Lesson& lesson) {
  tx.run(
      "INSERT INTO lessons (id, product_id, module_id, title, status, public, is_checkpoint, "
      "position, schedule_rule, version, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, "
      "(SELECT COALESCE(MAX(position), -1) + 1 FROM lessons WHERE module_id = $3), $8, $9, $10)",
      lesson.id, product, module, lesson.title, lesson.status, lesson.is_public,
      lesson.is_checkpoint, json_of(lesson.schedule_rule), lesson.version, lesson.created_at);
}

void insert_section(db::Transaction& tx, Id<Lesson> lesson, const Section& section) {
  tx.run(
      "INSERT INTO sections (id, lesson_id, title, position) VALUES ($1, $2, $3, "
      "(SELECT COALESCE(MAX(position), -1) + 1 FROM sections WHERE lesson_id = $2))",
      section.id, lesson, section.title);
}

void update_module(db::Transaction& tx, const Module& module) {
  tx.run(
      "UPDATE modules SET title = $2, status = $3, schedule_rule = $4, version = $5 "
      "WHERE id = $1",
      module.id, module.title, module.status, json_of(module.schedule_rule), module.version);
}

void update_lesson(db::Transaction& tx, const Lesson& lesson) {
  tx.run(
      "UPDATE lessons SET title = $2, status = $3, public = $4, is_checkpoint = $5, "
      "schedule_rule = $6, version = $7 WHERE id = $1",
      lesson.id, lesson.title, lesson.status, lesson.is_public, lesson.is_checkpoint,
      json_of(lesson.schedule_rule), lesson.version);
}

void update_section(db::Transaction& tx, const Section& section) {
  tx.run("UPDATE sections SET title = $2 WHERE id = $1", section.id, section.title);
}

void place_module(db::Transaction& tx, Id<Module> module, std::size_t position) {
  tx.run("UPDATE modules SET position = $2 WHERE id = $1", module, position);
}

void place_lesson(db::Transaction& tx, Id<Lesson> lesson, Id<Module> module,
                  std::size_t position) {
  tx.run("UPDATE lessons SET module_id = $2, position = $3 WHERE id = $1", lesson, module,
         position);
}

void delete_module(db::Transaction& tx, Id<Module> id) {
  tx.run("UPDATE modules SET deleted_at = $2 WHERE id = $1", id, tx.now());
  tx.run("UPDATE lessons SET deleted_at = $2 WHERE module_id = $1 AND deleted_at IS NULL", id,
         tx.now());
}

void delete_lesson(db::Transaction& tx, Id<Lesson> id) {
  tx.run("UPDATE lessons SET deleted_at = $2 WHERE id = $1", id, tx.now());
}

void delete_section(db::Transaction& tx, Id<Section> id) {
  tx.run("DELETE FROM sections WHERE id = $1", id);
}

describe::Json blocks_of(db::Reader& reader, Id<Lesson> lesson) {
  return {reader
              .find<std::string>("SELECT blocks FROM lesson_contents WHERE lesson_id = $1", lesson)
              .value_or("[]")};
}

void set_blocks(db::Transaction& tx, Id<Lesson> lesson, const describe::Json& blocks) {
  tx.run(
      "INSERT INTO lesson_contents (lesson_id, blocks) VALUES ($1, $2) "
      "ON CONFLICT (lesson_id) DO UPDATE SET blocks = excluded.blocks",
      lesson, blocks);
}

}  // namespace courses::store
