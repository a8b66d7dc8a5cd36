// SPDX-License-Identifier: Apache-2.0
#include "changes/plan_change.h"

#include <algorithm>
#include <utility>

#include "access/terms.h"
#include "base/rejections.h"
#include "changes/other_accesses.h"
#include "changes/person_in_course.h"
#include "enrolments/as_of.h"

namespace changes {
namespace {

using accesses::CarryRefusal;
using enrolments::PlannedLine;
using enrolments::ProductAct;
using enrolments::ProductEffects;
using enrolments::Warning;

[[noreturn]] void refuse(CarryRefusal refusal) {
  switch (refusal) {
    case CarryRefusal::Revoked: throw base::Conflict("grant.revoked");
    case CarryRefusal::PreRegistered: throw base::Conflict("grant.pre_registered");
    case CarryRefusal::Ended: throw base::Conflict("grant.ended");
    case CarryRefusal::NoEnd: throw base::Invalid("/end", "plan.no_end");
    case CarryRefusal::StartsLater: throw base::Invalid("/offer", "plan.starts_later");
  }
  std::unreachable();
}

std::optional<Id<offers::Offer>> offer_of(db::Reader& reader, GrantId grant) {
  const auto record = accesses::find_grant(reader, grant);
  return orders::find_order_of_line(reader, record->order_line)->offer;
}

/// Plans one replacement on one snapshot.
class Replacing {
 public:
  Replacing(db::Reader& reader, const Shared& shared, const PlanChangeDraft& draft, Instant now)
      : reader_(reader),
        shared_(shared),
        draft_(draft),
        now_(now),
        at_(enrolments::instant_of_act(draft.as_of, now)) {}

  Replacement plan(GrantId id) {
    find_old(id);
    plan_new();
    carry();
    fill_products();
    fill_warnings();
    result_.plan.effects.mails = enrolments::foreseen_mails(reader_, shared_, result_.plan);
    return std::move(result_);
  }

 private:
  void find_old(GrantId id) {
    const auto record = accesses::find_grant(reader_, id);
    if (!record) throw base::NotFound("grant.not_found");
    result_.replaced = *record;
    held_ = person_in_course(reader_, shared_, record->contact, record->product);
    old_ = *std::ranges::find(held_.facts.grants, id, &accesses::Grant::id);
    const auto refusal = accesses::reason_not_to_carry(old_, at_, zone());
    if (refusal) refuse(*refusal);
    const auto terms = accesses::terms_of(old_, at_, zone());
    result_.before = {title_of(reader_, id), terms.base, end_of(terms)};
  }

  void plan_new() {
    if (offer_of(reader_, old_.id) == draft_.offer) {
      throw base::Invalid("/offer", "plan.same_offer");
    }
    result_.request.contact = result_.replaced.contact;
    result_.request.access = {.offer = draft_.offer,
                              .full = {},
                              .paid = draft_.paid,
                              .mails = draft_.mails,
                              .start_at = {},
                              .as_of = at_,
                              .reason = draft_.reason,
                              .note = draft_.note,
                              .same_offer = enrolments::SameOffer::Second};
    result_.plan = enrolments::plan_access(reader_, shared_, result_.request, now_);
    const auto& lines = result_.plan.lines;
    const auto same = std::ranges::find_if(lines, [&](const auto& line) { return is_same(line); });
    result_.is_other_product = same == lines.end();
    if (same != lines.end()) {
      result_.in_place = static_cast<std::size_t>(same - lines.begin());
    }
  }

  bool is_same(const PlannedLine& line) const {
    return line.line.product == result_.replaced.product;
  }

  /// Where the course itself is left, what was agreed about it holds for those in its place.
  void carry() {
    const auto dates = accesses::dates_of(reader_, old_.id);
    const accesses::Carry wish{draft_.keep_start.value_or(true),
                               draft_.end.value_or(accesses::CarriedEnd::FromToday)};
    for (PlannedLine& line : result_.plan.lines) {
      accesses::Dates& own = result_.dates.emplace_back();
      if (!result_.is_other_product && !is_same(line)) continue;
      auto carried = accesses::carried(old_, dates, line.grant.policy, wish, at_, zone());
      if (!carried) refuse(carried.error());
      line.grant = std::move(carried->grant);
      own = std::move(carried->dates);
    }
    const accesses::Grant& grant = result_.plan.lines[result_.in_place].grant;
    const auto terms = accesses::terms_of(grant, at_, zone());
    result_.after = {result_.plan.offer->title, terms.base, end_of(terms)};
  }

