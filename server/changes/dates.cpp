// SPDX-License-Identifier: Apache-2.0
#include "changes/dates.h"

#include <algorithm>
#include <utility>

#include "access/terms.h"
#include "base/rejections.h"
#include "changes/other_accesses.h"
#include "enrolments/as_of.h"
#include "people/change_contact.h"

namespace changes {
namespace {

using accesses::Dates;
using accesses::DatesRefusal;
using enrolments::ProductAct;
using enrolments::Warning;

/// A grant with everything that a plan looks at.
struct Held {
  accesses::GrantRecord record = {};
  people::Contact contact = {};
  accesses::Facts facts = {};
  std::size_t index = 0;
  Dates dates = {};
  Instant at = {};

  const accesses::Grant& grant() const { return facts.grants[index]; }
  base::TimeZone zone() const { return facts.zone; }
  bool is_full() const {
    return accesses::in_force(*grant().policy, grant().overrides).full;
  }
};

Held held(db::Reader& reader, const Shared& shared, GrantId id, Instant at) {
  const auto record = accesses::find_grant(reader, id);
  if (!record) throw base::NotFound("grant.not_found");
  Held held{.record = *record, .contact = people::contact_of(reader, record->contact)};
  held.facts = enrolments::facts_of(reader, shared, held.contact, record->product);
  const auto grant = std::ranges::find(held.facts.grants, id, &accesses::Grant::id);
  held.index = static_cast<std::size_t>(grant - held.facts.grants.begin());
  held.dates = accesses::dates_of(reader, id);
  held.at = at;
  return held;
}

/// `start` is how a moment before the access begins is refused.
[[noreturn]] void refuse(DatesRefusal refusal, const base::FieldError& start) {
  switch (refusal) {
    case DatesRefusal::Revoked: throw base::Conflict("grant.revoked");
    case DatesRefusal::PreRegistered: throw base::Conflict("grant.pre_registered");
    case DatesRefusal::Ended: throw base::Conflict("grant.ended");
    case DatesRefusal::NoEnd: throw base::Conflict("grant.no_end");
    case DatesRefusal::SameEnd: throw base::Invalid("/until", "end.same");
    case DatesRefusal::BeforeStart: throw base::Invalid({start});
    case DatesRefusal::NotFrozen: throw base::Conflict("grant.not_frozen");
  }
  std::unreachable();
}

Dates accepted(accesses::NewDates dates, const base::FieldError& start = {}) {
  if (!dates) refuse(dates.error(), start);
  return std::move(*dates);
}

template <class Draft>
accesses::Length length_of(const Draft& draft) {
  if (draft.days.has_value() == draft.months.has_value()) {
    throw base::Invalid("/days", "length.one_of");
  }
  if (draft.days) return accesses::PlannedDays{static_cast<int>(draft.days->v)};
  return accesses::PlannedMonths{static_cast<int>(draft.months->v)};
}

/// What an act changes, and when that shows.
struct Act {
  std::string_view action;
  ProductAct kind;
  Dates after;
  std::optional<accesses::Overrides> terms_after = {};
  Instant seen_at = {};
};

/// Whatever else the person has of the product goes on by itself.
void warn_of_others(db::Reader& reader, const Held& held, std::vector<Warning>& warnings) {
  for (const accesses::Grant& other : held.facts.grants) {
    if (other.id == held.record.id) continue;
    const auto terms = accesses::terms_of(other, held.at, held.zone());
    if (!accesses::is_alive(terms.state_at(held.at))) continue;
    warnings.push_back({"access.others", held.record.product, title_of(reader, other.id),
                        end_of(terms)});
  }
}

void warn_of_end(const Held& held, const Act& act, std::vector<Warning>& warnings) {
  if (act.kind != ProductAct::EndSet) return;
  const auto& end_at = act.after.end.end_at;
  if (end_at && *end_at <= held.at) {
    warnings.push_back({"end.past", held.record.product, std::nullopt, end_at});
  }
}

enrolments::ProductEffects effects_on_product(db::Reader& reader, const Shared& shared,
                                              const Held& held, const Act& act) {
  accesses::Facts after = held.facts;
  accesses::Grant& grant = after.grants[held.index];
  grant = accesses::with_dates(grant, act.after);
  if (act.terms_after) grant.overrides = *act.terms_after;
  const Instant at = std::max(held.at, act.seen_at);
  const auto course = shared.courses.of(reader, held.record.product);
  auto effects = enrolments::compare(*course, held.facts, after, at);
  effects.act = act.kind;
  const auto terms = accesses::terms_of(grant, at, held.zone());
  if (terms.frozen_until > at) effects.frozen_until = terms.frozen_until;
  return effects;
}

DatesPlan planned(db::Reader& reader, const Shared& shared, const Held& held, Act act) {
  DatesPlan plan;
  plan.grant = held.record;
  plan.action = act.action;
  plan.before = held.dates;
  enrolments::Effects& effects = plan.effects;
  effects.as_of = held.at;
  effects.contact = {people::display_name(held.contact), false, held.contact.id};
  effects.products.push_back(effects_on_product(reader, shared, held, act));
  if (act.terms_after) {
    plan.terms_before = held.grant().overrides;
    effects.warnings.push_back({"grant.becomes_individual", held.record.product,
                                title_of(reader, held.record.id), std::nullopt});
  }
  warn_of_end(held, act, effects.warnings);
  warn_of_others(reader, held, effects.warnings);
  plan.terms_after = std::move(act.terms_after);
  plan.after = std::move(act.after);
  return plan;
}

/// A day that is the first of the access begins when the access does.
Instant beginning_of(const FreezeDraft& draft, const Held& held) {
  if (!draft.from) return held.at;
  const Instant start = accesses::terms_of(held.grant(), held.at, held.zone()).start;
  const bool is_first_day = held.zone().local_of(start).date() == *draft.from;
  return is_first_day ? start : base::start_of_day(*draft.from, held.zone());
}

/// Now, or when the freeze would have begun that is dropped before it does.
Instant unfreezing_seen_at(const Held& held) {
  const auto terms = accesses::terms_of(held.grant(), held.at, held.zone());
  if (terms.frozen_until > held.at) return held.at;
  const auto coming = std::ranges::upper_bound(held.dates.freezes, held.at, {},
                                               &accesses::DatedFreeze::started_at);
  return coming == held.dates.freezes.end() ? held.at : coming->started_at;
}

}  // namespace

DatesPlan plan_extension(db::Reader& reader, const Shared& shared, GrantId id,
                         const ExtensionDraft& draft, Instant now) {
  const auto length = length_of(draft);
  const Held held = changes::held(reader, shared, id, enrolments::instant_of_act(draft.as_of, now));
  Dates after =
      accepted(accesses::extended(held.grant(), held.dates, length, held.at, held.zone()));
  return planned(reader, shared, held,
                 {"access.end_changed", ProductAct::Extended, std::move(after)});
}

DatesPlan plan_end(db::Reader& reader, const Shared& shared, GrantId id, const EndDraft& draft,
                   Instant now) {
  if (draft.until.absent()) throw base::Invalid("/until", "required");
  const Held held = changes::held(reader, shared, id, enrolments::instant_of_act(draft.as_of, now));
  std::optional<Instant> end_at;
  if (draft.until.has_value()) end_at = base::end_of_day(*draft.until, held.zone());
  Dates after =
      accepted(accesses::ending(held.grant(), held.dates, end_at, held.at, held.zone()),
               {"/until", "end.before_start", ""});
  Act act{"access.end_changed", ProductAct::EndSet, std::move(after)};
  if (held.is_full()) act.terms_after = accesses::everything_until(held.grant().overrides);
  return planned(reader, shared, held, std::move(act));
}

DatesPlan plan_freeze(db::Reader& reader, const Shared& shared, GrantId id,
                      const FreezeDraft& draft, Instant now) {
  const auto length = length_of(draft);
  const Held held = changes::held(reader, shared, id, enrolments::instant_of_act(draft.as_of, now));
  const accesses::FreezeWish wish{beginning_of(draft, held), length,
                                  draft.reason ? draft.reason->v : ""};
  Dates after = accepted(
      accesses::frozen(held.grant(), held.dates, wish, held.at, held.zone()),
      {"/from", "freeze.before_start", ""});
  return planned(reader, shared, held,
                 {"access.frozen", ProductAct::Frozen, std::move(after), {}, wish.from});
}

DatesPlan plan_unfreezing(db::Reader& reader, const Shared& shared, GrantId id,
                          const UnfreezeDraft& draft, Instant now) {
  const Held held = changes::held(reader, shared, id, enrolments::instant_of_act(draft.as_of, now));
  Dates after = accepted(accesses::unfrozen(held.grant(), held.dates, held.at, held.zone()));
  return planned(reader, shared, held,
                 {"access.unfrozen", ProductAct::Unfrozen, std::move(after), {},
                  unfreezing_seen_at(held)});
}

}  // namespace changes
