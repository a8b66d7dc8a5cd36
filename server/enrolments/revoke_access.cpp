// SPDX-License-Identifier: Apache-2.0
#include "enrolments/revoke_access.h"

#include <algorithm>

#include "base/rejections.h"
#include "describe/describe.h"
#include "enrolments/as_of.h"
#include "journal/journal.h"

namespace enrolments {
namespace {

accesses::GrantRecord record_of(db::Reader& reader, GrantId id) {
  const auto record = accesses::find_grant(reader, id);
  if (!record) throw base::NotFound("grant.not_found");
  return *record;
}

}  // namespace

Effects plan_revocation(db::Reader& reader, const Shared& shared, GrantId id,
                        const RevocationDraft& draft, Instant now) {
  const auto record = record_of(reader, id);
  const auto contact = people::contact_of(reader, record.contact);
  const accesses::Facts before = facts_of(reader, shared, contact, record.product);
  accesses::Facts after = before;
  const auto grant = std::ranges::find(after.grants, id, &accesses::Grant::id);
  if (grant->revoked_at) throw base::Conflict("grant.revoked");
  const Instant at = instant_of_act(draft.as_of, now);
  grant->revoked_at = at;
  Effects effects;
  effects.as_of = at;
  effects.contact = {people::display_name(contact), false, contact.id};
  auto lost = compare(*shared.courses.of(reader, record.product), before, after, at);
  lost.act = ProductAct::Revoked;
  effects.products.push_back(std::move(lost));
  return effects;
}

AccessRevoked revoke_access(db::Transaction& tx, const Shared& shared, GrantId id,
                            const RevocationDraft& draft, const base::Actor& actor) {
  return apply_revocation(tx, plan_revocation(tx, shared, id, draft, tx.now()),
                          {id, draft.reason ? draft.reason->v : std::string()}, actor);
}

AccessRevoked apply_revocation(db::Transaction& tx, const Effects& planned,
                               const RevokedRecord& record, const base::Actor& actor,
                               std::optional<base::Id<journal::Batch>> batch) {
  accesses::revoke(tx, record.grant, planned.as_of, record.reason);
  AccessRevoked revoked{.grant = record.grant, .effects = planned};
  revoked.undo = journal::record(tx, actor,
                                 {.action = "access.revoked",
                                  .object = journal::Object::of(record.grant),
                                  .contact = planned.contact.existing,
                                  .details = describe::to_json(record),
                                  .batch = batch});
  return revoked;
}

}  // namespace enrolments
