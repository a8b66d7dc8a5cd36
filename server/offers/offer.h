// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/policy_json.h"
#include "access/policy_store.h"
#include "base/actor.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/money.h"
#include "courses/product.h"
#include "db/transaction.h"
#include "describe/types.h"
#include "journal/journal.h"
#include "mail/mail_choice.h"

namespace offers {

using accesses::Policy;
using accesses::PolicyId;
using base::Id;
using base::Instant;
using base::Money;
using courses::Product;

enum class OfferStatus { Draft, Published, Closed, Archived };
BOOST_DESCRIBE_ENUM(OfferStatus, Draft, Published, Closed, Archived)

/// One product in an offer, under the policy that everybody who holds it follows live.
struct OfferLine {
  static constexpr std::string_view id_prefix = "ofl";
  Id<OfferLine> id;
  Id<Product> product;
  PolicyId policy;
};
BOOST_DESCRIBE_STRUCT(OfferLine, (), (id, product, policy))

struct Offer {
  static constexpr std::string_view id_prefix = "off";
  Id<Offer> id;
  std::string title;
  OfferStatus status = OfferStatus::Published;
  /// Nothing: free.
  std::optional<Money> price;
  mail::AccessMails mails;
  std::vector<OfferLine> lines;
  std::int64_t version = 1;
  Instant created_at;
};

struct LineDraft {
  Id<Product> product;
  Policy policy;
};
BOOST_DESCRIBE_STRUCT(LineDraft, (), (product, policy))

struct OfferDraft {
  describe::Text<1, 200> title;
  std::optional<OfferStatus> status;
  std::optional<Money> price;
  std::vector<LineDraft> lines;
  std::optional<mail::AccessMails> mails;
};
BOOST_DESCRIBE_STRUCT(OfferDraft, (), (title, status, price, lines, mails))

struct OfferPatch {
  std::optional<describe::Text<1, 200>> title;
  std::optional<OfferStatus> status;
  describe::Patch<Money> price;
  std::optional<std::vector<LineDraft>> lines;
  std::optional<mail::AccessMails> mails;
};
BOOST_DESCRIBE_STRUCT(OfferPatch, (), (title, status, price, lines, mails))

std::optional<Offer> find_offer(db::Reader& reader, Id<Offer> id);
/// Throws NotFound.
Offer offer_of(db::Reader& reader, Id<Offer> id);

/// Whatever their status: those that choose these words for one of their mails.
std::vector<Offer> list_offers_with_mail(db::Reader& reader, Id<mail::MailTemplate> words);

/// Refuses an offer without products, with one of them twice, or with one that does not exist.
Offer add_offer(db::Transaction& tx, const OfferDraft& draft, const base::Actor& actor);

/// Throws what `change_offer` would refuse.
void check_change(db::Reader& reader, const Offer& offer, const OfferPatch& patch);

struct ChangedOffer {
  Offer offer;
  Id<journal::Entry> entry;
};

/// The caller has compared versions. A changed policy reaches everybody who follows the offer at
/// once. A line that people hold cannot go: `offer.line_in_use`.
ChangedOffer change_offer(db::Transaction& tx, const Offer& offer, const OfferPatch& patch,
                          const base::Actor& actor,
                          std::optional<Id<journal::Batch>> batch = std::nullopt);

/// The policies of one line before and after, as an act in the journal tells it.
struct ChangedLine {
  Id<Product> product;
  Policy before;
  Policy after;
};

/// Those that both states have and that are not the same in both. `details` is what `offer.changed`
/// wrote.
std::vector<ChangedLine> changed_lines(const std::string& details);

/// The offer is again as it was before the act that wrote `details`. Throws Conflict
/// `undo.newer_change` when it is not what that act left.
Offer take_back_change(db::Transaction& tx, const Offer& offer, const std::string& details);

/// A new offer with the same products, policies and mails, as a draft; nobody holds it.
Offer copy_offer(db::Transaction& tx, const Offer& source, const std::string& title,
                 const base::Actor& actor);

}  // namespace offers
