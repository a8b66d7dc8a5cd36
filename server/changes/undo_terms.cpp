// SPDX-License-Identifier: Apache-2.0
#include "changes/undo_terms.h"

#include <algorithm>

#include "base/rejections.h"
#include "changes/terms_record.h"
#include "describe/describe.h"
#include "people/change_contact.h"

namespace changes {
namespace {

[[noreturn]] void refuse() { throw base::Conflict("undo.newer_change"); }

/// An order may have a thousand lines, and terms may name a thousand lessons.
TermsRecord record_of(const enrolments::PastAct& act) {
  describe::ReadOptions options = describe::tolerant;
  options.limits.bytes_max = act.details.size();
  return describe::from_json<TermsRecord>(act.details, options);
}

std::vector<journal::Subject> subjects_of(const TermsRecord& record) {
  std::vector<journal::Subject> subjects;
  for (const LineNote& note : record.after.lines) {
    subjects.push_back(journal::Subject::of(note.line));
  }
  return subjects;
}

/// As the columns say it.
accesses::Overrides terms_of(const LineNote& note) {
  accesses::Overrides own = note.policy;
  const bool has_service = std::ranges::find(note.own, "service") != note.own.end();
  if (has_service && !own.service) own.service = describe::Json{"null"};
  return own;
}

void put_back(db::Transaction& tx, const orders::Order& order, const LineNote& before,
              const LineNote& after) {
  const auto line = std::ranges::find(order.lines, after.line, &orders::OrderLine::id);
  if (line == order.lines.end() || !line->own_policy) refuse();
  if (accesses::attributes_of(tx, *line->own_policy) != terms_of(after)) refuse();
  orders::set_own_terms(tx, *line, terms_of(before), before.pins);
}

}  // namespace

void undo_terms(db::Transaction& tx, const enrolments::PastAct& act, const base::Actor&) {
  const TermsRecord record = record_of(act);
  enrolments::refuse_later(tx, act, subjects_of(record));
  const auto order = orders::find_order(tx, record.order);
  if (!order || !people::find_contact(tx, act.contact)) refuse();
  for (std::size_t i = 0; i < record.after.lines.size(); ++i) {
    put_back(tx, *order, record.before.lines[i], record.after.lines[i]);
  }
  if (record.after.comment) {
    if (order->comment != *record.after.comment) refuse();
    orders::set_comment(tx, order->id, *record.before.comment);
  }
  orders::raise_version(tx, order->id);
}

}  // namespace changes
