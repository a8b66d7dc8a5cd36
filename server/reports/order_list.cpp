// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <utility>

#include "http/call.h"
#include "orders/order.h"
#include "people/change_contact.h"
#include "people/contact_card.h"
#include "reports/list_page.h"
#include "reports/order_filter.h"
#include "reports/reports_api.h"

namespace reports {
namespace {

using base::Id;
using base::Instant;
using base::Money;
using http::Call;
using http::Permission;
using orders::Order;

struct OrderPageWanted : OrdersWanted {
  Limit limit;
  Offset offset;
};
BOOST_DESCRIBE_STRUCT(OrderPageWanted, (OrdersWanted), (limit, offset))

struct Row {
  Id<Order> id;
  std::int64_t number = 0;
  Id<people::Contact> contact;
  std::optional<base::Email> email;
  std::string first_name;
  std::string last_name;
  bool deleted = false;
  std::optional<Id<offers::Offer>> offer;
  std::optional<std::string> offer_title;
  orders::OrderState state = orders::OrderState::Given;
  std::optional<Money> price;
  orders::Door door = orders::Door::ContactProduct;
  Instant created_at;
  std::int64_t version = 1;
  bool individual = false;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, number, contact, email, first_name, last_name, deleted, offer,
                       offer_title, state, price, door, created_at, version, individual))

struct Titled {
  std::string id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(Titled, (), (id, title))

/// `individual`: terms of its own in place of those of its offer. `paid` and `not_counted` are sums
/// of recorded payments, counted in reports or not. No sums and no price for those who may not see
/// money.
struct OrderRow {
  Id<Order> id;
  std::int64_t number = 0;
  people::ContactName contact;
  std::optional<Titled> offer;
  std::vector<Titled> products;
  orders::OrderState state = orders::OrderState::Given;
  std::optional<Money> price;
  std::vector<Money> paid;
  std::vector<Money> not_counted;
  orders::Door door = orders::Door::ContactProduct;
  bool individual = false;
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(OrderRow, (),
                      (id, number, contact, offer, products, state, price, paid, not_counted,
                       door, individual, created_at, version))

struct Sum {
  Id<Order> order;
  bool in_reports = true;
  Money amount;
};
BOOST_DESCRIBE_STRUCT(Sum, (), (order, in_reports, amount))

struct ProductOf {
  Id<Order> order;
  Id<courses::Product> id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(ProductOf, (), (order, id, title))

OrderRow view_of(const Row& row) {
  people::Contact contact;
  contact.email = row.email;
  contact.first_name = row.first_name;
  contact.last_name = row.last_name;
  OrderRow view;
  view.id = row.id;
  view.number = row.number;
  view.contact = {row.contact, people::display_name(contact), row.email, row.deleted};
  if (row.offer) view.offer = Titled{row.offer->text(), row.offer_title.value_or("")};
  view.state = row.state;
  view.price = row.price;
  view.door = row.door;
  view.created_at = row.created_at;
  view.version = row.version;
  view.individual = row.individual;
  return view;
}

void add_products(db::Reader& reader, const db::Numbers& ids,
                  std::map<Id<Order>, OrderRow*>& rows) {
  for (auto& product : reader.all<ProductOf>(
           "SELECT l.order_id, p.id, p.title FROM order_lines l "
           "JOIN products p ON p.id = l.product_id WHERE l.order_id IN EACH_OF($1) "
           "ORDER BY l.position",
           ids)) {
    rows.at(product.order)->products.push_back({product.id.text(), std::move(product.title)});
  }
}

void add_sums(db::Reader& reader, const db::Numbers& ids,
              std::map<Id<Order>, OrderRow*>& rows) {
  for (const Sum& payment : reader.all<Sum>(
           "SELECT order_id, in_reports, amount_minor, currency FROM payments "
           "WHERE order_id IN EACH_OF($1) AND withdrawn_at IS NULL",
           ids)) {
    OrderRow& row = *rows.at(payment.order);
    auto& sums = payment.in_reports ? row.paid : row.not_counted;
    bool added = false;
    for (Money& sum : sums) {
      if (sum.currency() != payment.amount.currency()) continue;
      sum = sum + payment.amount;
      added = true;
    }
    if (!added) sums.push_back(payment.amount);
  }
}

http::Page<OrderRow> list_orders(Call& call, const db::Conditions& conditions,
                                 const Limit& limit, const Offset& offset) {
  static const std::string columns =
      "o.id, o.number, c.id, c.email, c.first_name, c.last_name, "
      "CASE WHEN c.erased_at IS NULL THEN FALSE ELSE TRUE END, o.offer_id, f.title, o.state, "
      "o.price_minor, o.currency, o.door, o.created_at, o.version, " +
      std::string(differs_from_offer);
  const auto page = list_page<Row>(
      call.read(), columns,
      "orders o JOIN contacts c ON c.id = o.contact_id LEFT JOIN offers f ON f.id = o.offer_id",
      conditions, "o.id DESC", limit, offset);
  http::Page<OrderRow> result{.total = page.total};
  for (const Row& row : page.items) result.items.push_back(view_of(row));
  std::map<Id<Order>, OrderRow*> rows;
  std::vector<Id<Order>> ids;
  for (OrderRow& row : result.items) {
    rows[row.id] = &row;
    ids.push_back(row.id);
  }
  const db::Numbers numbers(ids);
  add_products(call.read(), numbers, rows);
  if (call.actor().may(Permission::ViewMoney)) {
    add_sums(call.read(), numbers, rows);
  } else {
    for (OrderRow& row : result.items) row.price.reset();
  }
  return result;
}

http::Page<OrderRow> list(Call& call, const OrderPageWanted& wanted) {
  return list_orders(call, conditions_of(wanted), wanted.limit, wanted.offset);
}

http::Page<OrderRow> list_of_contact(Call& call, const http::PageWanted& wanted) {
  db::Conditions conditions;
  conditions.add("o.withdrawn_at IS NULL");
  const auto contact = people::contact_of(call.read(), call.id<people::Contact>("id"));
  conditions.add("o.contact_id = ?", contact.id.number());
  return list_orders(call, conditions, wanted.limit, wanted.offset);
}

http::Page<OrderRow> list_of_offer(Call& call, const http::PageWanted& wanted) {
  db::Conditions conditions;
  conditions.add("o.withdrawn_at IS NULL");
  conditions.add("o.offer_id = ?", call.id<offers::Offer>("id").number());
  return list_orders(call, conditions, wanted.limit, wanted.offset);
}

}  // namespace

std::vector<http::Route> order_list_routes() {
  return {
      http::get("/api/orders", Permission::ViewOrders, "Orders, newest first", list),
      http::get("/api/contacts/{id}/orders", Permission::ViewOrders, "Orders of a contact",
                list_of_contact),
      http::get("/api/offers/{id}/buyers", Permission::ViewOrders, "Orders of an offer",
                list_of_offer),
  };
}

}  // namespace reports
