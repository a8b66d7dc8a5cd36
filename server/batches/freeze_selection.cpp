// SPDX-License-Identifier: Apache-2.0
#include "batches/freeze_selection.h"

#include "base/rejections.h"
#include "db/conditions.h"
#include "fmt/core.h"
#include "reports/list_page.h"

namespace batches {
namespace {

using base::Permission;

constexpr std::string_view standing = "g.withdrawn_at IS NULL";

void need(const base::Actor& actor, Permission right) {
  if (!actor.may(right)) throw base::Forbidden();
}

/// One INSERT … SELECT per kind of selection. `from` yields contacts `c`, and grants `g` where the
/// act is on an access; the conditions carry the parameters.
class Freezing {
 public:
  Freezing(db::Transaction& tx, const enrolments::Shared& shared, BatchRecord& batch,
           const base::Actor& actor)
      : tx_(tx),
        shared_(shared),
        batch_(batch),
        actor_(actor),
        on_access_(is_on_access(kind_of(batch.act))) {}

  void freeze(const BatchSelection& selection) {
    if (selection.contacts) freeze_people(selection.contacts->v);
    if (selection.grants) freeze_grants(selection.grants->v);
    if (selection.people) freeze_filter(*selection.people);
    if (selection.members) freeze_members(*selection.members);
    if (selection.orders) freeze_orders(*selection.orders);
    if (selection.order_ids) freeze_order_ids(selection.order_ids->v);
    if (rows_ == 0) throw base::Invalid("/selection", "batch.nobody");
    batch_.tally.rows.waits = rows_;
    batch_.people = tx_.one<std::int64_t>(
        "SELECT COUNT(DISTINCT contact_id) FROM batch_rows WHERE batch_id = $1", batch_.id);
  }

 private:
  void freeze_people(const std::vector<Id<Contact>>& ids) {
    const db::Numbers numbers(ids);
    const std::vector<db::Param> params{db::Param(numbers)};
    insert(people_with_accesses(), " WHERE c.erased_at IS NULL AND c.id IN EACH_OF($1)",
           "c.id DESC", params);
  }

  void freeze_filter(const reports::ContactsWanted& wanted) {
    need(actor_, Permission::ViewContacts);
    const auto conditions =
        reports::conditions_of(tx_.engine(), wanted, reports::LookIn::Index);
    refuse_more_than_max(reports::count_of(tx_, "contacts c", conditions));
    insert(people_with_accesses(), conditions.where(), reports::order_by(wanted),
           conditions.params());
  }

  void freeze_members(const BatchMembers& members) {
    need(actor_, Permission::ViewContacts);
    const auto ids =
        enrolments::members_matching(tx_, shared_, members.product, members, actor_);
    refuse_more_than_max(std::ssize(ids));
    freeze_people(ids);
  }

  void freeze_grants(const std::vector<GrantId>& ids) {
    const db::Numbers numbers(ids);
    const std::vector<db::Param> params{db::Param(numbers)};
    const std::string chosen = fmt::format("g.id IN EACH_OF($1) AND {}", standing);
    if (on_access_) {
      insert("grants g JOIN contacts c ON c.id = g.contact_id",
             " WHERE c.erased_at IS NULL AND " + chosen + narrowed(), "g.id DESC", params);
    } else {
      insert_people("SELECT g.contact_id FROM grants g WHERE " + chosen, params);
    }
  }

  void freeze_orders(const reports::OrdersWanted& wanted) {
    need(actor_, Permission::ViewOrders);
    auto conditions = reports::conditions_of(wanted);
    conditions.add("c.erased_at IS NULL");
    refuse_more_than_max(reports::count_of(tx_, orders, conditions));
    insert_orders(conditions.where(), conditions.params());
  }

  void freeze_order_ids(const std::vector<Id<orders::Order>>& ids) {
    need(actor_, Permission::ViewOrders);
    const db::Numbers numbers(ids);
    const std::vector<db::Param> params{db::Param(numbers)};
    insert_orders(
        " WHERE o.withdrawn_at IS NULL AND c.erased_at IS NULL AND o.id IN EACH_OF($1)", params);
  }

  static constexpr std::string_view orders =
      "orders o JOIN contacts c ON c.id = o.contact_id";

  void insert_orders(const std::string& where, const std::vector<db::Param>& params) {
    if (!on_access_) {
      return insert_people(fmt::format("SELECT o.contact_id FROM {}{}", orders, where), params);
    }
    insert(fmt::format("{} LEFT JOIN order_lines ol ON ol.order_id = o.id "
                       "LEFT JOIN grants g ON g.order_line_id = ol.id AND {}{}",
                       orders, standing, narrowed()),
           where, "o.id DESC", params);
  }

  /// Each person once.
  void insert_people(const std::string& contacts, const std::vector<db::Param>& params) {
    insert("contacts c", fmt::format(" WHERE c.erased_at IS NULL AND c.id IN ({})", contacts),
           "c.id DESC", params);
  }

  std::string people_with_accesses() const {
    if (!on_access_) return "contacts c";
    return fmt::format(
        "contacts c LEFT JOIN grants g ON g.contact_id = c.id AND {} "
        "AND g.revoked_at IS NULL{}",
        standing, narrowed());
  }

  /// Numbers of ids are our own, so they may stand in the text.
  std::string narrowed() const {
    std::string text;
    if (batch_.of.product) {
      text += fmt::format(" AND g.product_id = {}", batch_.of.product->number());
    }
    if (batch_.of.offer) {
      text += fmt::format(
          " AND g.order_line_id IN (SELECT lo.id FROM order_lines lo "
          "JOIN orders oo ON oo.id = lo.order_id WHERE oo.offer_id = {})",
          batch_.of.offer->number());
    }
    return text;
  }

  void insert(const std::string& from, const std::string& where, std::string_view order,
              const std::vector<db::Param>& params) {
    const std::string grant = on_access_ ? "g.id" : "CAST(NULL AS BIGINT)";
    rows_ += tx_.run_with(
        fmt::format("INSERT INTO batch_rows (batch_id, position, contact_id, grant_id, verdict, "
                    "code, opened, closed, mails, undone) SELECT {}, ROW_NUMBER() OVER "
                    "(ORDER BY {}{}), c.id, {}, 'waits', '', 0, 0, 0, FALSE FROM {}{}",
                    batch_.id.number(), order, on_access_ ? ", g.id DESC" : "", grant, from,
                    where),
        params);
  }

  static void refuse_more_than_max(std::int64_t people) {
    if (people > people_max) throw base::Invalid("/selection", "batch.too_many");
  }

  db::Transaction& tx_;
  const enrolments::Shared& shared_;
  BatchRecord& batch_;
  const base::Actor& actor_;
  bool on_access_;
  std::int64_t rows_ = 0;
};

}  // namespace

void freeze_selection(db::Transaction& tx, const enrolments::Shared& shared, BatchRecord& batch,
                      const BatchSelection& selection, const base::Actor& actor) {
  Freezing(tx, shared, batch, actor).freeze(selection);
}

Meant meant_by(const BatchSelection& selection, const BatchAccesses& of) {
  if (selection.grants || selection.orders || selection.order_ids) return Meant::Named;
  if (selection.members && selection.members->state) return Meant::Last;
  if (selection.contacts && (of.product || of.offer)) return Meant::Last;
  return Meant::Living;
}

}  // namespace batches
