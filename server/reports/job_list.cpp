// SPDX-License-Identifier: Apache-2.0
#include "base/rejections.h"
#include "describe/describe.h"
#include "http/call.h"
#include "imports/import.h"
#include "jobs/progress_relay.h"
#include "reports/list_page.h"
#include "reports/reports_api.h"

namespace reports {
namespace {

using http::Call;
using http::Permission;
using jobs::Job;

/// `awaited`: those that somebody asked for and that are not over yet.
struct JobsWanted {
  std::optional<jobs::State> state;
  std::optional<bool> awaited;
  Limit limit;
  Offset offset;
};
BOOST_DESCRIBE_STRUCT(JobsWanted, (), (state, awaited, limit, offset))

/// `import` and `batch`: whose rows it writes or takes back.
struct JobRow : Job {
  std::optional<base::Id<imports::Import>> import;
  std::optional<base::Id<journal::Batch>> batch;
};
BOOST_DESCRIBE_STRUCT(JobRow, (Job), (import, batch))

http::Page<JobRow> list(Call& call, const JobsWanted& wanted) {
  db::Conditions conditions;
  if (wanted.state) {
    conditions.add("j.state = ?", std::string(describe::enum_text(*wanted.state)));
  }
  if (wanted.awaited.value_or(false)) {
    conditions.add("j.asked_by IS NOT NULL AND j.finished_at IS NULL");
  }
  return list_page<JobRow>(call.read(),
                           "j.id, j.kind, j.state, j.done, j.total, j.attempts, j.error, "
                           "j.run_at, j.created_at, j.finished_at, "
                           "(SELECT MAX(i.id) FROM imports i WHERE i.job_id = j.id), "
                           "(SELECT MAX(b.id) FROM batches b WHERE b.job_id = j.id)",
                           "jobs j", conditions, "j.created_at DESC, j.id DESC", wanted.limit,
                           wanted.offset);
}

Job job_of(db::Reader& reader, base::Id<Job> id) {
  auto job = jobs::find_job(reader, id);
  if (!job) throw base::NotFound("job.not_found");
  return std::move(*job);
}

Job show(Call& call) { return job_of(call.read(), call.id<Job>("id")); }

Job cancel(Call& call) {
  const auto id = call.id<Job>("id");
  return call.write([&](db::Transaction& tx) {
    job_of(tx, id);
    if (!jobs::cancel(tx, id)) throw base::Conflict("job.over");
    return job_of(tx, id);
  });
}

constexpr std::chrono::hours followed_for{1};

/// Progress as it happens, of this node or another; no worker waits for it.
http::Response follow(Call& call) {
  const auto id = job_of(call.read(), call.id<Job>("id")).id;
  auto& relay = call.services().parts.get<jobs::ProgressRelay>();
  http::EventStream stream{.topic = topic_of(id), .on_open = {}, .lasts_for = followed_for};
  stream.on_open = [&relay, id, until = call.now() + followed_for](const auto&) {
    std::vector<http::Event> events;
    if (const auto job = relay.follow(id, until)) events.push_back(event_of(*job));
    return events;
  };
  http::Response response;
  response.body = std::move(stream);
  return response;
}

}  // namespace

http::Event event_of(const Job& job) {
  return {.name = "job", .data = describe::to_json(job), .id = std::to_string(job.done)};
}

std::string topic_of(base::Id<Job> job) { return "job:" + std::to_string(job.number()); }

std::vector<http::Route> job_list_routes() {
  return {
      http::get("/api/jobs", Permission::ViewJobs, "Jobs, newest first", list),
      http::get("/api/jobs/{id}", Permission::ViewJobs, "One job with its progress", show),
      http::get("/api/jobs/{id}/events", Permission::ViewJobs, "Progress of a job as it happens",
                follow)
          .answers("text/event-stream"),
      http::post("/api/jobs/{id}/cancellation", Permission::ViewJobs, "Stop a job", cancel)
          .status(200),
  };
}

}  // namespace reports
