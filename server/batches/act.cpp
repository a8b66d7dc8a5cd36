// SPDX-License-Identifier: Apache-2.0
#include "batches/act.h"

#include <array>
#include <utility>

#include "base/rejections.h"

namespace batches {
namespace {

using base::Permission;

void check_offer(db::Reader& reader, Id<Offer> id, const std::string& pointer) {
  const auto offer = offers::find_offer(reader, id);
  if (!offer) throw base::Invalid(pointer, "offer.unknown");
  if (offer->status == offers::OfferStatus::Archived) {
    throw base::Invalid(pointer, "offer.archived");
  }
}

void check_give(db::Reader& reader, const BatchGive& give) {
  if (give.full.value_or(false) == give.offer.has_value()) {
    throw base::Invalid("/act/give/offer", "access.offer_or_full");
  }
  if (!give.offer && !give.product) throw base::Invalid("/act/give/product", "required");
  if (give.offer) check_offer(reader, *give.offer, "/act/give/offer");
  if (give.start_at && *give.start_at != give.start_at->to_whole_seconds()) {
    throw base::Invalid("/act/give/start_at", "instant.whole_seconds");
  }
}

template <class Length>
void check_length(const std::optional<Length>& length, const std::string& pointer) {
  if (length && length->days.has_value() == length->months.has_value()) {
    throw base::Invalid(pointer + "/days", "length.one_of");
  }
}

void check_names(const std::optional<BatchTags>& tags, const std::string& pointer) {
  if (tags && tags->names.empty()) throw base::Invalid(pointer + "/names", "required");
}

}  // namespace

ActKind kind_of(const BatchAct& act) {
  const std::array<bool, 11> named{
      act.give.has_value(),     act.change_plan.has_value(), act.extend.has_value(),
      act.set_end.has_value(),  act.freeze.has_value(),      act.unfreeze.has_value(),
      act.revoke.has_value(),   act.back_to_offer.has_value(), act.tag.has_value(),
      act.untag.has_value(),    act.access_mail.has_value()};
  std::optional<ActKind> kind;
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (!named[i]) continue;
    if (kind) throw base::Invalid("/act", "batch.one_act");
    kind = static_cast<ActKind>(i);
  }
  if (!kind) throw base::Invalid("/act", "batch.one_act");
  return *kind;
}

void check(db::Reader& reader, const BatchAct& act) {
  if (act.give) check_give(reader, *act.give);
  if (act.change_plan) check_offer(reader, act.change_plan->offer, "/act/change_plan/offer");
  check_length(act.extend, "/act/extend");
  check_length(act.freeze, "/act/freeze");
  if (act.set_end && act.set_end->until.absent()) {
    throw base::Invalid("/act/set_end/until", "required");
  }
  check_names(act.tag, "/act/tag");
  check_names(act.untag, "/act/untag");
}

bool is_on_access(ActKind kind) {
  switch (kind) {
    case ActKind::ChangePlan:
    case ActKind::Extend:
    case ActKind::SetEnd:
    case ActKind::Freeze:
    case ActKind::Unfreeze:
    case ActKind::Revoke:
    case ActKind::BackToOffer: return true;
    case ActKind::Give:
    case ActKind::Tag:
    case ActKind::Untag:
    case ActKind::AccessMail: return false;
  }
  std::unreachable();
}

bool can_be_undone(ActKind kind) { return kind != ActKind::AccessMail; }

Permission right_for(ActKind kind) {
  if (kind == ActKind::Tag || kind == ActKind::Untag) return Permission::EditContacts;
  if (kind == ActKind::AccessMail) return Permission::SendMails;
  return Permission::GiveAccess;
}

bool may_look(const base::Actor& actor) {
  return actor.may(Permission::EditContacts) || actor.may(Permission::SendMails) ||
         actor.may(Permission::GiveAccess);
}

}  // namespace batches
