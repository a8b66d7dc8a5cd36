// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "base/text.h"
#include "courses/team.h"
#include "http/call.h"
#include "reports/list_page.h"
#include "reports/reports_api.h"

namespace reports {
namespace {

using base::Id;
using base::Instant;
using http::Call;
using http::Permission;

enum class ProductOrder { Newest, Title };
BOOST_DESCRIBE_ENUM(ProductOrder, Newest, Title)

struct ProductsWanted {
  std::optional<describe::Text<0, 200>> search;
  std::optional<courses::ProductStatus> status;
  std::optional<ProductOrder> sort;
  Limit limit;
  Offset offset;
};
BOOST_DESCRIBE_STRUCT(ProductsWanted, (), (search, status, sort, limit, offset))

/// `members`: people who hold or held it and were not revoked.
struct ProductRow {
  Id<courses::Product> id;
  courses::ProductKind kind = courses::ProductKind::Course;
  std::string title;
  base::Language language = base::Language::en;
  courses::ProductStatus status = courses::ProductStatus::Draft;
  std::int64_t lessons = 0;
  std::int64_t members = 0;
  Instant created_at;
  Instant updated_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ProductRow, (),
                      (id, kind, title, language, status, lessons, members, created_at,
                       updated_at, version))

http::Page<ProductRow> list(Call& call, const ProductsWanted& wanted) {
  db::Conditions conditions;
  if (wanted.search) {
    conditions.add("p.search LIKE ?", db::anywhere(base::folded(wanted.search->v)));
  }
  if (wanted.status) {
    conditions.add("p.status = ?", std::string(describe::enum_text(*wanted.status)));
  }
  if (!courses::sees_all(call.actor())) {
    conditions.add("p.id IN (SELECT product_id FROM product_team WHERE staff_id = ?)",
                   call.actor().person);
  }
  const bool by_title = wanted.sort == ProductOrder::Title;
  return list_page<ProductRow>(
      call.read(),
      "p.id, p.kind, p.title, p.language, p.status, (SELECT COUNT(*) FROM lessons l "
      "WHERE l.product_id = p.id AND l.deleted_at IS NULL), (SELECT COUNT(DISTINCT g.contact_id) "
      "FROM grants g WHERE g.product_id = p.id AND g.withdrawn_at IS NULL "
      "AND g.revoked_at IS NULL), p.created_at, p.updated_at, p.version",
      "products p", conditions, by_title ? "p.sort_title, p.id" : "p.id DESC", wanted.limit,
      wanted.offset);
}

}  // namespace

std::vector<http::Route> product_list_routes() {
  return {http::get("/api/products", Permission::ViewCourses, "Courses, newest first", list)};
}

}  // namespace reports
