// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <ranges>

#include "access/coverage.h"
#include "access/terms.h"
#include "base/rejections.h"
#include "courses/change_product.h"
#include "enrolments/as_of.h"
#include "enrolments/give_access.h"
#include "fmt/core.h"
#include "school/school.h"

namespace enrolments {
namespace {

/// Plans one request on one snapshot.
class Planner {
 public:
  Planner(db::Reader& reader, const Shared& shared, const Request& request, Instant now)
      : reader_(reader),
        shared_(shared),
        request_(request),
        now_(instant_of_act(request.access.as_of, now)),
        school_(school::school_of(reader)) {
    plan_.start = request.access.start_at.value_or(now_).to_whole_seconds();
  }

  Plan plan() {
    find_contact();
    find_lines();
    if (request_.access.paid) orders::check_payment(reader_, *request_.access.paid, "/paid");
    plan_.mails = chosen_mails();
    fill_effects();
    return std::move(plan_);
  }

 private:
  void find_contact() {
    if (request_.made) {
      plan_.contact = *request_.made;
      return;
    }
    if (const auto* id = std::get_if<Id<Contact>>(&request_.contact)) {
      plan_.contact = people::contact_of(reader_, *id);
    } else {
      plan_.new_contact = std::get<people::ContactDraft>(request_.contact);
      plan_.contact = people::planned(reader_, *plan_.new_contact, "staff");
    }
    held_ = plan_.new_contact
                ? accesses::FactsByPair()
                : accesses::facts_of(reader_, shared_.policies, plan_.contact.id);
  }

  void find_lines() {
    const AccessChoice& access = request_.access;
    const bool full = access.full.value_or(false);
    if (!request_.own_lines.empty()) return plan_own_lines();
    if (full == access.offer.has_value()) {
      throw base::Invalid("/offer", "access.offer_or_full");
    }
    if (full) return plan_full();
    plan_offer(*access.offer);
  }

  void plan_full() {
    if (!request_.product) throw base::Invalid("/product", "required");
    accesses::Overrides own;
    own.full = true;
    add_line({.product = *request_.product, .own = own}, no_offer());
  }

  void plan_own_lines() {
    for (std::size_t i = 0; i < request_.own_lines.size(); ++i) {
      const OwnLine& line = request_.own_lines[i];
      refuse_empty_scope(line.policy, fmt::format("/lines/{}/policy/scope", i));
      if (!courses::find_product(reader_, line.product)) {
        throw base::Invalid(fmt::format("/lines/{}/product", i), "product.unknown");
      }
      add_line({.product = line.product, .own = accesses::pinned(line.policy)}, no_offer());
    }
  }

  static std::shared_ptr<const accesses::Policy> no_offer() {
    return std::make_shared<const accesses::Policy>();
  }

  static void refuse_empty_scope(const accesses::Policy& policy, std::string pointer) {
    const bool nothing = accesses::covers_nothing(policy.scope);
    if (nothing && !policy.full) throw base::Invalid(std::move(pointer), "scope.empty");
  }

  void plan_offer(Id<Offer> id) {
    plan_.offer = offers::find_offer(reader_, id);
    if (!plan_.offer) throw base::Invalid("/offer", "offer.unknown");
    if (plan_.offer->status == offers::OfferStatus::Archived) {
      throw base::Invalid("/offer", "offer.archived");
    }
    refuse_foreign_product();
    for (const offers::OfferLine& line : plan_.offer->lines) {
      if (extends(line)) continue;
      add_line({.product = line.product, .offer_line = line.id, .offer_policy = line.policy},
               shared_.policies.of(reader_, line.policy)->policy);
    }
  }

  void refuse_foreign_product() {
    if (!request_.product) return;
    const auto& lines = plan_.offer->lines;
    if (std::ranges::find(lines, *request_.product, &offers::OfferLine::product) == lines.end()) {
      throw base::Invalid("/offer", "offer.other_product");
    }
  }

  /// Whether what the person has by this very line of the offer, and still can use, is prolonged
  /// in place of giving it again.
  bool extends(const offers::OfferLine& line) {
    const auto found = same_offer_grant(line);
    if (!found) return false;
    const auto terms = accesses::terms_of(*found, now_, school_.zone);
    const auto until = terms.end == accesses::forever ? std::nullopt : std::optional(terms.end);
    warn("offer.same_active", line.product, plan_.offer->title, until);
    if (request_.access.same_offer == SameOffer::Second) return false;
    plan_extension(line, *found, terms);
    return true;
  }

