// SPDX-License-Identifier: Apache-2.0
#include "batches/judge_row.h"

#include <algorithm>
#include <utility>

#include "access/terms.h"
#include "base/rejections.h"
#include "batches/tag_row.h"
#include "changes/order_terms.h"
#include "changes/undo_act.h"
#include "enrolments/as_of.h"
#include "enrolments/revoke_access.h"
#include "notices/access_mails_now.h"
#include "people/change_contact.h"

namespace batches {
namespace {

using enrolments::Effects;

changes::WhyText why(const BatchRecord& batch) { return {batch.reason}; }

/// Of lessons that open, those that open at once.
void fill_effects(BatchRow& row, const Effects& effects) {
  row.mails = std::ssize(effects.mails);
  for (const auto& product : effects.products) {
    row.opened += std::ranges::count_if(product.opened,
                                        [](const auto& lesson) { return !lesson.at; });
    row.closed += std::ssize(product.closed);
  }
  if (effects.products.empty()) return;
  row.until_before = effects.products.front().until_before;
  row.until_after = effects.products.front().until;
}

GrantId grant_of(const BatchRow& row) {
  if (!row.grant) throw base::NotFound("access.none");
  return *row.grant;
}

/// The refusals that say: it is so already.
bool is_already(ActKind kind, const std::string& code) {
  switch (kind) {
    case ActKind::SetEnd: return code == "end.same";
    case ActKind::Unfreeze: return code == "grant.not_frozen";
    case ActKind::Revoke: return code == "grant.revoked";
    case ActKind::ChangePlan: return code == "plan.same_offer";
    case ActKind::Give:
    case ActKind::Extend:
    case ActKind::Freeze:
    case ActKind::BackToOffer:
    case ActKind::Tag:
    case ActKind::Untag:
    case ActKind::AccessMail: return false;
  }
  std::unreachable();
}

Judged already(BatchRow row, std::string code) {
  row.verdict = Verdict::Already;
  row.code = std::move(code);
  return {std::move(row), {}};
}

Judged judge_dates(const Judging& judging, BatchRow row, changes::DatesPlan plan) {
  if (plan.before == plan.after && !plan.terms_after) return already(std::move(row), "");
  fill_effects(row, plan.effects);
  row.seen = plan.grant.version;
  return {std::move(row), [plan = std::move(plan), reason = judging.batch.reason,
                           batch = judging.batch.id](auto& tx, const auto& actor) {
            return *changes::apply_dates(tx, plan, reason, actor, batch).undo;
          }};
}

Judged judge_extension(const Judging& judging, BatchRow row) {
  const auto& act = *judging.batch.act.extend;
  auto plan = changes::plan_extension(judging.reader, judging.tools.shared, grant_of(row),
                                      {act.days, act.months, why(judging.batch), std::nullopt},
                                      judging.now);
  return judge_dates(judging, std::move(row), std::move(plan));
}

Judged judge_end(const Judging& judging, BatchRow row) {
  auto plan = changes::plan_end(judging.reader, judging.tools.shared, grant_of(row),
                                {judging.batch.act.set_end->until, why(judging.batch), {}},
                                judging.now);
  return judge_dates(judging, std::move(row), std::move(plan));
}

Judged judge_freeze(const Judging& judging, BatchRow row) {
  const auto& act = *judging.batch.act.freeze;
  auto plan = changes::plan_freeze(judging.reader, judging.tools.shared, grant_of(row),
                                   {act.days, act.months, act.from, why(judging.batch), {}},
                                   judging.now);
  return judge_dates(judging, std::move(row), std::move(plan));
}

Judged judge_unfreezing(const Judging& judging, BatchRow row) {
  auto plan = changes::plan_unfreezing(judging.reader, judging.tools.shared, grant_of(row),
                                       {why(judging.batch), {}}, judging.now);
  return judge_dates(judging, std::move(row), std::move(plan));
}

Judged judge_revocation(const Judging& judging, BatchRow row) {
  const GrantId id = grant_of(row);
  auto effects = enrolments::plan_revocation(judging.reader, judging.tools.shared, id,
                                             {why(judging.batch), {}}, judging.now);
  fill_effects(row, effects);
  row.seen = accesses::find_grant(judging.reader, id)->version;
  return {std::move(row),
          [effects = std::move(effects), id, reason = judging.batch.reason,
           batch = judging.batch.id](auto& tx, const auto& actor) {
            return *enrolments::apply_revocation(tx, effects, {id, reason}, actor, batch).undo;
          }};
}

Judged judge_plan_change(const Judging& judging, BatchRow row) {
  const auto& act = *judging.batch.act.change_plan;
  const changes::PlanChangeDraft draft{.offer = act.offer,
                                       .keep_start = act.keep_start,
                                       .end = act.end,
                                       .anyway = {},
                                       .paid = {},
                                       .mails = act.mails,
                                       .reason = act.reason,
                                       .note = why(judging.batch),
                                       .as_of = {}};
  auto plan = changes::plan_replacement(judging.reader, judging.tools.shared, grant_of(row), draft,
                                        judging.now);
  if (plan.is_other_product) throw base::Conflict("plan.other_product");
  fill_effects(row, plan.plan.effects);
  row.seen = plan.replaced.version;
  return {std::move(row), [plan = std::move(plan), batch = judging.batch.id](auto& tx,
                                                                             const auto& actor) {
            return *changes::replace(tx, plan, actor, batch).undo;
          }};
}

/// The single verb looks at what follows an offer only.
bool has_full_access(const Judging& judging, const people::Contact& contact, Id<Product> product) {
  const auto facts =
      enrolments::facts_of(judging.reader, judging.tools.shared, contact, product);
  return std::ranges::any_of(facts.grants, [&](const accesses::Grant& grant) {
    const auto terms = accesses::terms_of(grant, judging.now, facts.zone);
    return terms.policy.full && accesses::is_alive(terms.state_at(judging.now));
  });
}

Judged judge_gift(const Judging& judging, BatchRow row) {
  const auto& act = *judging.batch.act.give;
  enrolments::Request request{.contact = row.contact,
                              .product = act.product,
                              .own_lines = {},
                              .access = {.offer = act.offer,
                                         .full = act.full,
                                         .paid = {},
                                         .mails = act.mails,
                                         .start_at = act.start_at,
                                         .as_of = {},
                                         .reason = act.reason,
                                         .note = why(judging.batch),
                                         .same_offer = act.same_offer},
                              .price = {}};
  auto plan =
      enrolments::plan_access(judging.reader, judging.tools.shared, request, judging.now);
  const bool has_it = act.full.value_or(false)
                          ? has_full_access(judging, plan.contact, *act.product)
                          : plan.lines.empty();
  if (has_it && !act.same_offer) return already(std::move(row), "offer.same_active");
  fill_effects(row, plan.effects);
  return {std::move(row), [plan = std::move(plan), request = std::move(request),
                           batch = judging.batch.id](auto& tx, const auto& actor) {
            return *enrolments::apply_access(tx, plan, request, actor, batch).undo;
          }};
}

/// Of the line's own terms; nothing pinned yet has none.
std::int64_t version_of_terms(db::Reader& reader, const orders::OrderLine& line) {
  if (!line.own_policy) return 0;
  return reader.one<std::int64_t>("SELECT version FROM policies WHERE id = $1", *line.own_policy);
}

Judged judge_terms(const Judging& judging, BatchRow row) {
  const auto grant = accesses::find_grant(judging.reader, grant_of(row));
  if (!grant) throw base::NotFound("grant.not_found");
  auto order = orders::find_order_of_line(judging.reader, grant->order_line);
  if (!order) throw base::NotFound("order.not_found");
  const auto& line =
      *std::ranges::find(order->lines, grant->order_line, &orders::OrderLine::id);
  changes::LinePatch line_patch;
  line_patch.id = line.id;
  line_patch.individual = false;
  const changes::OrderPatch patch{{line_patch}, {}, why(judging.batch), {}};
  auto plan = changes::plan_terms(judging.reader, judging.tools.shared, *order, patch, {},
                                  judging.now);
  if (plan.changes_nothing()) return already(std::move(row), "");
  fill_effects(row, plan.effects);
  row.seen = version_of_terms(judging.reader, line);
  return {std::move(row), [plan = std::move(plan), order = std::move(*order),
                           batch = judging.batch.id](auto& tx, const auto& actor) {
            return *changes::apply_terms(tx, order, plan, actor, batch).undo;
          }};
}

Judged judge_mail(const Judging& judging, BatchRow row) {
  const auto contact = people::contact_of(judging.reader, row.contact);
  if (!notices::holds_anything(judging.reader, judging.tools.office, contact)) {
    throw base::NotFound("access.none");
  }
  row.mails = 1;
  const std::string key =
      "access_now:" + judging.batch.id.text() + ":" + row.contact.text();
  return {row, [key, contact = row.contact, &office = judging.tools.office,
                batch = judging.batch.id](auto& tx, const auto& actor) {
            notices::write_access_mail(tx, office, contact, key);
            return notices::note_access_mail(tx, contact, actor, batch);
          }};
}

Judged judge_act(const Judging& judging, BatchRow row) {
  switch (kind_of(judging.batch.act)) {
    case ActKind::Give: return judge_gift(judging, std::move(row));
    case ActKind::ChangePlan: return judge_plan_change(judging, std::move(row));
    case ActKind::Extend: return judge_extension(judging, std::move(row));
    case ActKind::SetEnd: return judge_end(judging, std::move(row));
    case ActKind::Freeze: return judge_freeze(judging, std::move(row));
    case ActKind::Unfreeze: return judge_unfreezing(judging, std::move(row));
    case ActKind::Revoke: return judge_revocation(judging, std::move(row));
    case ActKind::BackToOffer: return judge_terms(judging, std::move(row));
    case ActKind::Tag:
    case ActKind::Untag: return judge_tags(judging, std::move(row));
    case ActKind::AccessMail: return judge_mail(judging, std::move(row));
  }
  std::unreachable();
}

}  // namespace

std::string code_of(const base::Rejection& rejection) {
  const auto* invalid = dynamic_cast<const base::Invalid*>(&rejection);
  return invalid == nullptr ? rejection.code() : invalid->errors().front().code;
}

Judged judge(const Judging& judging, BatchRow row) {
  row.verdict = Verdict::Will;
  row.code.clear();
  row.opened = row.closed = row.mails = 0;
  row.until_before.reset();
  row.until_after.reset();
  row.seen.reset();
  try {
    return judge_act(judging, row);
  } catch (const base::Rejection& refused) {
    row.code = code_of(refused);
    const bool is_so = is_already(kind_of(judging.batch.act), row.code);
    row.verdict = is_so ? Verdict::Already : Verdict::Refused;
    return {std::move(row), {}};
  }
}

void undo_row(db::Transaction& tx, const BatchRecord& batch, const BatchRow& row,
              const base::Actor& actor) {
  const auto kind = kind_of(batch.act);
  if (kind == ActKind::Tag || kind == ActKind::Untag) return undo_tags(tx, batch, row, actor);
  changes::undo_act(tx, *row.entry, actor, batch.id);
}

}  // namespace batches
