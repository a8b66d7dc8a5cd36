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

// Only the names of whoever decided, and of what with: the engine stands without them.
namespace staff {
struct Member;
}
namespace journal {
struct Batch;
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
  /// Decided about many at once.
  std::optional<base::Id<journal::Batch>> batch = {};
  friend bool operator==(const RecordedOverride&, const RecordedOverride&) = default;
};
BOOST_DESCRIBE_STRUCT(RecordedOverride, (), (id, kind, at, reason, set_by, batch))

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

/// Opens each of them from that instant on, but for those that the batch has opened already: for
/// many people, with few statements.
void open_in_batch(db::Transaction& tx, const std::vector<LessonOfPerson>& lessons,
                   base::Instant at, base::Id<journal::Batch> batch);
/// At most so many rows of the batch; how many went.
std::int64_t erase_some_of_batch(db::Transaction& tx, base::Id<journal::Batch> batch,
                                 std::int64_t rows_max);

/// Nothing: not passed.
std::optional<base::Instant> passed_at(db::Reader& reader, ContactId contact, LessonId lesson);
/// The first time counts, as with `record_passed`.
void record_passed_at(db::Transaction& tx, const LessonOfPerson& of, base::Instant at);
void erase_passed(db::Transaction& tx, ContactId contact, LessonId lesson);

}  // namespace accesses