  void fill_products() {
    auto& products = result_.plan.effects.products;
    products.clear();
    if (result_.is_other_product) {
      products.push_back(compared(*held_.course, held_.facts, without_old(), ProductAct::Revoked));
    }
    for (const PlannedLine& line : result_.plan.lines) {
      const auto place = is_same(line) ? products.begin() : products.end();
      products.insert(place, effects_of(line));
    }
  }

  ProductEffects effects_of(const PlannedLine& line) const {
    const bool same = is_same(line);
    const auto before =
        same ? held_.facts
             : enrolments::facts_of(reader_, shared_, held_.contact, line.line.product);
    auto after = same ? without_old() : before;
    after.grants.push_back(line.grant);
    const auto act = same ? ProductAct::Replaced : ProductAct::Given;
    auto effects = compared(*line.course, before, after, act);
    const auto terms = accesses::terms_of(line.grant, at_, zone());
    if (terms.frozen_until > at_) effects.frozen_until = terms.frozen_until;
    return effects;
  }

  ProductEffects compared(const courses::Compiled& course, const accesses::Facts& before,
                          const accesses::Facts& after, ProductAct act) const {
    auto effects = enrolments::compare(course, before, after, at_);
    effects.act = act;
    return effects;
  }

  accesses::Facts without_old() const {
    accesses::Facts facts = held_.facts;
    std::ranges::find(facts.grants, old_.id, &accesses::Grant::id)->revoked_at = at_;
    return facts;
  }

  void fill_warnings() {
    const courses::Product& product = held_.course->programme.product;
    std::vector<Warning> warnings;
    if (result_.is_other_product) {
      warnings.push_back({"plan.other_product", product.id, product.title, std::nullopt});
    } else {
      warn_of_additions(warnings);
    }
    const auto terms = accesses::terms_of(old_, at_, zone());
    if (terms.frozen_until > at_) {
      warnings.push_back({"plan.stays_frozen", product.id, product.title, terms.frozen_until});
    }
    warn_of_others(warnings);
    auto& planned = result_.plan.effects.warnings;
    // The old access is not beside the new one, and the others are named.
    std::erase_if(planned, [&](const Warning& warning) {
      return warning.code == "offer.other_active" && warning.product == product.id;
    });
    planned.insert(planned.begin(), warnings.begin(), warnings.end());
  }

  void warn_of_additions(std::vector<Warning>& warnings) const {
    for (const PlannedLine& line : result_.plan.lines) {
      if (is_same(line)) continue;
      const courses::Product& product = line.course->programme.product;
      warnings.push_back({"offer.adds_products", product.id, product.title, std::nullopt});
    }
  }

  /// Whatever else opens the course goes on by itself. The same offer has a warning of its own.
  void warn_of_others(std::vector<Warning>& warnings) const {
    for (const accesses::Grant& other : held_.facts.grants) {
      if (other.id == old_.id) continue;
      const auto terms = accesses::terms_of(other, at_, zone());
      if (!accesses::is_alive(terms.state_at(at_))) continue;
      if (offer_of(reader_, other.id) == draft_.offer) continue;
      warnings.push_back({"access.others", result_.replaced.product, title_of(reader_, other.id),
                          end_of(terms)});
    }
  }

  base::TimeZone zone() const { return held_.facts.zone; }

  db::Reader& reader_;
  const Shared& shared_;
  const PlanChangeDraft& draft_;
  Instant now_;
  Instant at_;
  PersonInCourse held_;
  accesses::Grant old_;
  Replacement result_;
};

}  // namespace

Replacement plan_replacement(db::Reader& reader, const Shared& shared, GrantId id,
                             const PlanChangeDraft& draft, Instant now) {
  return Replacing(reader, shared, draft, now).plan(id);
}

PlanChanged replace(db::Transaction& tx, const Replacement& replacement, const base::Actor& actor,
                    std::optional<Id<journal::Batch>> batch) {
  auto [given, record] =
      enrolments::apply_unrecorded(tx, replacement.plan, replacement.request, actor);
  for (std::size_t i = 0; i < replacement.dates.size(); ++i) {
    if (replacement.dates[i] == accesses::Dates()) continue;
    accesses::write_dates(tx, record.grants[i], {}, replacement.dates[i]);
  }
  const GrantId replaced = replacement.replaced.id;
  accesses::revoke(tx, replaced, given.effects.as_of, "plan_changed");
  given.grant = record.grants[replacement.in_place];
  const PlanRecord noted{{std::move(record)}, replaced, replacement.before, replacement.after};
  given.undo = journal::record(tx, actor,
                               {.action = "access.plan_changed",
                                .object = journal::Object::of(replaced),
                                .contact = replacement.replaced.contact,
                                .details = describe::to_json(noted),
                                .batch = batch});
  return {{std::move(given)}, replaced};
}

}  // namespace changes
