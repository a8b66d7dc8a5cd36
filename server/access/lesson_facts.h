// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/facts.h"
#include "access/grants.h"
#include "db/transaction.h"

// What the team decided about one lesson for one person, as rows: opened or closed, passed.

// Only the name of whoever decided: the engine stands without the team.
namespace staff {
struct Member;
}

namespace accesses {

/// A lesson override with what the engine does not ask for.
struct RecordedOverride {
  static constexpr std::string_view id_prefix = "lov";
  /// 0: not written yet.
  base::Id<RecordedOverride> id;
  LessonOverrideKind kind = LessonOverrideKind::Open;
  base::Instant at;
  std::string reason;
  std::optional<base::Id<staff::Member>> set_by;
  friend bool operator==(const RecordedOverride&, const RecordedOverride&) = default;
};
BOOST_DESCRIBE_STRUCT(RecordedOverride, (), (id, kind, at, reason, set_by))

/// One person, one lesson and the product it belongs to.
struct LessonOfPerson {
  ContactId contact;
  ProductId product;
  LessonId lesson;
};

/// In the order in which they were made; the latest counts.
std::vector<RecordedOverride> overrides_of(db::Reader& reader, ContactId contact, LessonId lesson);
/// With the id it has; one without gets a new one.
RecordedOverride add_override(db::Transaction& tx, const LessonOfPerson& of,
                              RecordedOverride override);
void erase_overrides(db::Transaction& tx, ContactId contact, LessonId lesson);

/// Nothing: not passed.
std::optional<base::Instant> passed_at(db::Reader& reader, ContactId contact, LessonId lesson);
/// The first time counts, as with `record_passed`.
void record_passed_at(db::Transaction& tx, const LessonOfPerson& of, base::Instant at);
void erase_passed(db::Transaction& tx, ContactId contact, LessonId lesson);

}  // namespace accesses
