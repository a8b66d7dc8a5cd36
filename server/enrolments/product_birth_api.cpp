// SPDX-License-Identifier: Apache-2.0
#include "courses/change_programme.h"
#include "courses/course_view.h"
#include "enrolments/enrolments_api.h"
#include "http/call.h"
#include "offers/offer.h"

// A course is born with an offer, so that no door ever ends in "there is no offer".

namespace enrolments {
namespace {

using courses::Product;
using http::Call;
using http::Permission;

std::string full_access_title(base::Language language) {
  switch (language) {
    case base::Language::en: return "Full access";
    case base::Language::fr: return "Accès complet";
    case base::Language::uk: return "Повний доступ";
  }
  std::unreachable();
}

/// All lessons, new ones included, no delays, no end.
void add_full_access(db::Transaction& tx, const Product& product, const base::Actor& actor) {
  offers::OfferDraft draft;
  draft.title = {full_access_title(product.language)};
  accesses::Policy policy;
  policy.schedule = accesses::NoSchedule();
  draft.lines.push_back({product.id, policy});
  offers::add_offer(tx, draft, actor);
}

courses::ProductView add(Call& call, const courses::ProductDraft& draft) {
  return call.write([&](db::Transaction& tx) {
    const Product product = courses::add_product(tx, draft, call.actor());
    add_full_access(tx, product, call.actor());
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
    add_full_access(tx, product, call.actor());
    return courses::view_of(courses::programme_of(tx, product.id), call.actor());
  });
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
  };
}

}  // namespace enrolments
