// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "base/zone.h"
#include "http/call.h"
#include "reports/list_page.h"
#include "reports/reports_api.h"

namespace reports {
namespace {

using http::Call;
using http::Permission;

/// Days of payment, both included.
struct RevenueWanted {
  std::optional<base::Date> from;
  std::optional<base::Date> to;
};
BOOST_DESCRIBE_STRUCT(RevenueWanted, (), (from, to))

struct CurrencyTotal {
  base::Currency currency;
  base::Money counted;
  base::Money not_counted;
  std::int64_t payments = 0;
};
BOOST_DESCRIBE_STRUCT(CurrencyTotal, (), (currency, counted, not_counted, payments))

struct Revenue {
  std::vector<CurrencyTotal> items;
};
BOOST_DESCRIBE_STRUCT(Revenue, (), (items))

struct Payment {
  base::Money amount;
  bool in_reports = true;
};
BOOST_DESCRIBE_STRUCT(Payment, (), (amount, in_reports))

void add(CurrencyTotal& total, const Payment& payment) {
  base::Money& sum = payment.in_reports ? total.counted : total.not_counted;
  sum = sum + payment.amount;
  ++total.payments;
}

Revenue show(Call& call, const RevenueWanted& wanted) {
  db::Conditions conditions;
  conditions.add("withdrawn_at IS NULL");
  if (wanted.from) conditions.add("paid_on >= ?", wanted.from->text());
  if (wanted.to) conditions.add("paid_on <= ?", wanted.to->text());
  std::map<base::Currency, CurrencyTotal> totals;
  call.read().each_row(
      "SELECT amount_minor, currency, in_reports FROM payments" + conditions.where(),
      conditions.params(), [&](const db::Row& row) {
        const auto payment = describe::from_row<Payment>(row);
        const auto currency = payment.amount.currency();
        const base::Money zero(0, currency);
        add(totals.try_emplace(currency, CurrencyTotal{currency, zero, zero, 0}).first->second,
            payment);
      });
  Revenue revenue;
  for (const auto& [currency, total] : totals) revenue.items.push_back(total);
  return revenue;
}

}  // namespace

std::vector<http::Route> revenue_routes() {
  return {http::get("/api/reports/revenue", Permission::ViewMoney,
                    "Recorded payments, one total per currency, counted and not counted apart",
                    show)};
}

}  // namespace reports
