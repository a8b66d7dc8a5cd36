// SPDX-License-Identifier: Apache-2.0
#include "courses/compiled_courses.h"

#include "base/rejections.h"
#include "courses/change_product.h"

namespace courses {

namespace {

struct ProductVersion {
  Id<Product> product;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ProductVersion, (), (product, version))

}  // namespace

std::shared_ptr<const Compiled> CompiledCourses::of(db::Reader& reader, Id<Product> product) {
  const auto version =
      reader.find<std::int64_t>("SELECT version FROM products WHERE id = $1", product);
  if (!version) throw base::NotFound("product.not_found");
  return of(reader, product, *version);
}

std::vector<std::shared_ptr<const Compiled>> CompiledCourses::of(
    db::Reader& reader, const std::vector<Id<Product>>& products) {
  std::vector<std::shared_ptr<const Compiled>> all;
  if (products.empty()) return all;
  for (const auto& row : reader.all<ProductVersion>(
           "SELECT id, version FROM products WHERE id IN EACH_OF($1)", db::Numbers(products))) {
    all.push_back(of(reader, row.product, row.version));
  }
  return all;
}

std::shared_ptr<const Compiled> CompiledCourses::of(db::Reader& reader, Id<Product> product,
                                                    std::int64_t version) {
  {
    const std::lock_guard lock(kept_->mutex);
    const auto found = kept_->courses.find(product);
    if (found != kept_->courses.end() && found->second->programme.product.version == version) {
      return found->second;
    }
  }
  Programme programme = programme_of(reader, product);
  accesses::CompiledCourse course(course_of(programme));
  auto compiled = std::make_shared<const Compiled>(std::move(programme), std::move(course));
  reader.once_committed([kept = kept_, product, compiled] {
    const std::lock_guard lock(kept->mutex);
    if (kept->courses.size() >= courses_max) kept->courses.clear();
    kept->courses[product] = compiled;
  });
  return compiled;
}

}  // namespace courses
