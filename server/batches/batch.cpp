// SPDX-License-Identifier: Apache-2.0
#include "batches/batch.h"

#include <array>
#include <utility>

#include "base/rejections.h"

namespace batches {

SelectionKind kind_of(const BatchSelection& selection) {
  const std::array<bool, 6> named{selection.contacts.has_value(), selection.grants.has_value(),
                                  selection.people.has_value(),   selection.members.has_value(),
                                  selection.orders.has_value(),   selection.order_ids.has_value()};
  std::optional<SelectionKind> kind;
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (!named[i]) continue;
    if (kind) throw base::Invalid("/selection", "batch.one_selection");
    kind = static_cast<SelectionKind>(i);
  }
  if (!kind) throw base::Invalid("/selection", "batch.one_selection");
  return *kind;
}

bool is_live(BatchState state) {
  return state == BatchState::Rehearsing || state == BatchState::Running ||
         state == BatchState::Undoing;
}

std::int64_t& BatchCounts::of(Verdict verdict, bool is_undone) {
  if (is_undone) return undone;
  switch (verdict) {
    case Verdict::Waits: return waits;
    case Verdict::Will: return will;
    case Verdict::Already: return already;
    case Verdict::Refused: return refused;
    case Verdict::Done: return done;
    case Verdict::Failed: return failed;
  }
  std::unreachable();
}

std::int64_t BatchCounts::total() const {
  return waits + will + already + refused + done + failed + undone;
}

bool may_be_undone(const BatchRecord& batch) {
  return !is_live(batch.state) && batch.tally.rows.done > 0 && can_be_undone(kind_of(batch.act));
}

}  // namespace batches
