// SPDX-License-Identifier: Apache-2.0
#include "changes/order_terms.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/rejections.h"
#include "changes/terms_effects.h"
#include "enrolments/as_of.h"
#include "fmt/core.h"

namespace changes {
namespace {

using accesses::TermsRefusal;
using Errors = std::vector<base::FieldError>;

bool names_anything(const LinePatch& patch) {
  return patch.individual || accesses::OverridesPatch(patch) != accesses::OverridesPatch();
}

void refuse_empty(const OrderPatch& patch) {
  if (patch.comment.absent() && std::ranges::none_of(patch.lines, names_anything)) {
    throw base::Invalid("/lines", "required");
  }
}

std::string_view code_of(TermsRefusal why) {
  switch (why) {
    case TermsRefusal::NoOffer: return "terms.no_offer";
    case TermsRefusal::HiddenByFull: return "terms.hidden_by_full";
    case TermsRefusal::EmptyScope: return "scope.empty";
  }
  std::unreachable();
}

void check(const LineTerms& terms, const LinePatch& patch, const std::string& pointer,
           Errors& errors) {
  if (patch.individual == false && !terms.offered) {
    errors.push_back({pointer + "/individual", "terms.no_offer", ""});
  }
  for (const auto& refused :
       accesses::reasons_to_refuse(terms.after, patch, terms.offered.get())) {
    errors.push_back({fmt::format("{}/{}", pointer, refused.attribute),
                      std::string(code_of(refused.why)), ""});
  }
}

LineTerms terms_now(db::Reader& reader, const Shared& shared, const orders::OrderLine& line) {
  LineTerms terms;
  terms.line = line;
  if (line.offer_policy) terms.offered = shared.policies.of(reader, *line.offer_policy)->policy;
  if (!line.own_policy) return terms;
  terms.before = accesses::attributes_of(reader, *line.own_policy);
  terms.pins_before = accesses::pins_of(reader, *line.own_policy);
  return terms;
}

accesses::Overrides wanted(const LineTerms& terms, const LinePatch& patch) {
  accesses::Overrides own = terms.before;
  if (patch.individual == true) own = accesses::pinned(terms.policy_with(own));
  if (patch.individual == false) own = accesses::Overrides();
  return accesses::patched(std::move(own), patch);
}

/// The lines that will have other terms.
std::vector<LineTerms> changed_lines(db::Reader& reader, const Shared& shared,
                                     const orders::Order& order, const OrderPatch& patch,
                                     const accesses::Pin& pin) {
  std::vector<LineTerms> changed;
  Errors errors;
  std::set<Id<orders::OrderLine>> seen;
  for (std::size_t i = 0; i < patch.lines.size(); ++i) {
    const LinePatch& wish = patch.lines[i];
    const std::string pointer = fmt::format("/lines/{}", i);
    const auto line = std::ranges::find(order.lines, wish.id, &orders::OrderLine::id);
    if (line == order.lines.end()) {
      errors.push_back({pointer + "/id", "order.line_unknown", ""});
      continue;
    }
    if (!seen.insert(wish.id).second) errors.push_back({pointer + "/id", "order.line_twice", ""});
    LineTerms terms = terms_now(reader, shared, *line);
    terms.after = wanted(terms, wish);
    check(terms, wish, pointer, errors);
    if (terms.after == terms.before) continue;
    terms.pins_after = accesses::pins_after(terms.pins_before, terms.before, terms.after, pin);
    changed.push_back(std::move(terms));
  }
  if (!errors.empty()) throw base::Invalid(std::move(errors));
  return changed;
}

std::optional<std::string> changed_comment(const orders::Order& order, const OrderPatch& patch) {
  if (patch.comment.absent()) return std::nullopt;
  std::string comment = patch.comment.has_value() ? patch.comment->v : std::string();
  if (comment == order.comment) return std::nullopt;
  return comment;
}

}  // namespace

accesses::Policy LineTerms::policy_with(const accesses::Overrides& own) const {
  return accesses::effective(offered ? *offered : accesses::Policy(), own);
}

TermsPlan plan_terms(db::Reader& reader, const Shared& shared, const orders::Order& order,
                     const OrderPatch& patch, const base::Actor& actor, Instant now) {
  if (order.state == orders::OrderState::Cancelled) throw base::Conflict("order.cancelled");
  refuse_empty(patch);
  const Instant at = enrolments::instant_of_act(patch.as_of, now);
  TermsPlan plan;
  if (patch.reason) plan.reason = patch.reason->v;
  plan.lines = changed_lines(reader, shared, order, patch, {actor.name, at, plan.reason});
  plan.comment = changed_comment(order, patch);
  plan.effects = effects_of_terms(reader, shared, order, plan.lines, at);
  return plan;
}

}  // namespace changes
