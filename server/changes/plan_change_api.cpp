// SPDX-License-Identifier: Apache-2.0
#include "base/rejections.h"
#include "changes/changes_api.h"
#include "changes/plan_change.h"
#include "enrolments/grant_rows.h"
#include "enrolments/shared.h"
#include "http/call.h"

namespace changes {
namespace {

using http::Call;
using http::Permission;

/// Nothing but what the rehearsal knows.
PlanChanged rehearsed(Replacement replacement) {
  PlanChanged shown;
  shown.contact = enrolments::GivenContact{replacement.plan.contact.id,
                                           people::display_name(replacement.plan.contact)};
  shown.effects = std::move(replacement.plan.effects);
  shown.replaced = replacement.replaced.id;
  return shown;
}

/// Whoever changes a plan has seen the access as it is, in the rehearsal too.
PlanChanged change_plan(Call& call, const PlanChangeDraft& draft) {
  if (draft.paid && !call.actor().may(Permission::RecordPayments)) {
    throw base::Forbidden("payment.not_yours");
  }
  const auto id = call.id<accesses::Grant>("id");
  const Shared shared = enrolments::shared_of(call);
  const auto planned = [&](db::Reader& reader) {
    call.expect(enrolments::grant_row(reader, shared, id, call.now(), call.actor()));
    return plan_replacement(reader, shared, id, draft, call.now());
  };
  if (call.dry_run()) return rehearsed(planned(call.read()));
  return call.write([&](db::Transaction& tx) {
    const Replacement replacement = planned(tx);
    if (replacement.is_other_product && !draft.anyway.value_or(false)) {
      throw base::Invalid("/anyway", "plan.other_product");
    }
    return replace(tx, replacement, call.actor());
  });
}

}  // namespace

std::vector<http::Route> plan_change_routes() {
  return {
      post("/api/grants/{id}/plan", Permission::GiveAccess,
           "Give another offer in place of this access, at one instant", change_plan)
          .versioned().idempotent().dry_run().status(200),
  };
}

}  // namespace changes
