// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "changes/dates_record.h"
#include "describe/describe.h"

namespace changes {
namespace {

/// Those of everything that `everything_until` pins.
accesses::Pins pinned_by(accesses::Pins pins, const accesses::Pin& pin) {
  for (const char* attribute : {"scope", "schedule", "checkpoints", "period", "full"}) {
    pins[attribute] = pin;
  }
  return pins;
}

void change_terms(db::Transaction& tx, const DatesPlan& plan, const accesses::Pin& pin,
                  DatesRecord& record) {
  const auto order = orders::find_order_of_line(tx, plan.grant.order_line);
  base::ensure(order.has_value(), "every grant stands on an order");
  const auto& line =
      *std::ranges::find(order->lines, plan.grant.order_line, &orders::OrderLine::id);
  record.line = line.id;
  record.before.terms = plan.terms_before;
  record.before.pins =
      line.own_policy ? accesses::pins_of(tx, *line.own_policy) : accesses::Pins();
  record.after.terms = plan.terms_after;
  record.after.pins = pinned_by(*record.before.pins, pin);
  orders::set_own_terms(tx, line, *record.after.terms, *record.after.pins);
  orders::raise_version(tx, order->id);
}

}  // namespace

AccessChanged apply_dates(db::Transaction& tx, const DatesPlan& plan, const std::string& reason,
                          const base::Actor& actor, std::optional<Id<journal::Batch>> batch) {
  DatesRecord record;
  record.grant = plan.grant.id;
  record.reason = reason;
  record.before.dates() = plan.before;
  record.after.dates() = accesses::write_dates(tx, plan.grant.id, plan.before, plan.after);
  if (plan.terms_after) {
    change_terms(tx, plan, {actor.name, plan.effects.as_of, reason}, record);
  }
  AccessChanged changed;
  changed.effects = plan.effects;
  changed.undo = journal::record(tx, actor,
                                 {.action = plan.action,
                                  .object = journal::Object::of(plan.grant.id),
                                  .contact = plan.grant.contact,
                                  .details = describe::to_json(record),
                                  .batch = batch});
  return changed;
}

}  // namespace changes
