// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "mail/mail_template.h"
#include "offers/offer.h"

namespace notices {

using base::Id;

struct OfferTitle {
  Id<offers::Offer> id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(OfferTitle, (), (id, title))

/// Where own words are still wanted: by offers, and by orders whose mails leave when they are paid.
/// Offers are named to those who may see offers.
struct TemplateUses {
  std::int64_t offers = 0;
  std::int64_t orders = 0;
  std::vector<OfferTitle> offer_titles;
};
BOOST_DESCRIBE_STRUCT(TemplateUses, (), (offers, orders, offer_titles))

/// What those get that want the words now.
enum class Instead { Standard };
BOOST_DESCRIBE_ENUM(Instead, Standard)

/// Throws NotFound.
TemplateUses uses_of_template(db::Reader& reader, Id<mail::MailTemplate> id,
                              const base::Actor& viewer);

/// For good. Conflict `template.in_use`, which says where, unless `instead` switches all of them in
/// the same transaction; for whoever may not edit offers that is Forbidden where offers are among
/// them. What was given before and still has a mail to come gets the standard one.
TemplateUses delete_template(db::Transaction& tx, Id<mail::MailTemplate> id,
                             std::optional<Instead> instead, const base::Actor& actor);

}  // namespace notices
