// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/actor.h"
#include "courses/product.h"
#include "db/transaction.h"

namespace courses {

using Title = describe::Text<1, 200>;

struct ProductDraft {
  ProductKind kind = ProductKind::Course;
  Title title;
  std::optional<Language> language;
  std::optional<ProductStatus> status;
};
BOOST_DESCRIBE_STRUCT(ProductDraft, (), (kind, title, language, status))

struct ProductPatch {
  std::optional<Title> title;
  std::optional<Language> language;
  std::optional<ProductStatus> status;
  std::optional<describe::Text<0, 5000>> description;
  std::optional<bool> show_unavailable;
};
BOOST_DESCRIBE_STRUCT(ProductPatch, (), (title, language, status, description, show_unavailable))

/// Payload of the job for whoever waits for a course to open.
struct CourseOpened {
  static constexpr std::string_view job_kind = "course_opened";
  Id<Product> product;
};
BOOST_DESCRIBE_STRUCT(CourseOpened, (), (product))

/// Throws NotFound.
Product product_of(db::Reader& reader, Id<Product> id);
std::optional<Product> find_product(db::Reader& reader, Id<Product> id);
/// Throws NotFound.
Programme programme_of(db::Reader& reader, Id<Product> id);

/// The language of the school unless the draft names one.
Product add_product(db::Transaction& tx, const ProductDraft& draft, const base::Actor& actor);

/// What a patch makes of it.
Product patched(Product product, const ProductPatch& patch);

/// The caller has compared versions. Back from archived or published to draft hides the course
/// from every holder at once; published again it is back without anything else. Leaving
/// preparation enqueues `CourseOpened`.
Product change_product(db::Transaction& tx, const Product& product, const ProductPatch& patch,
                       const base::Actor& actor);

/// Modules, lessons, sections and blocks under new ids, as a draft; no members, offers or sales.
Product copy_product(db::Transaction& tx, const Programme& source, const std::string& title,
                     const base::Actor& actor);

}  // namespace courses
