// SPDX-License-Identifier: Apache-2.0
#include "enrolments/link_products.h"

#include <algorithm>

#include "access/grants.h"
#include "access/terms.h"
#include "courses/change_product.h"
#include "school/school.h"

namespace enrolments {

std::vector<staff::LinkProduct> link_products(db::Reader& reader, accesses::PolicyCache& policies,
                                              base::Id<people::Contact> contact) {
  const auto zone = school::school_of(reader).zone;
  const auto now = reader.now();
  std::vector<staff::LinkProduct> products;
  for (const auto& [pair, facts] : accesses::facts_of(reader, policies, contact)) {
    const bool is_held = std::ranges::any_of(facts.grants, [&](const accesses::Grant& grant) {
      return accesses::is_alive(accesses::terms_of(grant, now, zone).state_at(now));
    });
    if (!is_held) continue;
    const auto product = courses::product_of(reader, pair.second);
    products.push_back({product.id.text(), product.title,
                        product.status == courses::ProductStatus::Draft});
  }
  std::ranges::sort(products, {}, &staff::LinkProduct::title);
  return products;
}

}  // namespace enrolments