  /// Of several the one that lasts longest.
  std::optional<accesses::Grant> same_offer_grant(const offers::OfferLine& line) {
    const auto held = held_.find({plan_.contact.id, line.product});
    if (held == held_.end()) return std::nullopt;
    // The plus keeps SQLite from going through everybody who holds this offer.
    const auto grants = reader_.all<std::int64_t>(
        "SELECT id FROM grants WHERE contact_id = $1 AND +offer_policy_id = $2 "
        "AND withdrawn_at IS NULL",
        plan_.contact.id, line.policy);
    std::optional<accesses::Grant> last;
    Instant last_end;
    for (const accesses::Grant& grant : held->second.grants) {
      if (std::ranges::find(grants, grant.id.number()) == grants.end()) continue;
      const auto terms = accesses::terms_of(grant, now_, school_.zone);
      if (!accesses::is_alive(terms.state_at(now_))) continue;
      if (last && terms.end <= last_end) continue;
      last = grant;
      last_end = terms.end;
    }
    return last;
  }

  /// So long again as the offer says, from the present end on.
  void plan_extension(const offers::OfferLine& line, const accesses::Grant& grant,
                      const accesses::Terms& terms) {
    const auto order_line = accesses::find_grant(reader_, grant.id)->order_line;
    const auto order = orders::find_order_of_line(reader_, order_line);
    accesses::Facts& facts = held_[{plan_.contact.id, line.product}];
    const accesses::Facts before = facts_now(facts);
    if (terms.end == accesses::forever) {
      plan_.extensions.push_back({grant.id, order->id, {}, std::nullopt});
      return add_extended(line, before, before);
    }
    const auto dates = accesses::dates_of(reader_, grant.id);
    const auto after =
        accesses::with_end(grant, dates, longer_end(grant, terms.end), now_, school_.zone);
    plan_.extensions.push_back({grant.id, order->id, dates, after});
    for (accesses::Grant& held : facts.grants) {
      if (held.id == grant.id) held = accesses::with_dates(held, after);
    }
    add_extended(line, before, facts_now(facts));
  }

  /// Nothing: what the offer says by now has no end.
  std::optional<Instant> longer_end(const accesses::Grant& grant, Instant end) const {
    accesses::Grant again = grant;
    again.end_override.reset();
    again.freezes.clear();
    again.start_at = std::max(end, now_);
    const auto longer = accesses::terms_of(again, again.start_at, school_.zone).end;
    if (longer == accesses::forever) return std::nullopt;
    return std::max(longer, end);
  }

  void add_extended(const offers::OfferLine& line, const accesses::Facts& before,
                    const accesses::Facts& after) {
    auto effects =
        compare(*shared_.courses.of(reader_, line.product), before, after, plan_.start);
    effects.act = ProductAct::Extended;
    plan_.effects.products.push_back(std::move(effects));
  }

  accesses::Facts facts_now(accesses::Facts facts) const {
    facts.zone = school_.zone;
    facts.blocked = plan_.contact.blocked_at.has_value();
    return facts;
  }

  void add_line(orders::NewLine line, std::shared_ptr<const accesses::Policy> policy) {
    PlannedLine planned{std::move(line), nullptr, {}};
    planned.course = shared_.courses.of(reader_, planned.line.product);
    planned.grant.start_at = plan_.start;
    planned.grant.policy = std::move(policy);
    if (planned.line.own) planned.grant.overrides = *planned.line.own;
    warn_about(planned);
    plan_.effects.products.push_back(effects_of(planned));
    plan_.lines.push_back(std::move(planned));
  }

  ProductEffects effects_of(const PlannedLine& line) {
    const auto held = held_.find({plan_.contact.id, line.line.product});
    const accesses::Facts before =
        facts_now(held == held_.end() ? accesses::Facts() : held->second);
    accesses::Facts after = before;
    if (!request_.payment_required) after.grants.push_back(line.grant);
    return compare(*line.course, before, after, std::max(plan_.start, now_));
  }

