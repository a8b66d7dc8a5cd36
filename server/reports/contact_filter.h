// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "offers/offer.h"
#include "reports/contact_search.h"

namespace reports {

enum class ContactOrder { Newest, Oldest, Name, NameDown, LastSeen, LastSeenDown };
BOOST_DESCRIBE_ENUM(ContactOrder, Newest, Oldest, Name, NameDown, LastSeen, LastSeenDown)

enum class SignedIn { Ever, Never };
BOOST_DESCRIBE_ENUM(SignedIn, Ever, Never)

/// Which contacts, and in which order.
struct ContactsWanted {
  std::optional<describe::Text<0, 200>> search;
  std::vector<std::string> tag;
  std::optional<base::Id<courses::Product>> product;
  std::optional<base::Id<offers::Offer>> offer;
  std::optional<base::Language> language;
  std::optional<SignedIn> signed_in;
  std::optional<ContactOrder> sort;
};
BOOST_DESCRIBE_STRUCT(ContactsWanted, (),
                      (search, tag, product, offer, language, signed_in, sort))

/// Of contacts `c`; whatever is wanted beside the words.
void add_filters(const ContactsWanted& wanted, db::Conditions& conditions);
db::Conditions conditions_of(db::Engine engine, const ContactsWanted& wanted, LookIn place);
/// SQL, of contacts `c`.
std::string_view order_by(const ContactsWanted& wanted);

}  // namespace reports
