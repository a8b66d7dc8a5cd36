// SPDX-License-Identifier: Apache-2.0
#include "imports/offer_book.h"

#include <algorithm>

#include "base/text.h"

namespace imports {
namespace {

struct OfferLineRow {
  Id<Offer> id;
  std::string title;
  Id<Product> product;
};
BOOST_DESCRIBE_STRUCT(OfferLineRow, (), (id, title, product))

struct ProductRow {
  Id<Product> id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(ProductRow, (), (id, title))

}  // namespace

OfferBook::OfferBook(db::Reader& reader, const std::optional<AccessForAll>& access,
                     std::optional<Id<Product>> product)
    : access_(access.value_or(AccessForAll{})), product_(product) {
  const auto lines = reader.all<OfferLineRow>(
      "SELECT o.id, o.title, l.product_id FROM offers o JOIN offer_lines l ON l.offer_id = o.id "
      "WHERE o.status IN ('published', 'closed') ORDER BY o.id, l.position");
  for (const OfferLineRow& line : lines) {
    if (offers_.empty() || offers_.back().id != line.id) {
      offers_.push_back({line.id, base::folded(line.title), {}});
    }
    offers_.back().products.push_back(line.product);
  }
  for (const auto& row : reader.all<ProductRow>("SELECT id, title FROM products")) {
    products_.emplace(base::folded(row.title), row.id);
  }
}

std::expected<std::optional<AccessWanted>, std::string> OfferBook::wanted_by(
    const PersonRow& row) const {
  if (access_.offer) return AccessWanted{.offer = access_.offer};
  if (access_.full.value_or(false)) return AccessWanted{.product = product_};
  if (access_.by_column.value_or(false)) return by_column(row);
  return std::nullopt;
}

std::expected<std::optional<AccessWanted>, std::string> OfferBook::by_column(
    const PersonRow& row) const {
  std::optional<Id<Product>> product = product_;
  if (!row.product.empty()) {
    product = product_named(row.product);
    if (!product) return std::unexpected("product.unknown");
  }
  if (row.offer.empty() && row.product.empty()) return std::nullopt;
  const auto found = offers_named(row.offer, product);
  if (found.empty()) return std::unexpected("offer.unknown");
  if (found.size() > 1) return std::unexpected("offer.ambiguous");
  return AccessWanted{.offer = found.front()};
}

std::optional<Id<Product>> OfferBook::product_named(const std::string& name) const {
  if (const auto id = Id<Product>::parse(name)) {
    const auto known = std::ranges::find(products_, *id, [](const auto& p) { return p.second; });
    if (known != products_.end()) return id;
  }
  const std::string folded = base::folded(name);
  if (products_.count(folded) != 1) return std::nullopt;
  return products_.find(folded)->second;
}

/// Without a name every offer of the product is meant: fine where there is one.
std::vector<Id<Offer>> OfferBook::offers_named(const std::string& name,
                                               std::optional<Id<Product>> product) const {
  const auto id = Id<Offer>::parse(name);
  const std::string folded = base::folded(name);
  std::vector<Id<Offer>> found;
  for (const Entry& offer : offers_) {
    const bool named = name.empty() || (id ? offer.id == *id : offer.title == folded);
    const bool of_product =
        !product || std::ranges::find(offer.products, *product) != offer.products.end();
    if (named && of_product) found.push_back(offer.id);
  }
  return found;
}

}  // namespace imports
