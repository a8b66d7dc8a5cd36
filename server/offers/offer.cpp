// SPDX-License-Identifier: Apache-2.0
#include "offers/offer.h"

#include <algorithm>
#include <set>

#include "base/rejections.h"
#include "base/text.h"
#include "courses/change_product.h"
#include "describe/describe.h"
#include "fmt/core.h"
#include "journal/journal.h"
#include "mail/mail_template.h"

namespace offers {
namespace {

struct OfferRow {
  Id<Offer> id;
  std::string title;
  OfferStatus status = OfferStatus::Draft;
  std::optional<std::int64_t> price_minor;
  std::optional<base::Currency> currency;
  std::string activation_mail;
  std::string access_mail;
  std::int64_t version = 1;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(OfferRow, (),
                      (id, title, status, price_minor, currency, activation_mail, access_mail,
                       version, created_at))

std::vector<OfferLine> lines_of(db::Reader& reader, Id<Offer> id) {
  return reader.all<OfferLine>(
      "SELECT id, product_id, policy_id FROM offer_lines WHERE offer_id = $1 ORDER BY position",
      id);
}

Offer offer_from(db::Reader& reader, const OfferRow& row) {
  Offer offer;
  offer.id = row.id;
  offer.title = row.title;
  offer.status = row.status;
  if (row.price_minor) offer.price = Money(*row.price_minor, *row.currency);
  offer.mails = {describe::from_json<mail::MailChoice>(row.activation_mail),
                 describe::from_json<mail::MailChoice>(row.access_mail)};
  offer.lines = lines_of(reader, row.id);
  offer.version = row.version;
  offer.created_at = row.created_at;
  return offer;
}

struct LineNote {
  Id<Product> product;
  Policy policy;
};
BOOST_DESCRIBE_STRUCT(LineNote, (), (product, policy))

struct OfferNote {
  std::string title;
  OfferStatus status = OfferStatus::Draft;
  std::optional<Money> price;
  mail::AccessMails mails;
  std::vector<LineNote> lines;
};
BOOST_DESCRIBE_STRUCT(OfferNote, (), (title, status, price, mails, lines))

struct BeforeAfter {
  std::optional<OfferNote> before;
  OfferNote after;
};
BOOST_DESCRIBE_STRUCT(BeforeAfter, (), (before, after))

OfferNote note_of(db::Reader& reader, const Offer& offer) {
  OfferNote note{offer.title, offer.status, offer.price, offer.mails, {}};
  for (const OfferLine& line : offer.lines) {
    note.lines.push_back({line.product, accesses::policy_of(reader, line.policy)});
  }
  return note;
}

Id<journal::Entry> record(db::Transaction& tx, const base::Actor& actor, std::string_view action,
                          Id<Offer> id, const BeforeAfter& change,
                          std::optional<Id<journal::Batch>> batch = std::nullopt) {
  return journal::record(tx, actor,
                         {.action = action,
                          .object = journal::Object::of(id),
                          .details = describe::to_json(change),
                          .batch = batch});
}

/// Terms may name a thousand lessons.
BeforeAfter change_in(const std::string& details) {
  describe::ReadOptions options = describe::tolerant;
  options.limits.bytes_max = details.size();
  return describe::from_json<BeforeAfter>(details, options);
}

void check_lines(db::Reader& reader, const std::vector<LineDraft>& lines) {
  if (lines.empty()) throw base::Invalid("/lines", "required");
  std::vector<base::FieldError> errors;
  std::set<Id<Product>> seen;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string pointer = fmt::format("/lines/{}/product", i);
    if (!courses::find_product(reader, lines[i].product)) {
      errors.push_back({pointer, "product.unknown", {}});
    } else if (!seen.insert(lines[i].product).second) {
      errors.push_back({pointer, "product.twice", {}});
    }
  }
  if (!errors.empty()) throw base::Invalid(std::move(errors));
}

void insert_line(db::Transaction& tx, Id<Offer> offer, const LineDraft& line,
                 std::size_t position) {
  const PolicyId policy = accesses::insert_policy(tx, accesses::pinned(line.policy));
  tx.run(
      "INSERT INTO offer_lines (id, offer_id, product_id, policy_id, position) "
      "VALUES ($1, $2, $3, $4, $5)",
      tx.new_id<OfferLine>(), offer, line.product, policy, position);
}

void insert(db::Transaction& tx, const Offer& offer, const std::vector<LineDraft>& lines) {
  tx.run(
      "INSERT INTO offers (id, title, search, status, price_minor, currency, activation_mail, "
      "access_mail, version, created_at, updated_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)",
      offer.id, offer.title, base::folded(offer.title), offer.status,
      offer.price ? std::optional(offer.price->minor_units()) : std::nullopt,
      offer.price ? std::optional(offer.price->currency()) : std::nullopt,
      describe::to_json(offer.mails.activation), describe::to_json(offer.mails.access),
      offer.version, offer.created_at);
  for (std::size_t i = 0; i < lines.size(); ++i) insert_line(tx, offer.id, lines[i], i);
}

void update(db::Transaction& tx, const Offer& offer) {
  tx.run(
      "UPDATE offers SET title = $2, search = $3, status = $4, price_minor = $5, currency = $6, "
      "activation_mail = $7, access_mail = $8, version = $9, updated_at = $10 WHERE id = $1",
      offer.id, offer.title, base::folded(offer.title), offer.status,
      offer.price ? std::optional(offer.price->minor_units()) : std::nullopt,
      offer.price ? std::optional(offer.price->currency()) : std::nullopt,
      describe::to_json(offer.mails.activation), describe::to_json(offer.mails.access),
      offer.version, tx.now());
}

/// Grants point at the policy of a line, so a line that somebody holds must stay.
void check_free(db::Reader& reader, const OfferLine& line) {
  const auto held = reader.one<std::int64_t>(
      "SELECT COUNT(*) FROM grants WHERE offer_policy_id = $1", line.policy);
  if (held > 0) throw base::Conflict("offer.line_in_use", line.product.text());
}

bool stays(const OfferLine& line, const std::vector<LineDraft>& lines) {
  return std::ranges::find(lines, line.product, &LineDraft::product) != lines.end();
}

void remove_line(db::Transaction& tx, const OfferLine& line) {
  check_free(tx, line);
  tx.run("DELETE FROM offer_lines WHERE id = $1", line.id);
  tx.run("DELETE FROM policies WHERE id = $1", line.policy);
}

void change_lines(db::Transaction& tx, const Offer& offer, const std::vector<LineDraft>& lines) {
  check_lines(tx, lines);
  for (const OfferLine& line : offer.lines) {
    if (!stays(line, lines)) remove_line(tx, line);
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto line = std::ranges::find(offer.lines, lines[i].product, &OfferLine::product);
    if (line == offer.lines.end()) {
      insert_line(tx, offer.id, lines[i], i);
      continue;
    }
    accesses::update_policy(tx, line->policy, accesses::pinned(lines[i].policy));
    tx.run("UPDATE offer_lines SET position = $2 WHERE id = $1", line->id, i);
  }
}

/// Words that were deleted since cannot be used again.
void check_words(db::Reader& reader, const mail::AccessMails& mails) {
  for (const mail::MailChoice& choice : {mails.activation, mails.access}) {
    const auto* words = std::get_if<Id<mail::MailTemplate>>(&choice);
    if (words == nullptr || mail::find_template(reader, *words)) continue;
    throw base::Conflict("undo.newer_change");
  }
}

/// The next version of the offer, with other lines where there are any.
void write(db::Transaction& tx, const Offer& offer, Offer& changed,
           const std::optional<std::vector<LineDraft>>& lines) {
  if (lines) change_lines(tx, offer, *lines);
  ++changed.version;
  update(tx, changed);
  changed.lines = lines_of(tx, offer.id);
}

constexpr std::string_view columns =
    "id, title, status, price_minor, currency, activation_mail, access_mail, version, created_at";

}  // namespace

std::optional<Offer> find_offer(db::Reader& reader, Id<Offer> id) {
  const auto row =
      reader.find<OfferRow>(fmt::format("SELECT {} FROM offers WHERE id = $1", columns), id);
  if (!row) return std::nullopt;
  return offer_from(reader, *row);
}

std::vector<Offer> list_offers_with_mail(db::Reader& reader, Id<mail::MailTemplate> words) {
  std::vector<Offer> offers;
  for (const OfferRow& row : reader.all<OfferRow>(
           fmt::format("SELECT {} FROM offers WHERE activation_mail = $1 OR access_mail = $1 "
                       "ORDER BY id",
                       columns),
           describe::to_json(mail::MailChoice(words)))) {
    offers.push_back(offer_from(reader, row));
  }
  return offers;
}

Offer offer_of(db::Reader& reader, Id<Offer> id) {
  auto offer = find_offer(reader, id);
  if (!offer) throw base::NotFound("offer.not_found");
  return std::move(*offer);
}

Offer add_offer(db::Transaction& tx, const OfferDraft& draft, const base::Actor& actor) {
  check_lines(tx, draft.lines);
  Offer offer;
  offer.id = tx.new_id<Offer>();
  offer.title = draft.title.v;
  offer.status = draft.status.value_or(OfferStatus::Published);
  offer.price = draft.price;
  offer.mails = draft.mails.value_or(mail::AccessMails{});
  offer.created_at = tx.now();
  insert(tx, offer, draft.lines);
  offer.lines = lines_of(tx, offer.id);
  record(tx, actor, "offer.created", offer.id, {std::nullopt, note_of(tx, offer)});
  return offer;
}

void check_change(db::Reader& reader, const Offer& offer, const OfferPatch& patch) {
  if (!patch.lines) return;
  check_lines(reader, *patch.lines);
  for (const OfferLine& line : offer.lines) {
    if (!stays(line, *patch.lines)) check_free(reader, line);
  }
}

ChangedOffer change_offer(db::Transaction& tx, const Offer& offer, const OfferPatch& patch,
                          const base::Actor& actor, std::optional<Id<journal::Batch>> batch) {
  const OfferNote before = note_of(tx, offer);
  Offer changed = offer;
  if (patch.title) changed.title = patch.title->v;
  if (patch.status) changed.status = *patch.status;
  if (!patch.price.absent()) changed.price = patch.price.value();
  if (patch.mails) changed.mails = *patch.mails;
  write(tx, offer, changed, patch.lines);
  const auto entry =
      record(tx, actor, "offer.changed", offer.id, {before, note_of(tx, changed)}, batch);
  return {std::move(changed), entry};
}

std::vector<ChangedLine> changed_lines(const std::string& details) {
  const BeforeAfter change = change_in(details);
  std::vector<ChangedLine> lines;
  for (const LineNote& after : change.after.lines) {
    const auto before =
        std::ranges::find(change.before->lines, after.product, &LineNote::product);
    if (before == change.before->lines.end() || before->policy == after.policy) continue;
    lines.push_back({after.product, before->policy, after.policy});
  }
  return lines;
}

Offer take_back_change(db::Transaction& tx, const Offer& offer, const std::string& details) {
  const BeforeAfter change = change_in(details);
  if (describe::to_json(note_of(tx, offer)) != describe::to_json(change.after)) {
    throw base::Conflict("undo.newer_change");
  }
  check_words(tx, change.before->mails);
  Offer restored = offer;
  restored.title = change.before->title;
  restored.status = change.before->status;
  restored.price = change.before->price;
  restored.mails = change.before->mails;
  std::vector<LineDraft> lines;
  for (const LineNote& line : change.before->lines) lines.push_back({line.product, line.policy});
  write(tx, offer, restored, lines);
  return restored;
}

Offer copy_offer(db::Transaction& tx, const Offer& source, const std::string& title,
                 const base::Actor& actor) {
  OfferDraft draft;
  draft.title = {title};
  draft.status = OfferStatus::Draft;
  draft.price = source.price;
  draft.mails = source.mails;
  for (const OfferLine& line : source.lines) {
    draft.lines.push_back({line.product, accesses::policy_of(tx, line.policy)});
  }
  return add_offer(tx, draft, actor);
}

}  // namespace offers
