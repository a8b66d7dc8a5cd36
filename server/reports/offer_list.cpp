// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <utility>

#include "base/text.h"
#include "http/call.h"
#include "offers/offer.h"
#include "reports/list_page.h"
#include "reports/reports_api.h"

namespace reports {
namespace {

using base::Id;
using base::Instant;
using http::Call;
using http::Permission;
using offers::Offer;

struct OffersWanted {
  std::optional<describe::Text<0, 200>> search;
  std::optional<offers::OfferStatus> status;
  std::optional<Id<courses::Product>> product;
  Limit limit;
  Offset offset;
};
BOOST_DESCRIBE_STRUCT(OffersWanted, (), (search, status, product, limit, offset))

struct ListedProduct {
  Id<courses::Product> id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(ListedProduct, (), (id, title))

struct Row {
  Id<Offer> id;
  std::string title;
  offers::OfferStatus status = offers::OfferStatus::Draft;
  std::optional<base::Money> price;
  std::int64_t sales = 0;
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, title, status, price, sales, created_at, version))

struct OfferRow : Row {
  std::vector<ListedProduct> products;
};
BOOST_DESCRIBE_STRUCT(OfferRow, (Row), (products))

struct ProductOf {
  Id<Offer> offer;
  ListedProduct product;
};
BOOST_DESCRIBE_STRUCT(ProductOf, (), (offer, product))

std::map<Id<Offer>, std::vector<ListedProduct>> products_by_offer(db::Reader& reader,
                                                                  const std::vector<Row>& rows) {
  std::vector<Id<Offer>> ids;
  for (const Row& row : rows) ids.push_back(row.id);
  std::map<Id<Offer>, std::vector<ListedProduct>> products;
  for (const auto& row : reader.all<ProductOf>(
           "SELECT l.offer_id, p.id, p.title FROM offer_lines l "
           "JOIN products p ON p.id = l.product_id WHERE l.offer_id IN EACH_OF($1) "
           "ORDER BY l.position",
           db::Numbers(ids))) {
    products[row.offer].push_back(row.product);
  }
  return products;
}

db::Conditions conditions_of(const OffersWanted& wanted) {
  db::Conditions conditions;
  if (wanted.search) {
    conditions.add("o.search LIKE ?", db::anywhere(base::folded(wanted.search->v)));
  }
  if (wanted.status) {
    conditions.add("o.status = ?", std::string(describe::enum_text(*wanted.status)));
  } else {
    conditions.add("o.status <> 'archived'");
  }
  if (wanted.product) {
    conditions.add("o.id IN (SELECT offer_id FROM offer_lines WHERE product_id = ?)",
                   wanted.product->number());
  }
  return conditions;
}

http::Page<OfferRow> list_offers(Call& call, const OffersWanted& wanted) {
  const auto page = list_page<Row>(
      call.read(),
      "o.id, o.title, o.status, o.price_minor, o.currency, (SELECT COUNT(*) FROM orders d "
      "WHERE d.offer_id = o.id AND d.state = 'given' AND d.withdrawn_at IS NULL), o.created_at, "
      "o.version",
      "offers o", conditions_of(wanted), "o.id DESC", wanted.limit, wanted.offset);
  auto products = products_by_offer(call.read(), page.items);
  http::Page<OfferRow> result{.total = page.total};
  for (const Row& row : page.items) {
    result.items.push_back(OfferRow{row, std::move(products[row.id])});
  }
  return result;
}

http::Page<OfferRow> list(Call& call, const OffersWanted& wanted) {
  return list_offers(call, wanted);
}

http::Page<OfferRow> list_of_product(Call& call, const http::PageWanted& page) {
  OffersWanted wanted;
  wanted.product = call.id<courses::Product>("id");
  wanted.limit = page.limit;
  wanted.offset = page.offset;
  return list_offers(call, wanted);
}

}  // namespace

std::vector<http::Route> offer_list_routes() {
  return {
      http::get("/api/offers", Permission::ViewOffers,
                "Offers, newest first; archived ones only when asked for", list),
      http::get("/api/products/{id}/offers", Permission::ViewOffers, "Offers of a course",
                list_of_product),
  };
}

}  // namespace reports
