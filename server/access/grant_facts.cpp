// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>

#include "access/grants.h"
#include "fmt/core.h"

// Reads rows into what the engine takes. One text serves the three callers; they differ in which
// rows they want.

namespace accesses {
namespace {

struct GrantRow {
  GrantId id;
  ContactId contact;
  ProductId product;
  GrantKind kind = GrantKind::Normal;
  base::Instant start_at;
  std::optional<base::Instant> schedule_base_at;
  std::optional<base::Instant> end_at;
  std::optional<base::Instant> end_set_at;
  std::optional<base::Instant> suspended_since;
  std::optional<base::Instant> revoked_at;
  std::optional<PolicyId> offer_policy;
  std::optional<std::int64_t> offer_policy_version;
  std::optional<PolicyId> own_policy;
  std::optional<std::int64_t> own_policy_version;
};
BOOST_DESCRIBE_STRUCT(GrantRow, (),
                      (id, contact, product, kind, start_at, schedule_base_at, end_at, end_set_at,
                       suspended_since, revoked_at, offer_policy, offer_policy_version,
                       own_policy, own_policy_version))

constexpr std::string_view grants_sql =
    "SELECT g.id, g.contact_id, g.product_id, g.kind, g.start_at, g.schedule_base_at, g.end_at, "
    "g.end_set_at, g.suspended_since, g.revoked_at, g.offer_policy_id, p.version, "
    "g.own_policy_id, o.version FROM grants g "
    "LEFT JOIN policies p ON p.id = g.offer_policy_id "
    "LEFT JOIN policies o ON o.id = g.own_policy_id "
    "WHERE g.withdrawn_at IS NULL AND {} ORDER BY g.id";

enum class FactKind { Freeze, LessonOverride, Passed };
BOOST_DESCRIBE_ENUM(FactKind, Freeze, LessonOverride, Passed)

/// Freezes, lesson overrides and passed checkpoints in one shape.
struct FactRow {
  FactKind kind = FactKind::Passed;
  ContactId contact;
  ProductId product;
  std::int64_t subject = 0;  ///< The grant that is frozen, or the lesson.
  base::Instant at;
  std::optional<std::int64_t> days;
  std::optional<std::int64_t> months;
  std::optional<base::Instant> ended_at;
  std::optional<std::string> override_kind;
  std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(FactRow, (),
                      (kind, contact, product, subject, at, days, months, ended_at,
                       override_kind, id))

constexpr std::string_view facts_sql =
    "SELECT 'freeze', g.contact_id, g.product_id, f.grant_id, f.started_at, f.planned_days, "
    "f.planned_months, f.ended_at, NULL, f.id FROM freezes f JOIN grants g ON g.id = f.grant_id "
    "WHERE g.withdrawn_at IS NULL AND {0} "
    "UNION ALL SELECT 'lesson_override', g.contact_id, g.product_id, g.lesson_id, g.at, NULL, "
    "NULL, NULL, g.kind, g.id FROM lesson_overrides g WHERE {0} "
    "UNION ALL SELECT 'passed', g.contact_id, g.product_id, g.lesson_id, g.passed_at, NULL, NULL, "
    "NULL, NULL, 0 FROM passed_checkpoints g WHERE {0}";

constexpr std::string_view one_pair = "g.contact_id = $1 AND g.product_id = $2";
constexpr std::string_view one_person = "g.contact_id = $1";
constexpr std::string_view many_people = "g.product_id = $2 AND g.contact_id IN EACH_OF($1)";

Grant grant_from(db::Reader& reader, PolicyCache& policies, const GrantRow& row) {
  Grant grant;
  grant.id = row.id;
  grant.kind = row.kind;
  grant.start_at = row.start_at;
  grant.schedule_base_at = row.schedule_base_at;
  if (row.offer_policy) {
    grant.policy = policies.of(reader, *row.offer_policy, *row.offer_policy_version)->policy;
  }
  if (row.own_policy) {
    grant.overrides = policies.of(reader, *row.own_policy, *row.own_policy_version)->attributes;
  }
  if (row.end_set_at) grant.end_override = EndOverride{row.end_at, *row.end_set_at};
  grant.suspended_since = row.suspended_since;
  grant.revoked_at = row.revoked_at;
  return grant;
}

Freeze freeze_from(const FactRow& row) {
  Freeze freeze{.started_at = row.at, .ended_at = row.ended_at};
  if (row.days) freeze.planned = PlannedDays{static_cast<int>(*row.days)};
  if (row.months) freeze.planned = PlannedMonths{static_cast<int>(*row.months)};
  return freeze;
}

void add_freeze(Facts& facts, const FactRow& row) {
  for (Grant& grant : facts.grants) {
    if (grant.id.number() == row.subject) grant.freezes.push_back(freeze_from(row));
  }
}

void add_fact(Facts& facts, const FactRow& row) {
  const auto lesson = LessonId::from_number(row.subject);
  switch (row.kind) {
    case FactKind::Freeze: return add_freeze(facts, row);
    case FactKind::LessonOverride: {
      const bool open = row.override_kind == "open";
      facts.lesson_overrides.push_back(
          {lesson, open ? LessonOverrideKind::Open : LessonOverrideKind::Closed, row.at});
      return;
    }
    case FactKind::Passed: facts.passed_checkpoints.push_back(lesson); return;
  }
}

struct Texts {
  std::string grants;
  std::string facts;
  explicit Texts(std::string_view where)
      : grants(fmt::format(fmt::runtime(grants_sql), where)),
        facts(fmt::format(fmt::runtime(facts_sql), where)) {}
};

template <class... Args>
FactsByPair read_facts(db::Reader& reader, PolicyCache& policies, const Texts& texts,
                       const Args&... args) {
  FactsByPair all;
  for (const auto& row : reader.all<GrantRow>(texts.grants, args...)) {
    all[{row.contact, row.product}].grants.push_back(grant_from(reader, policies, row));
  }
  auto rows = reader.all<FactRow>(texts.facts, args...);
  // A handful: sorted here it costs less than a sorter of the database does.
  std::ranges::stable_sort(rows, {}, &FactRow::id);
  for (const FactRow& row : rows) add_fact(all[{row.contact, row.product}], row);
  return all;
}

}  // namespace

Facts facts_of(db::Reader& reader, PolicyCache& policies, ContactId contact, ProductId product) {
  static const Texts texts(one_pair);
  auto all = read_facts(reader, policies, texts, contact, product);
  return std::move(all[{contact, product}]);
}

FactsByPair facts_of(db::Reader& reader, PolicyCache& policies, ContactId contact) {
  static const Texts texts(one_person);
  return read_facts(reader, policies, texts, contact);
}

FactsByPair facts_of(db::Reader& reader, PolicyCache& policies,
                     const std::vector<ContactId>& contacts, ProductId product) {
  static const Texts texts(many_people);
  return read_facts(reader, policies, texts, db::Numbers(contacts), product);
}

}  // namespace accesses
