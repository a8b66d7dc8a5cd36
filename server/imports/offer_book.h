// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "imports/mapping.h"
#include "imports/person_row.h"

namespace imports {

/// What a row is to be given: an offer, or everything in one course.
struct AccessWanted {
  std::optional<Id<Offer>> offer;
  std::optional<Id<Product>> product;
  friend bool operator==(const AccessWanted&, const AccessWanted&) = default;
};
BOOST_DESCRIBE_STRUCT(AccessWanted, (), (offer, product))

/// The offers and courses of the school by what files call them: id or title, in any letter case.
class OfferBook {
 public:
  OfferBook(db::Reader& reader, const std::optional<AccessForAll>& access,
            std::optional<Id<Product>> product);

  /// Nothing: no access. The code of what is wrong: `offer.unknown`, `offer.ambiguous`,
  /// `product.unknown`.
  std::expected<std::optional<AccessWanted>, std::string> wanted_by(const PersonRow& row) const;

 private:
  struct Entry {
    Id<Offer> id;
    std::string title;
    std::vector<Id<Product>> products;
  };
  std::expected<std::optional<AccessWanted>, std::string> by_column(const PersonRow& row) const;
  std::optional<Id<Product>> product_named(const std::string& name) const;
  std::vector<Id<Offer>> offers_named(const std::string& name,
                                      std::optional<Id<Product>> product) const;

  AccessForAll access_;
  std::optional<Id<Product>> product_;
  std::vector<Entry> offers_;
  std::multimap<std::string, Id<Product>> products_;
};

}  // namespace imports
