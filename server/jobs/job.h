// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/instant.h"
#include "db/transaction.h"
#include "describe/describe.h"

// Work that may wait, fail or be repeated. A job is enqueued in the transaction of the change that
// wants it and runs after the commit, at least once: its verb must be safe to run twice.

namespace jobs {

using base::Id;
using base::Instant;

enum class State { Waiting, Running, Done, Failed, Cancelled };
BOOST_DESCRIBE_ENUM(State, Waiting, Running, Done, Failed, Cancelled)

struct Job {
  static constexpr std::string_view id_prefix = "job";
  Id<Job> id;
  std::string kind;
  State state = State::Waiting;
  std::int64_t done = 0;
  std::int64_t total = 0;
  std::int64_t attempts = 0;
  std::optional<std::string> error;
  Instant run_at;
  Instant created_at;
  std::optional<Instant> finished_at;
};
BOOST_DESCRIBE_STRUCT(Job, (),
                      (id, kind, state, done, total, attempts, error, run_at, created_at,
                       finished_at))

/// Woken with every step that some job makes, on every node.
inline constexpr std::string_view progress_channel = "job_progress";

struct When {
  /// Absent: as soon as a runner is free.
  std::optional<Instant> run_at;
  /// While a job with this key waits, another one is not added.
  std::string unique_key;
  std::int64_t total = 0;
  std::optional<std::int64_t> asked_by;
};

/// The kind and the JSON of the payload; `enqueue` below is the typed way.
std::optional<Id<Job>> enqueue_raw(db::Transaction& tx, std::string_view kind,
                                   std::string payload, const When& when);

/// A payload is a described struct of ids with `static constexpr std::string_view job_kind`.
/// Nothing: a job with the same unique key waits already.
template <class Payload>
std::optional<Id<Job>> enqueue(db::Transaction& tx, const Payload& payload,
                               const When& when = {}) {
  return enqueue_raw(tx, Payload::job_kind, describe::to_json(payload), when);
}

std::optional<Job> find_job(db::Reader& reader, Id<Job> id);
std::vector<Job> list_jobs(db::Reader& reader, std::int64_t limit, std::int64_t offset);
std::int64_t count_jobs(db::Reader& reader);

/// A waiting job never starts; a running one stops at its next `Run::advance`. False: it is over.
bool cancel(db::Transaction& tx, Id<Job> id);

}  // namespace jobs
