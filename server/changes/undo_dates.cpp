// SPDX-License-Identifier: Apache-2.0
#include "changes/undo_dates.h"

#include <algorithm>

#include "base/rejections.h"
#include "changes/dates_record.h"
#include "describe/describe.h"

namespace changes {
namespace {

std::vector<journal::Subject> subjects_of(const DatesRecord& record) {
  std::vector<journal::Subject> subjects{journal::Subject::of(record.grant)};
  if (record.line) subjects.push_back(journal::Subject::of(*record.line));
  return subjects;
}

void put_terms_back(db::Transaction& tx, const DatesRecord& record) {
  const auto order = orders::find_order_of_line(tx, *record.line);
  if (!order) throw base::Conflict("undo.newer_change");
  const auto& line = *std::ranges::find(order->lines, *record.line, &orders::OrderLine::id);
  const accesses::Overrides now = accesses::attributes_of(tx, *line.own_policy);
  accesses::Overrides before = *record.before.terms;
  accesses::Overrides after = *record.after.terms;
  // No date touches it, and one that promises nothing cannot be told from none in JSON.
  before.service = after.service = now.service;
  if (now != after) throw base::Conflict("undo.newer_change");
  orders::set_own_terms(tx, line, before, *record.before.pins);
  orders::raise_version(tx, order->id);
}

}  // namespace

void undo_dates(db::Transaction& tx, const enrolments::PastAct& act, const base::Actor&) {
  const auto record = describe::from_json<DatesRecord>(act.details);
  enrolments::refuse_later(tx, act, subjects_of(record));
  const bool is_there = accesses::find_grant(tx, record.grant).has_value();
  if (!is_there || accesses::dates_of(tx, record.grant) != record.after.dates()) {
    throw base::Conflict("undo.newer_change");
  }
  accesses::write_dates(tx, record.grant, record.after, record.before);
  if (record.line) put_terms_back(tx, record);
}

}  // namespace changes
