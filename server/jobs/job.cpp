// SPDX-License-Identifier: Apache-2.0
#include "jobs/job.h"

#include "fmt/core.h"

namespace jobs {
namespace {

constexpr std::string_view columns =
    "id, kind, state, done, total, attempts, error, run_at, created_at, finished_at";

}  // namespace

std::optional<Id<Job>> enqueue_raw(db::Transaction& tx, std::string_view kind,
                                   std::string payload, const When& when) {
  const auto id = tx.new_id<Job>();
  const std::optional<std::string> key =
      when.unique_key.empty() ? std::nullopt : std::optional(when.unique_key);
  const auto added = tx.run(
      "INSERT INTO jobs (id, kind, payload, state, run_at, attempts, unique_key, done, total, "
      "asked_by, created_at) VALUES ($1, $2, $3, 'waiting', $4, 0, $5, 0, $6, $7, $8) "
      "ON CONFLICT (unique_key) DO NOTHING",
      id, kind, payload, when.run_at.value_or(tx.now()), key, when.total, when.asked_by, tx.now());
  if (added == 0) return std::nullopt;
  tx.wake("jobs");
  return id;
}

std::optional<Job> find_job(db::Reader& reader, Id<Job> id) {
  return reader.find<Job>(fmt::format("SELECT {} FROM jobs WHERE id = $1", columns), id);
}

std::vector<Job> list_jobs(db::Reader& reader, std::int64_t limit, std::int64_t offset) {
  return reader.all<Job>(
      fmt::format("SELECT {} FROM jobs ORDER BY created_at DESC, id DESC LIMIT $1 OFFSET $2",
                  columns),
      limit, offset);
}

std::int64_t count_jobs(db::Reader& reader) {
  return reader.one<std::int64_t>("SELECT COUNT(*) FROM jobs");
}

bool cancel(db::Transaction& tx, Id<Job> id) {
  tx.wake(progress_channel);
  return tx.run(
             "UPDATE jobs SET state = 'cancelled', unique_key = NULL, finished_at = $2 "
             "WHERE id = $1 AND state IN ('waiting', 'running')",
             id, tx.now()) == 1;
}

}  // namespace jobs
