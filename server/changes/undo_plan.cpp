// SPDX-License-Identifier: Apache-2.0
#include "changes/undo_plan.h"

#include "base/rejections.h"
#include "changes/plan_change.h"
#include "describe/describe.h"

namespace changes {

void undo_plan_change(db::Transaction& tx, const enrolments::PastAct& act,
                      const base::Actor& actor) {
  const auto record = describe::from_json<PlanRecord>(act.details);
  enrolments::refuse_later(tx, act, {journal::Subject::of(record.replaced)});
  enrolments::take_back_given(tx, act, record, actor);
  if (!accesses::find_grant(tx, record.replaced)) throw base::Conflict("undo.newer_change");
  accesses::take_back_revocation(tx, record.replaced);
}

}  // namespace changes
