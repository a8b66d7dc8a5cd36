// SPDX-License-Identifier: Apache-2.0
#include "notices/delete_template.h"

#include "base/rejections.h"
#include "describe/describe.h"
#include "fmt/core.h"
#include "journal/journal.h"
#include "orders/order.h"

namespace notices {
namespace {

using base::Permission;
using mail::MailTemplate;

struct Gone {
  MailTemplate before;
  std::int64_t offers = 0;
  std::int64_t orders = 0;
};
BOOST_DESCRIBE_STRUCT(Gone, (), (before, offers, orders))

std::string where(const TemplateUses& uses) {
  std::string text;
  for (const OfferTitle& offer : uses.offer_titles) text += fmt::format("“{}”, ", offer.title);
  return text + fmt::format("offers: {}, orders that wait for a payment: {}", uses.offers,
                            uses.orders);
}

mail::AccessMails without(mail::AccessMails mails, Id<MailTemplate> id) {
  const mail::MailChoice gone = id;
  if (mails.activation == gone) mails.activation = mail::StandardMail();
  if (mails.access == gone) mails.access = mail::StandardMail();
  return mails;
}

void use_standard(db::Transaction& tx, Id<MailTemplate> id, const base::Actor& actor) {
  for (const offers::Offer& offer : offers::list_offers_with_mail(tx, id)) {
    if (!actor.may(Permission::EditOffers)) throw base::Forbidden("template.offers_not_yours");
    offers::OfferPatch patch;
    patch.mails = without(offer.mails, id);
    offers::change_offer(tx, offer, patch, actor);
  }
  orders::use_standard_mail(tx, id);
}

}  // namespace

TemplateUses uses_of_template(db::Reader& reader, Id<MailTemplate> id,
                              const base::Actor& viewer) {
  static_cast<void>(mail::template_of(reader, id));
  TemplateUses uses{.orders = orders::count_waiting_with_mail(reader, id)};
  for (const offers::Offer& offer : offers::list_offers_with_mail(reader, id)) {
    ++uses.offers;
    if (viewer.may(Permission::ViewOffers)) uses.offer_titles.push_back({offer.id, offer.title});
  }
  return uses;
}

TemplateUses delete_template(db::Transaction& tx, Id<MailTemplate> id,
                             std::optional<Instead> instead, const base::Actor& actor) {
  const MailTemplate gone = mail::template_of(tx, id);
  TemplateUses uses = uses_of_template(tx, id, actor);
  const bool in_use = uses.offers > 0 || uses.orders > 0;
  if (in_use && !instead) {
    const auto& named = uses.offer_titles;
    throw base::Conflict("template.in_use", named.empty() ? "" : named.front().id.text(),
                         where(uses));
  }
  use_standard(tx, id, actor);
  mail::erase_template(tx, id);
  journal::record(tx, actor,
                  {.action = "mail_template.deleted",
                   .object = journal::Object::of(id),
                   .details = describe::to_json(Gone{gone, uses.offers, uses.orders})});
  return uses;
}

}  // namespace notices
