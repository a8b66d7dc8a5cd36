// SPDX-License-Identifier: Apache-2.0
#include "notices/access_mails.h"

#include <algorithm>

#include "access/grants.h"
#include "access/terms.h"
#include "courses/change_product.h"
#include "mail/mail_template.h"
#include "notices/access_notice.h"
#include "offers/offer.h"
#include "people/change_contact.h"
#include "staff/login_code.h"

namespace notices {
namespace {

std::optional<Wanted> words_of(db::Reader& reader, const mail::MailChoice& choice) {
  if (std::holds_alternative<mail::NoMail>(choice)) return std::nullopt;
  const auto* own = std::get_if<Id<mail::MailTemplate>>(&choice);
  if (own == nullptr) return Wanted{};
  return Wanted{mail::template_of(reader, *own).texts};
}

OpenedProduct opened(db::Reader& reader, const Setting& setting, const orders::Order& order,
                     const orders::OrderLine& line) {
  const auto product = courses::product_of(reader, line.product);
  OpenedProduct opened{.title = product.title,
                       .link = setting.url + "/learn/products/" + product.id.text(),
                       .in_preparation = product.status == courses::ProductStatus::Draft};
  accesses::PolicyCache policies;
  const auto facts = accesses::facts_of(reader, policies, order.contact, line.product);
  const auto grant = std::ranges::find(facts.grants, *line.grant, &accesses::Grant::id);
  if (grant == facts.grants.end()) return opened;
  const auto terms = accesses::terms_of(*grant, reader.now(), setting.school.zone);
  if (terms.start > reader.now()) opened.start_at = terms.start;
  if (terms.end != accesses::forever) opened.end_at = terms.end;
  return opened;
}

AccessNotice notice_of(db::Transaction& tx, const Setting& setting, const orders::Order& order,
                       bool new_person) {
  const auto contact = people::contact_of(tx, order.contact);
  AccessNotice notice{.recipient = recipient_of(tx, setting.school, contact),
                      .order_number = order.number};
  if (order.offer) notice.offer_title = offers::offer_of(tx, *order.offer).title;
  for (const auto& line : order.lines) {
    if (line.grant) notice.products.push_back(opened(tx, setting, order, line));
  }
  if (new_person) notice.activation = words_of(tx, order.mails.activation);
  notice.access = words_of(tx, order.mails.access);
  return notice;
}

/// A person who shares a mailbox gets no link that signs in whoever reads it.
std::optional<LoginLink> login_link(db::Transaction& tx, const AccessNotice& notice) {
  if (!notice.recipient.login_email || !notice.recipient.contact) return std::nullopt;
  const auto token = staff::make_access_link(tx, *notice.recipient.contact,
                                             *notice.recipient.login_email);
  return LoginLink{token, tx.now() + staff::access_link_for};
}

}  // namespace

void write_access_mails(db::Transaction& tx, const Office& office,
                        const enrolments::AccessMailsWanted& wanted, const std::string& job) {
  const std::string key = "access:" + job;
  const auto order = orders::find_order(tx, wanted.order);
  if (!order || mail::is_planned(tx, key)) return;
  const auto school = school::school_of(tx);
  const Setting setting = office.setting(school);
  AccessNotice notice = notice_of(tx, setting, *order, wanted.new_person);
  if (notice.products.empty() || (!notice.activation && !notice.access)) return;
  notice.login_link = login_link(tx, notice);
  if (const auto composed = compose_access(setting, notice, tx.now(), key)) plan(tx, *composed);
}

}  // namespace notices
