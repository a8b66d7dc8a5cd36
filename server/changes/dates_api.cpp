// SPDX-License-Identifier: Apache-2.0
#include "changes/changes_api.h"
#include "changes/dates.h"
#include "enrolments/shared.h"
#include "http/call.h"

namespace changes {
namespace {

using http::Call;
using http::Permission;

template <class Draft>
using PlanOf = DatesPlan (*)(db::Reader& reader, const Shared& shared, GrantId id,
                             const Draft& draft, Instant now);

/// Whoever changes a grant has seen it as it is, in the rehearsal too.
template <class Draft>
AccessChanged change(Call& call, const Draft& draft, PlanOf<Draft> plan_of) {
  const auto id = call.id<accesses::Grant>("id");
  const Shared shared = enrolments::shared_of(call);
  const auto row = [&](db::Reader& reader) {
    return enrolments::grant_row(reader, shared, id, call.now(), call.actor());
  };
  const auto plan = [&](db::Reader& reader) {
    call.expect(row(reader));
    return plan_of(reader, shared, id, draft, call.now());
  };
  if (call.dry_run()) return {.grant = {}, .effects = plan(call.read()).effects, .undo = {}};
  return call.write([&](db::Transaction& tx) {
    const std::string reason = draft.reason ? draft.reason->v : std::string();
    AccessChanged changed = apply_dates(tx, plan(tx), reason, call.actor());
    changed.grant = row(tx);
    return changed;
  });
}

AccessChanged extend(Call& call, const ExtensionDraft& draft) {
  return change(call, draft, &plan_extension);
}

AccessChanged set_end(Call& call, const EndDraft& draft) { return change(call, draft, &plan_end); }

AccessChanged freeze(Call& call, const FreezeDraft& draft) {
  return change(call, draft, &plan_freeze);
}

AccessChanged unfreeze(Call& call, const UnfreezeDraft& draft) {
  return change(call, draft, &plan_unfreezing);
}

}  // namespace

std::vector<http::Route> dates_routes() {
  return {
      post("/api/grants/{id}/extension", Permission::GiveAccess,
           "Give an access more days or months", extend)
          .versioned().idempotent().dry_run().status(200),
      post("/api/grants/{id}/end", Permission::GiveAccess,
           "Set the last day of an access, or take its end away", set_end)
          .versioned().idempotent().dry_run().status(200),
      post("/api/grants/{id}/freezes", Permission::GiveAccess,
           "Freeze an access for days or months; the end moves with it", freeze)
          .versioned().idempotent().dry_run().status(200),
      post("/api/grants/{id}/unfreezing", Permission::GiveAccess,
           "End a freeze; what was not used is given back", unfreeze)
          .versioned().idempotent().dry_run().status(200),
  };
}

}  // namespace changes
