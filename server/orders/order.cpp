// SPDX-License-Identifier: Apache-2.0
#include "orders/order.h"

#include "base/rejections.h"
#include "describe/describe.h"
#include "fmt/core.h"
#include "journal/journal.h"
#include "school/school.h"

namespace orders {
namespace {

struct OrderRow {
  Id<Order> id;
  std::int64_t number = 0;
  Id<Contact> contact;
  std::optional<Id<Offer>> offer;
  OrderState state = OrderState::Given;
  std::optional<std::int64_t> price_minor;
  std::optional<base::Currency> currency;
  Door door = Door::ContactProduct;
  std::string activation_mail;
  std::string access_mail;
  std::string comment;
  std::optional<std::int64_t> created_by;
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(OrderRow, (),
                      (id, number, contact, offer, state, price_minor, currency, door,
                       activation_mail, access_mail, comment, created_by, created_at, version))

Order order_from(db::Reader& reader, const OrderRow& row) {
  Order order;
  order.id = row.id;
  order.number = row.number;
  order.contact = row.contact;
  order.offer = row.offer;
  order.state = row.state;
  if (row.price_minor) order.price = Money(*row.price_minor, *row.currency);
  order.door = row.door;
  order.mails = {describe::from_json<mail::MailChoice>(row.activation_mail),
                 describe::from_json<mail::MailChoice>(row.access_mail)};
  order.comment = row.comment;
  order.created_by = row.created_by;
  order.created_at = row.created_at;
  order.version = row.version;
  order.lines = reader.all<OrderLine>(
      "SELECT l.id, l.product_id, o.policy_id, l.policy_id, g.id FROM order_lines l "
      "LEFT JOIN offer_lines o ON o.id = l.offer_line_id "
      "LEFT JOIN grants g ON g.order_line_id = l.id AND g.withdrawn_at IS NULL "
      "WHERE l.order_id = $1 ORDER BY l.position",
      row.id);
  return order;
}

/// On PostgreSQL a number that was taken in vain is left out.
std::int64_t next_number(db::Transaction& tx) {
  if (tx.engine() == db::Engine::Postgres) {
    return tx.one<std::int64_t>("SELECT nextval('order_numbers')");
  }
  // Not in one statement: RETURNING costs SQLite a table of its own, made and dropped.
  const auto last = tx.find<std::int64_t>("SELECT value FROM counters WHERE name = 'order'");
  const auto number =
      1 + (last ? *last : tx.one<std::int64_t>("SELECT COALESCE(MAX(number), 1000) FROM orders"));
  tx.run(
      "INSERT INTO counters (name, value) VALUES ('order', $1) "
      "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      number);
  return number;
}

OrderLine insert_line(db::Transaction& tx, Id<Order> order, const NewLine& line,
                      std::size_t position) {
  OrderLine inserted{tx.new_id<OrderLine>(), line.product, line.offer_policy, {}, {}};
  if (line.own) inserted.own_policy = accesses::insert_policy(tx, *line.own);
  tx.run(
      "INSERT INTO order_lines (id, order_id, product_id, offer_line_id, policy_id, position) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      inserted.id, order, line.product, line.offer_line, inserted.own_policy, position);
  return inserted;
}

struct PaymentNote {
  Id<Order> order;
  Money amount{0, base::Currency()};
  base::Date paid_on;
  PaymentMethod method = PaymentMethod::Other;
  bool in_reports = true;
};
BOOST_DESCRIBE_STRUCT(PaymentNote, (), (order, amount, paid_on, method, in_reports))

base::Date today(db::Reader& reader) {
  return school::school_of(reader).zone.local_of(reader.now()).date();
}

}  // namespace

void go_on_numbering(db::Transaction& tx) {
  if (tx.engine() != db::Engine::Postgres) return;
  tx.one<std::int64_t>(
      "SELECT setval('order_numbers', GREATEST(s.last_value, COALESCE(o.last_number, 1000), "
      "COALESCE(c.value, 1000)), "
      "s.is_called OR o.last_number IS NOT NULL OR c.value IS NOT NULL) "
      "FROM order_numbers s CROSS JOIN (SELECT MAX(number) AS last_number FROM orders) o "
      "LEFT JOIN counters c ON c.name = 'order'");
  tx.run("DELETE FROM counters WHERE name = 'order'");
}

Order add_order(db::Transaction& tx, const NewOrder& draft, const base::Actor& actor) {
  Order order{.id = tx.new_id<Order>(),
              .number = next_number(tx),
              .contact = draft.contact,
              .offer = draft.offer,
              .state = draft.state,
              .price = draft.price,
              .door = draft.door,
              .mails = draft.mails,
              .created_at = tx.now()};
  if (actor.person != 0) order.created_by = actor.person;
  tx.run(
      "INSERT INTO orders (id, number, contact_id, offer_id, state, price_minor, currency, door, "
      "activation_mail, access_mail, comment, created_by, created_at, version) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', $11, $12, 1)",
      order.id, order.number, order.contact, order.offer, order.state,
      order.price ? std::optional(order.price->minor_units()) : std::nullopt,
      order.price ? std::optional(order.price->currency()) : std::nullopt, order.door,
      describe::to_json(order.mails.activation), describe::to_json(order.mails.access),
      order.created_by, order.created_at);
  for (std::size_t i = 0; i < draft.lines.size(); ++i) {
    order.lines.push_back(insert_line(tx, order.id, draft.lines[i], i));
  }
  return order;
}

std::optional<Order> find_order(db::Reader& reader, Id<Order> id) {
  const auto row = reader.find<OrderRow>(
      "SELECT id, number, contact_id, offer_id, state, price_minor, currency, door, "
      "activation_mail, access_mail, comment, created_by, created_at, version FROM orders "
      "WHERE id = $1 AND withdrawn_at IS NULL",
      id);
  if (!row) return std::nullopt;
  return order_from(reader, *row);
}

Order order_of(db::Reader& reader, Id<Order> id) {
  auto order = find_order(reader, id);
  if (!order) throw base::NotFound("order.not_found");
  return std::move(*order);
}

std::optional<Order> find_order_of_line(db::Reader& reader, Id<OrderLine> line) {
  const auto id =
      reader.find<Id<Order>>("SELECT order_id FROM order_lines WHERE id = $1", line);
  return id ? find_order(reader, *id) : std::nullopt;
}

void set_own_terms(db::Transaction& tx, const OrderLine& line, const accesses::Overrides& own,
                   const accesses::Pins& pins) {
  if (line.own_policy) return accesses::update_policy(tx, *line.own_policy, own, pins);
  const auto policy = accesses::insert_policy(tx, own, pins);
  tx.run("UPDATE order_lines SET policy_id = $2 WHERE id = $1", line.id, policy);
  if (line.grant) accesses::set_own_policy(tx, *line.grant, policy);
}

void set_comment(db::Transaction& tx, Id<Order> id, const std::string& comment) {
  tx.run("UPDATE orders SET comment = $2 WHERE id = $1", id, comment);
}

void raise_version(db::Transaction& tx, Id<Order> id) {
  tx.run("UPDATE orders SET version = version + 1 WHERE id = $1", id);
}

void set_state(db::Transaction& tx, Id<Order> id, OrderState state) {
  tx.run("UPDATE orders SET state = $2, version = version + 1 WHERE id = $1", id, state);
}

void withdraw(db::Transaction& tx, Id<Order> id) {
  tx.run("UPDATE payments SET withdrawn_at = $2 WHERE order_id = $1 AND withdrawn_at IS NULL", id,
         tx.now());
  tx.run("UPDATE orders SET withdrawn_at = $2, version = version + 1 WHERE id = $1", id,
         tx.now());
}

void erase_withdrawn(db::Transaction& tx, Id<Contact> contact) {
  accesses::erase_withdrawn(tx, contact);
  const auto ids = tx.all<std::int64_t>(
      "SELECT id FROM orders WHERE contact_id = $1 AND withdrawn_at IS NOT NULL", contact);
  const db::Numbers orders{std::span<const std::int64_t>(ids)};
  const auto own = tx.all<std::int64_t>(
      "SELECT policy_id FROM order_lines WHERE order_id IN EACH_OF($1) "
      "AND policy_id IS NOT NULL",
      orders);
  tx.run("DELETE FROM payments WHERE order_id IN EACH_OF($1)", orders);
  tx.run("DELETE FROM order_lines WHERE order_id IN EACH_OF($1)", orders);
  tx.run("DELETE FROM orders WHERE id IN EACH_OF($1)", orders);
  tx.run("DELETE FROM policies WHERE id IN EACH_OF($1)",
         db::Numbers(std::span<const std::int64_t>(own)));
}

void leave_nameless(db::Transaction& tx, Id<Contact> contact) {
  tx.run(
      "UPDATE orders SET comment = '', version = version + 1, "
      "state = CASE WHEN state = 'waiting' THEN 'cancelled' ELSE state END WHERE contact_id = $1",
      contact);
  for (const auto policy : tx.all<PolicyId>(
           "SELECT l.policy_id FROM order_lines l JOIN orders o ON o.id = l.order_id "
           "WHERE o.contact_id = $1 AND l.policy_id IS NOT NULL",
           contact)) {
    accesses::forget_reasons(tx, policy);
  }
  accesses::leave_nameless(tx, contact);
}

void set_mails(db::Transaction& tx, Id<Order> id, const mail::AccessMails& mails) {
  tx.run("UPDATE orders SET activation_mail = $2, access_mail = $3 WHERE id = $1", id,
         describe::to_json(mails.activation), describe::to_json(mails.access));
}

std::int64_t count_waiting_with_mail(db::Reader& reader, Id<mail::MailTemplate> words) {
  return reader.one<std::int64_t>(
      "SELECT COUNT(*) FROM orders WHERE state = 'waiting' AND withdrawn_at IS NULL "
      "AND (activation_mail = $1 OR access_mail = $1)",
      describe::to_json(mail::MailChoice(words)));
}

void use_standard_mail(db::Transaction& tx, Id<mail::MailTemplate> words) {
  const std::string gone = describe::to_json(mail::MailChoice(words));
  const std::string standard = describe::to_json(mail::MailChoice());
  for (const std::string_view column : {"activation_mail", "access_mail"}) {
    tx.run(fmt::format("UPDATE orders SET {0} = $2 WHERE state = 'waiting' AND {0} = $1", column),
           gone, standard);
  }
}

void check_payment(db::Reader& reader, const PaymentDraft& draft, std::string_view pointer) {
  if (draft.amount.minor_units() <= 0) {
    throw base::Invalid(fmt::format("{}/amount", pointer), "money.out_of_range");
  }
  if (draft.paid_on && *draft.paid_on > today(reader)) {
    throw base::Invalid(fmt::format("{}/paid_on", pointer), "date.in_the_future");
  }
}

RecordedPayment record_payment(db::Transaction& tx, const Order& order, const PaymentDraft& draft,
                               const base::Actor& actor) {
  const auto id = tx.new_id<Payment>();
  const PaymentNote note{order.id, draft.amount, draft.paid_on.value_or(today(tx)),
                         draft.method.value_or(PaymentMethod::BankTransfer),
                         draft.in_reports.value_or(true)};
  const std::optional<std::int64_t> by =
      actor.person == 0 ? std::nullopt : std::optional(actor.person);
  tx.run(
      "INSERT INTO payments (id, order_id, amount_minor, currency, paid_on, method, reference, "
      "in_reports, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      id, order.id, note.amount.minor_units(), note.amount.currency(), note.paid_on, note.method,
      draft.reference ? draft.reference->v : std::string(), note.in_reports, by, tx.now());
  const auto entry = journal::record(tx, actor,
                                     {.action = "payment.recorded",
                                      .object = journal::Object::of(id),
                                      .contact = order.contact,
                                      .details = describe::to_json(note)});
  return {id, entry};
}

void take_back_payment(db::Transaction& tx, Id<Payment> id) {
  tx.run("UPDATE payments SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL", id,
         tx.now());
}

std::vector<Payment> payments_of(db::Reader& reader, Id<Order> id) {
  return reader.all<Payment>(
      "SELECT p.id, p.amount_minor, p.currency, p.paid_on, p.method, p.reference, p.in_reports, "
      "s.name, p.recorded_at, p.withdrawn_at FROM payments p "
      "LEFT JOIN staff s ON s.id = p.recorded_by WHERE p.order_id = $1 ORDER BY p.id",
      id);
}

bool has_standing_payment(db::Reader& reader, Id<Order> id) {
  return reader.one<std::int64_t>(
             "SELECT COUNT(*) FROM payments WHERE order_id = $1 AND withdrawn_at IS NULL", id) > 0;
}

std::int64_t sales_of(db::Reader& reader, Id<Offer> offer) {
  return reader.one<std::int64_t>(
      "SELECT COUNT(*) FROM orders WHERE offer_id = $1 AND state = 'given' "
      "AND withdrawn_at IS NULL",
      offer);
}

}  // namespace orders