  void warn_about(const PlannedLine& line) {
    const courses::Product& product = line.course->programme.product;
    if (product.status == courses::ProductStatus::Draft) {
      warn("product.draft", product.id, product.title, std::nullopt);
    }
    if (!has_same_offer(product.id)) warn_of_other(product);
  }

  /// The newest is the plan that the new one would take the place of.
  void warn_of_other(const courses::Product& product) {
    const auto held = held_.find({plan_.contact.id, product.id});
    if (held == held_.end()) return;
    for (const accesses::Grant& grant : held->second.grants | std::views::reverse) {
      const auto terms = accesses::terms_of(grant, now_, school_.zone);
      if (!accesses::is_alive(terms.state_at(now_))) continue;
      const auto until = terms.end == accesses::forever ? std::nullopt : std::optional(terms.end);
      warn("offer.other_active", product.id, product.title, until);
      plan_.effects.warnings.back().grant = grant.id;
      plan_.effects.warnings.back().version = accesses::find_grant(reader_, grant.id)->version;
      return;
    }
  }

  void warn(std::string code, Id<Product> product, std::string title,
            std::optional<Instant> until) {
    plan_.effects.warnings.push_back({std::move(code), product, std::move(title), until});
  }

  bool has_same_offer(Id<Product> product) const {
    return std::ranges::any_of(plan_.effects.warnings, [&](const Warning& warning) {
      return warning.code == "offer.same_active" && warning.product == product;
    });
  }

  mail::AccessMails chosen_mails() const {
    if (request_.access.mails) return *request_.access.mails;
    return plan_.offer ? plan_.offer->mails : mail::AccessMails{};
  }

  void fill_effects() {
    Effects& effects = plan_.effects;
    effects.as_of = now_;
    effects.contact.name = people::display_name(plan_.contact);
    effects.contact.is_new = plan_.new_contact.has_value() || request_.made.has_value();
    if (!effects.contact.is_new) effects.contact.existing = plan_.contact.id;
    if (request_.access.paid) {
      effects.paid = request_.access.paid->amount;
      effects.in_reports = request_.access.paid->in_reports.value_or(true);
    }
    if (plan_.offer && plan_.offer->status == offers::OfferStatus::Closed) {
      effects.warnings.push_back({"offer.closed", std::nullopt, plan_.offer->title, std::nullopt});
    }
    const bool mails_leave = !plan_.lines.empty() && !request_.payment_required;
    if (mails_leave) effects.mails = foreseen_mails(reader_, shared_, plan_);
  }

  db::Reader& reader_;
  const Shared& shared_;
  const Request& request_;
  Instant now_;
  school::School school_;
  accesses::FactsByPair held_;
  Plan plan_;
};

}  // namespace

std::vector<MailEffect> foreseen_mails(db::Reader& reader, const Shared& shared,
                                       const Plan& plan) {
  MailsWanted wanted{.contact = plan.contact,
                     .is_new = plan.effects.contact.is_new,
                     .choice = plan.mails};
  if (plan.offer) wanted.offer_title = plan.offer->title;
  for (const PlannedLine& line : plan.lines) wanted.products.push_back({line.course, line.grant});
  return shared.mails.of(reader, wanted);
}

Plan plan_access(db::Reader& reader, const Shared& shared, const Request& request, Instant now) {
  return Planner(reader, shared, request, now).plan();
}

Effects plan_waiting(db::Reader& reader, const Shared& shared, const orders::Order& order,
                     Instant now) {
  const auto contact = people::contact_of(reader, order.contact);
  Effects effects;
  effects.as_of = now.to_whole_seconds();
  effects.contact = {people::display_name(contact), false, contact.id};
  if (order.state != orders::OrderState::Waiting) return effects;
  MailsWanted wanted{.contact = contact, .choice = order.mails};
  for (const orders::OrderLine& line : order.lines) {
    const auto before = facts_of(reader, shared, contact, line.product);
    auto after = before;
    accesses::Grant grant;
    grant.start_at = effects.as_of;
    if (line.own_policy) grant.overrides = accesses::attributes_of(reader, *line.own_policy);
    after.grants.push_back(grant);
    const auto course = shared.courses.of(reader, line.product);
    effects.products.push_back(compare(*course, before, after, effects.as_of));
    wanted.products.push_back({course, std::move(grant)});
  }
  effects.mails = shared.mails.of(reader, wanted);
  return effects;
}

}  // namespace enrolments
