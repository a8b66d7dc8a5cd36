// SPDX-License-Identifier: Apache-2.0
#include "courses/change_product.h"

#include <unordered_map>

#include "base/rejections.h"
#include "courses/block.h"
#include "courses/programme_store.h"
#include "describe/describe.h"
#include "jobs/job.h"
#include "journal/journal.h"
#include "school/school.h"

namespace courses {
namespace {

struct BeforeAfter {
  std::optional<Product> before;
  Product after;
};
BOOST_DESCRIBE_STRUCT(BeforeAfter, (), (before, after))

void note(db::Transaction& tx, const base::Actor& actor, std::string_view action,
          const BeforeAfter& change) {
  journal::record(tx, actor,
                  {.action = action,
                   .object = journal::Object::of(change.after.id),
                   .details = describe::to_json(change)});
}

bool was_opened(const Product& before, const Product& after) {
  return before.status == ProductStatus::Draft && after.status == ProductStatus::Published;
}

/// Blocks point at sections, and the copy has sections of its own.
describe::Json with_new_sections(const describe::Json& blocks,
                                 const std::unordered_map<Id<Section>, Id<Section>>& copies) {
  Blocks list = blocks_from(blocks);
  for (Block& block : list.v) {
    if (block.section) block.section = copies.at(*block.section);
  }
  return {describe::to_json(list)};
}

void copy_lesson(db::Transaction& tx, const Lesson& source, Id<Product> product,
                 Id<Module> module) {
  Lesson lesson = source;
  lesson.id = tx.new_id<Lesson>();
  lesson.version = 1;
  lesson.created_at = tx.now().to_whole_seconds();
  store::insert_lesson(tx, product, module, lesson);
  std::unordered_map<Id<Section>, Id<Section>> copies;
  for (const Section& section : source.sections) {
    const auto id = tx.new_id<Section>();
    store::insert_section(tx, lesson.id, {id, section.title});
    copies.emplace(section.id, id);
  }
  store::set_blocks(tx, lesson.id, with_new_sections(store::blocks_of(tx, source.id), copies));
}

}  // namespace

std::optional<Product> find_product(db::Reader& reader, Id<Product> id) {
  return store::find_product(reader, id);
}

Product product_of(db::Reader& reader, Id<Product> id) {
  auto product = store::find_product(reader, id);
  if (!product) throw base::NotFound("product.not_found");
  return std::move(*product);
}

Programme programme_of(db::Reader& reader, Id<Product> id) {
  return {product_of(reader, id), store::modules_of(reader, id)};
}

Product add_product(db::Transaction& tx, const ProductDraft& draft, const base::Actor& actor) {
  Product product;
  product.id = tx.new_id<Product>();
  product.kind = draft.kind;
  product.title = draft.title.v;
  product.language = draft.language.value_or(school::school_of(tx).language);
  product.status = draft.status.value_or(ProductStatus::Draft);
  product.created_at = product.updated_at = tx.now();
  store::insert_product(tx, product);
  note(tx, actor, "product.created", {std::nullopt, product});
  return product;
}

Product patched(Product product, const ProductPatch& patch) {
  if (patch.title) product.title = patch.title->v;
  if (patch.language) product.language = *patch.language;
  if (patch.status) product.status = *patch.status;
  if (patch.description) product.description = patch.description->v;
  if (patch.show_unavailable) product.show_unavailable = *patch.show_unavailable;
  return product;
}

Product change_product(db::Transaction& tx, const Product& product, const ProductPatch& patch,
                       const base::Actor& actor) {
  Product changed = patched(product, patch);
  ++changed.version;
  changed.updated_at = tx.now();
  store::update_product(tx, changed);
  note(tx, actor, "product.changed", {product, changed});
  if (was_opened(product, changed)) jobs::enqueue(tx, CourseOpened{product.id});
  return changed;
}

Product copy_product(db::Transaction& tx, const Programme& source, const std::string& title,
                     const base::Actor& actor) {
  Product product = source.product;
  product.id = tx.new_id<Product>();
  product.title = title;
  product.status = ProductStatus::Draft;
  product.version = 1;
  product.created_at = product.updated_at = tx.now();
  store::insert_product(tx, product);
  for (const Module& module : source.modules) {
    Module copy{tx.new_id<Module>(), module.title, module.status, module.schedule_rule, {}, 1};
    store::insert_module(tx, product.id, copy);
    for (const Lesson& lesson : module.lessons) copy_lesson(tx, lesson, product.id, copy.id);
  }
  note(tx, actor, "product.copied", {source.product, product});
  return product;
}

}  // namespace courses
