// SPDX-License-Identifier: Apache-2.0
#include "notices/access_mails.h"

#include "mail/mail_template.h"
#include "notices/held_access.h"
#include "notices/login_link_for.h"
#include "notices/opening_promises.h"
#include "offers/offer.h"
#include "people/change_contact.h"

namespace notices {
namespace {

AccessNotice notice_of(db::Transaction& tx, const Setting& setting, const orders::Order& order,
                       bool new_person) {
  const auto contact = people::contact_of(tx, order.contact);
  AccessNotice notice{.recipient = recipient_of(tx, setting.school, contact),
                      .order_number = order.number};
  if (order.offer) notice.offer_title = offers::offer_of(tx, *order.offer).title;
  for (const auto& line : order.lines) {
    if (!line.grant) continue;
    notice.products.push_back(
        opened_product(tx, setting, order.contact, line.product, *line.grant));
  }
  if (new_person) notice.activation = words_of(tx, order.mails.activation);
  notice.access = words_of(tx, order.mails.access);
  return notice;
}

}  // namespace

std::optional<Wanted> words_of(db::Reader& reader, const mail::MailChoice& choice) {
  if (std::holds_alternative<mail::NoMail>(choice)) return std::nullopt;
  const auto* own = std::get_if<Id<mail::MailTemplate>>(&choice);
  if (own == nullptr) return Wanted{};
  // Words that were deleted meanwhile keep nobody from being told.
  const auto words = mail::find_template(reader, *own);
  return words ? Wanted{words->texts} : Wanted{};
}

void write_access_mails(db::Transaction& tx, const Office& office,
                        const enrolments::AccessMailsWanted& wanted, const std::string& job) {
  const std::string key = "access:" + job;
  const auto order = orders::find_order(tx, wanted.order);
  if (!order || mail::is_planned(tx, key)) return;
  const auto school = school::school_of(tx);
  const Setting setting = office.setting(school);
  AccessNotice notice = notice_of(tx, setting, *order, wanted.new_person);
  if (notice.products.empty() || (!notice.activation && !notice.access)) return;
  notice.login_link = login_link_for(tx, notice.recipient);
  const auto composed = compose_access(setting, notice, tx.now(), key);
  plan(tx, *composed);
  remember_promises(tx, notice, composed->fate);
}

}  // namespace notices
