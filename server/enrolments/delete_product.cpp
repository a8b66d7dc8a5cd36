// SPDX-License-Identifier: Apache-2.0
#include "enrolments/delete_product.h"

#include "base/rejections.h"
#include "courses/change_product.h"
#include "describe/describe.h"
#include "journal/journal.h"

namespace enrolments {
namespace {

struct Counts {
  std::int64_t modules = 0;
  std::int64_t lessons = 0;
  std::int64_t orders = 0;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (modules, lessons, orders))

struct Gone {
  std::string title;
  Counts counts;
};
BOOST_DESCRIBE_STRUCT(Gone, (), (title, counts))

struct OfferOfProduct {
  Id<Offer> id;
  std::string title;
  std::int64_t lines = 0;
};
BOOST_DESCRIBE_STRUCT(OfferOfProduct, (), (id, title, lines))

/// Withdrawn orders count too: the journal speaks of them, and their undo is kept.
Counts counts_of(db::Reader& reader, Id<Product> id) {
  return *reader.find<Counts>(
      "SELECT (SELECT COUNT(*) FROM modules WHERE product_id = p.id AND deleted_at IS NULL), "
      "(SELECT COUNT(*) FROM lessons WHERE product_id = p.id AND deleted_at IS NULL), "
      "(SELECT COUNT(DISTINCT order_id) FROM order_lines WHERE product_id = p.id) "
      "FROM products p WHERE p.id = $1",
      id);
}

std::vector<OfferOfProduct> offers_of(db::Reader& reader, Id<Product> id) {
  return reader.all<OfferOfProduct>(
      "SELECT o.id, o.title, (SELECT COUNT(*) FROM offer_lines a WHERE a.offer_id = o.id) "
      "FROM offers o JOIN offer_lines l ON l.offer_id = o.id WHERE l.product_id = $1 "
      "ORDER BY o.id",
      id);
}

void erase_offers(db::Transaction& tx, Id<Product> id, const ProductDeleted& plan) {
  tx.run("DELETE FROM offer_lines WHERE product_id = $1", id);
  for (const OfferName& offer : plan.offers) {
    tx.run("DELETE FROM offers WHERE id = $1", offer.id);
  }
  for (const OfferName& offer : plan.shortened) {
    tx.run("UPDATE offers SET version = version + 1 WHERE id = $1", offer.id);
  }
}

/// Trial lessons leave traces of people who never held the course.
void erase_traces(db::Transaction& tx, Id<Product> id) {
  tx.run("DELETE FROM progress WHERE product_id = $1", id);
  tx.run("DELETE FROM passed_checkpoints WHERE product_id = $1", id);
  tx.run("DELETE FROM lesson_overrides WHERE product_id = $1", id);
  tx.run("DELETE FROM opening_promises WHERE product_id = $1", id);
  tx.run("DELETE FROM product_team WHERE product_id = $1", id);
  tx.run("UPDATE imports SET product_id = NULL WHERE product_id = $1", id);
}

void erase_programme(db::Transaction& tx, Id<Product> id) {
  constexpr std::string_view lessons = "(SELECT id FROM lessons WHERE product_id = $1)";
  tx.run("DELETE FROM sections WHERE lesson_id IN " + std::string(lessons), id);
  tx.run("DELETE FROM lesson_contents WHERE lesson_id IN " + std::string(lessons), id);
  tx.run("DELETE FROM lessons WHERE product_id = $1", id);
  tx.run("DELETE FROM modules WHERE product_id = $1", id);
  tx.run("DELETE FROM products WHERE id = $1", id);
}

}  // namespace

ProductDeleted plan_product_deletion(db::Reader& reader, Id<Product> id) {
  static_cast<void>(courses::product_of(reader, id));
  const Counts counts = counts_of(reader, id);
  ProductDeleted plan{.allowed = counts.orders == 0,
                      .modules = counts.modules,
                      .lessons = counts.lessons,
                      .orders = counts.orders};
  for (const auto& offer : offers_of(reader, id)) {
    (offer.lines == 1 ? plan.offers : plan.shortened).push_back({offer.id, offer.title});
  }
  return plan;
}

ProductDeleted delete_product(db::Transaction& tx, Id<Product> id, const base::Actor& actor) {
  const std::string title = courses::product_of(tx, id).title;
  ProductDeleted plan = plan_product_deletion(tx, id);
  if (!plan.allowed) throw base::Conflict("product.has_orders");
  const Counts counts{plan.modules, plan.lessons, plan.orders};
  journal::record(tx, actor,
                  {.action = "product.deleted",
                   .object = journal::Object::of(id),
                   .details = describe::to_json(Gone{title, counts})});
  erase_offers(tx, id, plan);
  erase_traces(tx, id);
  erase_programme(tx, id);
  return plan;
}

}  // namespace enrolments
