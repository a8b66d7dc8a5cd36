// SPDX-License-Identifier: Apache-2.0
#include "changes/changes_api.h"
#include "changes/lesson_acts.h"
#include "enrolments/shared.h"

namespace changes {
namespace {

using http::Call;
using http::Permission;

LessonActDone override_lesson(Call& call, const LessonOverrideDraft& draft) {
  const auto contact = call.id<people::Contact>("id");
  const Shared shared = enrolments::shared_of(call);
  const auto plan = [&](db::Reader& reader) {
    return plan_override(reader, shared, contact, draft, call.actor());
  };
  if (call.dry_run()) return {.effects = plan(call.read()).effects};
  return call.write(
      [&](db::Transaction& tx) { return apply_lesson_act(tx, plan(tx), call.actor()); });
}

LessonActDone mark_lesson(Call& call, const PassedLessonDraft& draft) {
  const auto contact = call.id<people::Contact>("id");
  const Shared shared = enrolments::shared_of(call);
  const auto plan = [&](db::Reader& reader) {
    return plan_pass(reader, shared, contact, draft);
  };
  if (call.dry_run()) return {.effects = plan(call.read()).effects};
  return call.write(
      [&](db::Transaction& tx) { return apply_lesson_act(tx, plan(tx), call.actor()); });
}

}  // namespace

std::vector<http::Route> lesson_act_routes() {
  return {
      post("/api/contacts/{id}/lesson-overrides", Permission::GiveAccess,
           "Open or close one lesson for one contact", override_lesson)
          .idempotent().dry_run().status(200),
      post("/api/contacts/{id}/passed-lessons", Permission::GiveAccess,
           "Mark a lesson or checkpoint as passed, or take that back", mark_lesson)
          .idempotent().dry_run().status(200),
  };
}

}  // namespace changes
