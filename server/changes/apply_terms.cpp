// SPDX-License-Identifier: Apache-2.0
#include "access/pinned_names.h"
#include "changes/terms_record.h"
#include "courses/change_product.h"
#include "describe/describe.h"

namespace changes {
namespace {

LineNote note_of(const LineTerms& terms, const std::string& product,
                 const accesses::Overrides& own, const accesses::Pins& pins) {
  return {terms.line.id, product, accesses::pinned_names(own), own, pins};
}

TermsRecord record_of(db::Reader& reader, const orders::Order& order, const TermsPlan& plan) {
  TermsRecord record;
  record.order = order.id;
  record.reason = plan.reason;
  for (const LineTerms& terms : plan.lines) {
    const std::string title = courses::product_of(reader, terms.line.product).title;
    record.before.lines.push_back(note_of(terms, title, terms.before, terms.pins_before));
    record.after.lines.push_back(note_of(terms, title, terms.after, terms.pins_after));
  }
  if (plan.comment) record.before.comment = order.comment;
  record.after.comment = plan.comment;
  return record;
}

}  // namespace

OrderChanged apply_terms(db::Transaction& tx, const orders::Order& order, const TermsPlan& plan,
                         const base::Actor& actor, std::optional<Id<journal::Batch>> batch) {
  OrderChanged changed;
  changed.effects = plan.effects;
  if (plan.changes_nothing()) return changed;
  for (const LineTerms& terms : plan.lines) {
    orders::set_own_terms(tx, terms.line, terms.after, terms.pins_after);
  }
  if (plan.comment) orders::set_comment(tx, order.id, *plan.comment);
  orders::raise_version(tx, order.id);
  changed.undo = journal::record(tx, actor,
                                 {.action = "order.changed",
                                  .object = journal::Object::of(order.id),
                                  .contact = order.contact,
                                  .details = describe::to_json(record_of(tx, order, plan)),
                                  .batch = batch});
  return changed;
}

}  // namespace changes
