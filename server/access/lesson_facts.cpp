// SPDX-License-Identifier: Apache-2.0
#include "access/lesson_facts.h"

#include <algorithm>
#include <set>
#include <span>

#include "fmt/core.h"

namespace accesses {
namespace {

/// Parameters have a bound on either engine.
constexpr std::size_t rows_at_once = 100;

struct OfPerson {
  ContactId contact;
  LessonId lesson;
  friend auto operator<=>(const OfPerson&, const OfPerson&) = default;
};
BOOST_DESCRIBE_STRUCT(OfPerson, (), (contact, lesson))

std::set<OfPerson> opened_by(db::Reader& reader, base::Id<journal::Batch> batch,
                             const std::vector<LessonOfPerson>& lessons) {
  std::set<std::int64_t> people;
  for (const LessonOfPerson& of : lessons) people.insert(of.contact.number());
  const std::vector<std::int64_t> numbers(people.begin(), people.end());
  const auto rows = reader.all<OfPerson>(
      "SELECT contact_id, lesson_id FROM lesson_overrides "
      "WHERE batch_id = $1 AND contact_id IN EACH_OF($2)",
      batch, db::Numbers(numbers));
  return {rows.begin(), rows.end()};
}

void insert_open(db::Transaction& tx, std::span<const LessonOfPerson> lessons, base::Instant at,
                 base::Id<journal::Batch> batch) {
  std::string sql =
      "INSERT INTO lesson_overrides (at, batch_id, id, contact_id, product_id, lesson_id, kind, "
      "reason) VALUES ";
  std::vector<db::Param> params{db::Param(at), db::Param(batch)};
  for (const LessonOfPerson& of : lessons) {
    const std::size_t n = params.size();
    sql += fmt::format("{}($1, $2, ${}, ${}, ${}, ${}, 'open', '')", n == 2 ? "" : ", ", n + 1,
                       n + 2, n + 3, n + 4);
    params.emplace_back(tx.new_id<RecordedOverride>());
    params.emplace_back(of.contact);
    params.emplace_back(of.product);
    params.emplace_back(of.lesson);
  }
  tx.run_with(sql, params);
}

}  // namespace

std::vector<RecordedOverride> overrides_of(db::Reader& reader, ContactId contact,
                                           LessonId lesson) {
  return reader.all<RecordedOverride>(
      "SELECT id, kind, at, reason, set_by, batch_id FROM lesson_overrides "
      "WHERE contact_id = $1 AND lesson_id = $2 ORDER BY at, id",
      contact, lesson);
}

RecordedOverride add_override(db::Transaction& tx, const LessonOfPerson& of,
                              RecordedOverride override) {
  if (override.id.number() == 0) override.id = tx.new_id<RecordedOverride>();
  tx.run(
      "INSERT INTO lesson_overrides (id, contact_id, product_id, lesson_id, kind, at, reason, "
      "set_by, batch_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      override.id, of.contact, of.product, of.lesson, override.kind, override.at,
      override.reason, override.set_by, override.batch);
  return override;
}

void erase_overrides(db::Transaction& tx, ContactId contact, LessonId lesson) {
  tx.run("DELETE FROM lesson_overrides WHERE contact_id = $1 AND lesson_id = $2", contact, lesson);
}

void open_in_batch(db::Transaction& tx, const std::vector<LessonOfPerson>& lessons,
                   base::Instant at, base::Id<journal::Batch> batch) {
  const auto opened = opened_by(tx, batch, lessons);
  std::vector<LessonOfPerson> missing;
  std::ranges::copy_if(lessons, std::back_inserter(missing), [&](const LessonOfPerson& of) {
    return !opened.contains({of.contact, of.lesson});
  });
  for (std::size_t from = 0; from < missing.size(); from += rows_at_once) {
    const std::size_t count = std::min(rows_at_once, missing.size() - from);
    insert_open(tx, std::span(missing).subspan(from, count), at, batch);
  }
}

std::int64_t erase_some_of_batch(db::Transaction& tx, base::Id<journal::Batch> batch,
                                 std::int64_t rows_max) {
  return tx.run(
      "DELETE FROM lesson_overrides WHERE id IN "
      "(SELECT id FROM lesson_overrides WHERE batch_id = $1 LIMIT $2)",
      batch, rows_max);
}

std::optional<base::Instant> passed_at(db::Reader& reader, ContactId contact, LessonId lesson) {
  return reader.find<base::Instant>(
      "SELECT passed_at FROM passed_checkpoints WHERE contact_id = $1 AND lesson_id = $2",
      contact, lesson);
}

void record_passed_at(db::Transaction& tx, const LessonOfPerson& of, base::Instant at) {
  tx.run(
      "INSERT INTO passed_checkpoints (contact_id, lesson_id, product_id, passed_at) "
      "VALUES ($1, $2, $3, $4) ON CONFLICT (contact_id, lesson_id) DO NOTHING",
      of.contact, of.lesson, of.product, at.to_whole_seconds());
}

void erase_passed(db::Transaction& tx, ContactId contact, LessonId lesson) {
  tx.run("DELETE FROM passed_checkpoints WHERE contact_id = $1 AND lesson_id = $2", contact,
         lesson);
}

}  // namespace accesses
