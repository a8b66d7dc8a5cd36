// SPDX-License-Identifier: Apache-2.0
#include "batches/batch_view.h"

#include "courses/change_product.h"
#include "db/conditions.h"
#include "fmt/core.h"

namespace batches {
namespace {

std::vector<std::string> may_now(const BatchRecord& batch, const base::Actor& viewer) {
  std::vector<std::string> can;
  if (!viewer.may(right_for(kind_of(batch.act)))) return can;
  if (!is_live(batch.state)) can.emplace_back("rename");
  const bool has_work = batch.tally.rows.will > 0;
  if (batch.state == BatchState::Rehearsed && has_work) can.emplace_back("run");
  const bool may_stop =
      batch.state == BatchState::Running || batch.state == BatchState::Rehearsing;
  if (may_stop) can.emplace_back("cancel");
  if (may_be_undone(batch)) can.emplace_back("undo");
  return can;
}

std::int64_t progress_of(const BatchRecord& batch) {
  const BatchCounts& rows = batch.tally.rows;
  switch (batch.state) {
    case BatchState::Rehearsing:
    case BatchState::Rehearsed: return rows.total() - rows.waits;
    case BatchState::Undoing:
    case BatchState::Undone: return rows.undone;
    case BatchState::Running:
    case BatchState::Done:
    case BatchState::Cancelled:
    case BatchState::Failed: return rows.total() - rows.waits - rows.will;
  }
  std::unreachable();
}

struct Named {
  std::optional<base::Email> email;
  std::optional<std::string> first_name;
  std::optional<std::string> last_name;
  bool deleted = false;
  std::optional<std::string> product;
  std::optional<std::string> offer;
};
BOOST_DESCRIBE_STRUCT(Named, (), (email, first_name, last_name, deleted, product, offer))

struct Row : BatchRow, Named {};
BOOST_DESCRIBE_STRUCT(Row, (BatchRow, Named), ())

constexpr std::string_view columns =
    "r.position, r.contact_id, r.grant_id, r.verdict, r.code, r.until_before, r.until_after, "
    "r.opened, r.closed, r.mails, r.seen, r.was, r.entry_id, r.undone, c.email, c.first_name, "
    "c.last_name, CASE WHEN c.id IS NULL OR c.erased_at IS NOT NULL THEN TRUE ELSE FALSE END, "
    "p.title, f.title";

constexpr std::string_view tables =
    "batch_rows r LEFT JOIN contacts c ON c.id = r.contact_id "
    "LEFT JOIN grants g ON g.id = r.grant_id LEFT JOIN products p ON p.id = g.product_id "
    "LEFT JOIN order_lines l ON l.id = g.order_line_id LEFT JOIN orders o ON o.id = l.order_id "
    "LEFT JOIN offers f ON f.id = o.offer_id";

people::ContactName name_of(const Row& row) {
  if (row.deleted) return {row.contact, "", std::nullopt, true};
  Contact contact;
  contact.id = row.contact;
  contact.email = row.email;
  contact.first_name = row.first_name.value_or("");
  contact.last_name = row.last_name.value_or("");
  return people::name_of(contact);
}

/// What is given to everybody has one name.
struct GivenTitles {
  std::optional<std::string> product;
  std::optional<std::string> offer;
};

GivenTitles given_by(db::Reader& reader, const BatchAct& act) {
  GivenTitles titles;
  if (!act.give) return titles;
  if (act.give->product) {
    titles.product = courses::product_of(reader, *act.give->product).title;
  }
  if (act.give->offer) {
    if (const auto offer = offers::find_offer(reader, *act.give->offer)) {
      titles.offer = offer->title;
    }
  }
  return titles;
}

BatchRowView view_of(const Row& row, const BatchRecord& batch, const GivenTitles& given) {
  BatchRowView view;
  view.position = row.position;
  view.contact = name_of(row);
  view.grant = row.grant;
  view.product = row.product ? row.product : given.product;
  view.offer = row.offer ? row.offer : given.offer;
  view.verdict = row.verdict;
  view.code = row.code;
  view.undone = row.undone;
  view.until_before = row.until_before;
  view.until_after = row.until_after;
  view.opened = row.opened;
  view.closed = row.closed;
  view.mails = row.mails;
  view.entry = row.entry;
  view.can_undo = row.verdict == Verdict::Done && !row.undone && !is_live(batch.state) &&
                  can_be_undone(kind_of(batch.act));
  return view;
}

void add_verdict(RowsOf wanted, db::Conditions& conditions) {
  if (wanted == RowsOf::Undone) return conditions.add("r.undone = TRUE");
  conditions.add("r.verdict = ?", std::string(describe::enum_text(wanted)));
  conditions.add("r.undone = FALSE");
}

db::Conditions conditions_of(const BatchRecord& batch, const BatchRowsWanted& wanted) {
  db::Conditions conditions;
  conditions.add("r.batch_id = ?", batch.id.number());
  if (wanted.verdict) add_verdict(*wanted.verdict, conditions);
  if (wanted.search) {
    for (const std::string& word : people::search_words(wanted.search->v)) {
      conditions.add("c.search LIKE ?", db::anywhere(word));
    }
  }
  return conditions;
}

std::vector<BatchRowView> views(db::Reader& reader, const BatchRecord& batch,
                                const db::Conditions& conditions, std::int64_t limit,
                                std::int64_t offset) {
  const auto given = given_by(reader, batch.act);
  std::vector<BatchRowView> views;
  reader.each_row(
      fmt::format("SELECT {} FROM {}{} ORDER BY r.position LIMIT ${} OFFSET ${}", columns, tables,
                  conditions.where(), conditions.next_number(), conditions.next_number() + 1),
      conditions.params({limit, offset}), [&](const db::Row& row) {
        views.push_back(view_of(describe::from_row<Row>(row), batch, given));
      });
  return views;
}

}  // namespace

BatchView view_of(const BatchRecord& batch, const base::Actor& viewer) {
  const Foreseen& foreseen = batch.tally.foreseen;
  BatchView view{.id = batch.id, .name = batch.name, .act = batch.act};
  view.selection_kind = batch.selection_kind;
  view.of = batch.of;
  view.reason = batch.reason;
  view.total = batch.tally.rows.total();
  view.people = batch.people;
  view.state = batch.state;
  view.counts = batch.tally.rows;
  view.progress = progress_of(batch);
  view.failure = batch.failure;
  view.as_of = batch.as_of;
  if (is_live(batch.state)) view.job = batch.job;
  view.created_by = batch.created_by;
  view.created_at = batch.created_at;
  view.finished_at = batch.finished_at;
  view.mails = {foreseen.mails};
  view.lessons = {foreseen.opened, foreseen.closed};
  view.can = may_now(batch, viewer);
  view.version = batch.version;
  return view;
}

http::Page<BatchRowView> rows_page(db::Reader& reader, const BatchRecord& batch,
                                   const BatchRowsWanted& wanted) {
  const std::int64_t limit = wanted.limit ? wanted.limit->v : 50;
  auto conditions = conditions_of(batch, wanted);
  http::Page<BatchRowView> page;
  reader.each_row(fmt::format("SELECT COUNT(*) FROM batch_rows r{}{}",
                              wanted.search ? " LEFT JOIN contacts c ON c.id = r.contact_id" : "",
                              conditions.where()),
                  conditions.params(),
                  [&](const db::Row& row) { page.total = row.number(0); });
  if (wanted.cursor) conditions.add("r.position > ?", wanted.cursor->v);
  page.items = views(reader, batch, conditions, limit, wanted.offset ? wanted.offset->v : 0);
  if (std::ssize(page.items) == limit) {
    page.next_cursor = std::to_string(page.items.back().position);
  }
  return page;
}

std::vector<BatchRowView> row_views_after(db::Reader& reader, const BatchRecord& batch,
                                          std::int64_t position, std::int64_t limit) {
  auto conditions = conditions_of(batch, {});
  conditions.add("r.position > ?", position);
  return views(reader, batch, conditions, limit, 0);
}

}  // namespace batches
