// SPDX-License-Identifier: Apache-2.0
#include "courses/change_programme.h"
#include "courses/course_view.h"
#include "enrolments/delete_product.h"
#include "enrolments/enrolments_api.h"
#include "http/call.h"
#include "mail/texts.h"
#include "offers/offer.h"

// A course is born with an offer, so that no door ever ends in "there is no offer".

namespace enrolments {
namespace {

using courses::Product;
using http::Call;
using http::Permission;

/// All lessons, new ones included, no delays, no end.
void add_full_access(Call& call, db::Transaction& tx, const Product& product) {
  const auto& texts = call.services().parts.get<mail::Texts>();
  offers::OfferDraft draft;
  draft.title = {texts.in(product.language).text("server.full_access", {}, base::Escape::Text, {})};
  accesses::Policy policy;
  policy.schedule = accesses::NoSchedule();
  draft.lines.push_back({product.id, policy});
  offers::add_offer(tx, draft, call.actor());
}

courses::ProductView add(Call& call, const courses::ProductDraft& draft) {
  return call.write([&](db::Transaction& tx) {
    const Product product = courses::add_product(tx, draft, call.actor());
    add_full_access(call, tx, product);
    return courses::view_of(courses::programme_of(tx, product.id), call.actor());
  });
}

struct CopyDraft {
  std::optional<courses::Title> title;
};
BOOST_DESCRIBE_STRUCT(CopyDraft, (), (title))

courses::ProductView copy(Call& call, const CopyDraft& draft) {
  const auto id = call.id<Product>("id");
  return call.write([&](db::Transaction& tx) {
    const auto source = courses::programme_of(tx, id);
    const std::string title = draft.title ? draft.title->v : source.product.title;
    const Product product = courses::copy_product(tx, source, title, call.actor());
    add_full_access(call, tx, product);
    return courses::view_of(courses::programme_of(tx, product.id), call.actor());
  });
}

ProductDeleted remove(Call& call) {
  const auto id = call.id<Product>("id");
  if (call.dry_run()) return plan_product_deletion(call.read(), id);
  return call.write([&](db::Transaction& tx) { return delete_product(tx, id, call.actor()); });
}

}  // namespace

std::vector<http::Route> product_birth_routes() {
  return {
      post("/api/products", Permission::EditCourses,
           "Add a course; it is born with the offer Full access", add)
          .idempotent(),
      post("/api/products/{id}/copy", Permission::EditCourses,
           "Copy a course: its programme, without members, offers and sales", copy)
          .idempotent(),
      del("/api/products/{id}", Permission::EditCourses,
          "Delete a course that nobody was ever given, with its offers", remove)
          .dry_run(),
  };
}

}  // namespace enrolments
