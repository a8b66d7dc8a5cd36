// SPDX-License-Identifier: Apache-2.0
#include "enrolments/pay_order.h"

#include "describe/describe.h"
#include "people/change_contact.h"

namespace enrolments {

AccessGiven plan_payment(db::Reader& reader, const Shared& shared, const orders::Order& order,
                         const orders::PaymentDraft& draft) {
  orders::check_payment(reader, draft, "");
  const auto contact = people::contact_of(reader, order.contact);
  AccessGiven given;
  given.contact = GivenContact{contact.id, people::display_name(contact)};
  given.order = OrderName{order.id, order.number};
  given.effects = plan_waiting(reader, shared, order, reader.now());
  given.effects.paid = draft.amount;
  given.effects.in_reports = draft.in_reports.value_or(true);
  return given;
}

AccessGiven pay_order(db::Transaction& tx, const Shared& shared, const orders::Order& order,
                      const orders::PaymentDraft& draft, const base::Actor& actor) {
  AccessGiven given = plan_payment(tx, shared, order, draft);
  const auto recorded = orders::record_payment(tx, order, draft, actor);
  given.undo = recorded.entry;
  if (order.state != orders::OrderState::Waiting) return given;
  given.grants = give_waiting(tx, order, actor);
  if (!given.grants.empty()) given.grant = given.grants.front();
  given.undo = journal::record(
      tx, actor,
      {.action = "order.paid",
       .object = journal::Object::of(order.id),
       .contact = order.contact,
       .details = describe::to_json(PaidRecord{order.id, recorded.payment, given.grants})});
  return given;
}

}  // namespace enrolments
