// SPDX-License-Identifier: Apache-2.0
#include "invariants/batch_counts.h"

#include <boost/describe/class.hpp>

#include "describe/describe.h"
#include "journal/journal.h"

namespace invariants {
namespace {

struct Counts {
  std::int64_t waits = 0;
  std::int64_t will = 0;
  std::int64_t already = 0;
  std::int64_t refused = 0;
  std::int64_t done = 0;
  std::int64_t failed = 0;
  std::int64_t undone = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (waits, will, already, refused, done, failed, undone))

struct Told {
  Counts rows;
};
BOOST_DESCRIBE_STRUCT(Told, (), (rows))

struct Row : Counts {
  base::Id<journal::Batch> batch;
  std::string told;
};
BOOST_DESCRIBE_STRUCT(Row, (Counts), (batch, told))

constexpr std::string_view statement =
    "SELECT SUM(CASE WHEN r.verdict = 'waits' THEN 1 ELSE 0 END), "
    "SUM(CASE WHEN r.verdict = 'will' THEN 1 ELSE 0 END), "
    "SUM(CASE WHEN r.verdict = 'already' THEN 1 ELSE 0 END), "
    "SUM(CASE WHEN r.verdict = 'refused' THEN 1 ELSE 0 END), "
    "SUM(CASE WHEN r.verdict = 'done' AND r.undone = FALSE THEN 1 ELSE 0 END), "
    "SUM(CASE WHEN r.verdict = 'failed' THEN 1 ELSE 0 END), "
    "SUM(CASE WHEN r.undone = TRUE THEN 1 ELSE 0 END), b.id, b.counts "
    "FROM batches b LEFT JOIN batch_rows r ON r.batch_id = b.id GROUP BY b.id, b.counts";

}  // namespace

void check_batch_counts(db::Reader& reader, Findings& findings) {
  for (const Row& row : reader.all<Row>(statement)) {
    const auto told = describe::from_json<Told>(row.told, describe::tolerant).rows;
    if (told != static_cast<const Counts&>(row)) {
      findings.broken(row.batch.text(), "its counts are not those of its rows");
    }
  }
}

}  // namespace invariants
