// SPDX-License-Identifier: Apache-2.0
#include "describe/describe.h"
#include "enrolments/give_access.h"
#include "jobs/job.h"
#include "journal/journal.h"

namespace enrolments {
namespace {

std::string reason_of(const AccessChoice& access) {
  if (access.paid) return "paid";
  return std::string(describe::enum_text(access.reason.value_or(GivenBecause::PaidElsewhere)));
}

std::optional<std::int64_t> person_of(const base::Actor& actor) {
  if (actor.person == 0) return std::nullopt;
  return actor.person;
}

/// `planned`: since when, and where its delays count from.
accesses::NewGrant new_grant(const orders::Order& order, const orders::OrderLine& line,
                             const accesses::Grant& planned, std::string reason,
                             const base::Actor& actor) {
  return {.contact = order.contact,
          .product = line.product,
          .order_line = line.id,
          .offer_policy = line.offer_policy,
          .own_policy = line.own_policy,
          .start_at = planned.start_at,
          .schedule_base_at = planned.schedule_base_at,
          .door = std::string(describe::enum_text(order.door)),
          .reason = std::move(reason),
          .given_by = person_of(actor)};
}

orders::NewOrder new_order(const Plan& plan, const Request& request, Id<Contact> contact) {
  orders::NewOrder order{.contact = contact,
                         .state = request.payment_required ? orders::OrderState::Waiting
                                                           : orders::OrderState::Given,
                         .price = request.price,
                         .door = request.door,
                         .mails = plan.mails};
  if (plan.offer) {
    order.offer = plan.offer->id;
    if (!order.price) order.price = plan.offer->price;
  }
  for (const PlannedLine& line : plan.lines) order.lines.push_back(line.line);
  return order;
}

/// Writes what a plan says, piece by piece, and keeps what the undo will need.
class Applying {
 public:
  Applying(db::Transaction& tx, const Plan& plan, const Request& request,
           const base::Actor& actor)
      : tx_(tx), plan_(plan), request_(request), actor_(actor) {}

  Unrecorded apply() {
    given_.effects = plan_.effects;
    take_contact();
    extend();
    order_and_give();
    fill_record();
    return {std::move(given_), std::move(record_)};
  }

 private:
  void take_contact() {
    contact_ = plan_.contact;
    if (plan_.new_contact) {
      contact_ = people::add(tx_, *plan_.new_contact, "staff", actor_);
      record_.contact_created = true;
    }
    given_.contact = GivenContact{contact_.id, people::display_name(contact_)};
  }

  void extend() {
    for (const Extension& extension : plan_.extensions) {
      given_.grants.push_back(extension.grant);
      if (extension.after) set_dates(extension);
    }
    // What is given again makes an order of its own, and that one is the order of the act.
    if (plan_.extensions.empty() || !plan_.lines.empty()) return;
    const auto order = orders::order_of(tx_, plan_.extensions.front().order);
    given_.order = OrderName{order.id, order.number};
    record_payment(order);
  }

  void set_dates(const Extension& extension) {
    record_.extended.push_back(extension.grant);
    record_.dates_before.push_back(extension.before);
    record_.dates_after.push_back(
        accesses::write_dates(tx_, extension.grant, extension.before, *extension.after));
  }

  void order_and_give() {
    if (plan_.lines.empty()) return;
    const auto order = orders::add_order(tx_, new_order(plan_, request_, contact_.id), actor_);
    record_.order = order.id;
    given_.order = OrderName{order.id, order.number};
    record_payment(order);
    if (request_.payment_required) return;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
      const auto id =
          accesses::give(tx_, new_grant(order, order.lines[i], plan_.lines[i].grant,
                                        reason_of(request_.access), actor_));
      record_.grants.push_back(id);
      given_.grants.push_back(id);
    }
    want_mails(order);
  }

  void want_mails(const orders::Order& order) {
    if (plan_.effects.mails.empty()) return;
    jobs::enqueue(tx_, AccessMailsWanted{order.id, plan_.effects.contact.is_new});
  }

  void record_payment(const orders::Order& order) {
    if (!request_.access.paid) return;
    record_.payment =
        orders::record_payment(tx_, order, *request_.access.paid, actor_).payment;
  }

  void fill_record() {
    if (!given_.grants.empty()) given_.grant = given_.grants.front();
    record_.door = describe::enum_text(request_.door);
    record_.reason = reason_of(request_.access);
    if (request_.access.note) record_.note = request_.access.note->v;
    record_.mails = plan_.mails;
  }

  db::Transaction& tx_;
  const Plan& plan_;
  const Request& request_;
  const base::Actor& actor_;
  people::Contact contact_;
  GivenRecord record_;
  AccessGiven given_;
};

}  // namespace

AccessGiven apply_access(db::Transaction& tx, const Plan& plan, const Request& request,
                         const base::Actor& actor,
                         std::optional<base::Id<journal::Batch>> batch) {
  auto [given, record] = apply_unrecorded(tx, plan, request, actor);
  const auto contact = given.contact->id;
  given.undo = journal::record(tx, actor,
                               {.action = plan.lines.empty() ? "access.extended" : "access.given",
                                .object = journal::Object::of(contact),
                                .contact = contact,
                                .details = describe::to_json(record),
                                .batch = batch});
  return std::move(given);
}

Unrecorded apply_unrecorded(db::Transaction& tx, const Plan& plan, const Request& request,
                            const base::Actor& actor) {
  return Applying(tx, plan, request, actor).apply();
}

std::vector<GrantId> give_waiting(db::Transaction& tx, const orders::Order& order,
                                  const base::Actor& actor) {
  std::vector<GrantId> grants;
  accesses::Grant from_now;
  from_now.start_at = tx.now().to_whole_seconds();
  for (const orders::OrderLine& line : order.lines) {
    grants.push_back(accesses::give(tx, new_grant(order, line, from_now, "paid", actor)));
  }
  orders::set_state(tx, order.id, orders::OrderState::Given);
  jobs::enqueue(tx, AccessMailsWanted{order.id, false});
  return grants;
}

}  // namespace enrolments
