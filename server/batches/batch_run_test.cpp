// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <thread>

#include "base/fault.h"
#include "batches/batch_jobs.h"
#include "batches/batch_story_test.h"
#include "enrolments/shared.h"
#include "invariants/check.h"

// What an act on many promises of the time while it runs, and after it.

namespace batches {
namespace {

using testing::json;
using testing::on_both_engines_school;

/// The time is asked for before a chunk and, while it is being written, at its end: every odd call
/// is a moment between two chunks.
class InterruptingClock final : public base::Clock {
 public:
  InterruptingClock(int calls, std::function<void()> act) : left_(calls), act_(std::move(act)) {}
  base::Instant now() const override { return testing::FakeClock::noon; }
  std::chrono::nanoseconds monotonic() const override {
    if (--left_ == 0) act_();
    return {};
  }

 private:
  mutable int left_;
  std::function<void()> act_;
};

/// The started run, with something that happens in its middle.
void run_with(TestSchool& school, const std::string& id, const base::Clock& clock) {
  const Environment environment{
      school.core.db(), clock,
      {enrolments::shared_in(school.core.services().parts), school.core.office()}};
  const auto batch = *Id<Batch>::parse(id);
  const auto job = school.core.db().read([&](db::Reader& reader) {
    return *store::find(reader, batch)->job;
  });
  jobs::Run run(school.core.db(), job, describe::to_json(BatchRun{batch}));
  run_batch(environment, run);
}

/// Nobody else takes the jobs of the started runs.
void take_runs(TestSchool& school) {
  school.run_sql("UPDATE jobs SET state = 'running' WHERE kind = 'batch_run'");
}

bool counts_hold(TestSchool& school) {
  const auto outcomes = invariants::check_all(
      school.core.db(), school.core.services().data_folder, invariants::Served::No);
  return std::ranges::all_of(outcomes, [](const auto& outcome) {
    return outcome.number != "I21" || outcome.holds();
  });
}

}  // namespace

TEST_CASE("an act on many that is cancelled in the middle keeps whole rows, to be undone") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 120);
    const Digests before = digests(school);
    const auto batch = crowd.rehearsed("{'extend': {'days': 10}}", crowd.members());
    crowd.start(batch);
    const std::string id = batch.at("/id");
    const InterruptingClock clock(3, [&] {
      CHECK(school.sam.post("/api/batches/" + id + "/cancellation").said() == "200");
    });
    take_runs(school);
    run_with(school, id, clock);
    const auto cancelled = crowd.page(id);
    CHECK(cancelled.at("/state") == "cancelled");
    CHECK(Crowd::counts(cancelled) == "70 will, 50 done");
    CHECK(school.count("SELECT COUNT(*) FROM grants WHERE end_at IS NOT NULL") == 50);
    CHECK(counts_hold(school));
    const auto undone = crowd.undo(cancelled);
    CHECK(Crowd::counts(undone) == "70 will, 50 undone");
    CHECK(digests(school) == before);
    CHECK(counts_hold(school));
  });
}

TEST_CASE("an act on many whose program died goes on behind the last row that was done") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 120);
    const auto batch = crowd.rehearsed("{'extend': {'days': 10}}", crowd.members());
    crowd.start(batch);
    base::set_fault("batch_chunk:throw:2");
    school.run_jobs();
    base::set_fault("");
    CHECK(crowd.page(batch.at("/id")).at("/state") == "running");
    CHECK(Crowd::counts(crowd.page(batch.at("/id"))) == "70 will, 50 done");
    CHECK(counts_hold(school));
    school.clock.advance(std::chrono::minutes(10));
    school.run_jobs();
    const auto done = crowd.page(batch.at("/id"));
    CHECK(done.at("/state") == "done");
    CHECK(Crowd::counts(done) == "120 done");
    CHECK(school.count("SELECT COUNT(*) FROM journal WHERE action = 'access.end_changed'") == 120);
    CHECK(crowd.end_of(0) == "2026-02-14T12:00:00Z");
  });
}

TEST_CASE("what somebody changed since the rehearsal is refused, and not overwritten") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 4);
    const auto batch =
        crowd.rehearsed("{'set_end': {'until': '2026-01-20'}}", crowd.members());
    CHECK(crowd.change(0, "end", "{'until': '2026-05-01'}").said() == "200");
    CHECK(crowd.change(1, "revocation", "{}").said() == "200");
    CHECK(crowd.change(2, "end", "{'until': '2026-01-20'}").said() == "200");
    const auto done = crowd.run(batch);
    CHECK(Crowd::counts(done) == "1 already, 2 refused, 1 done");
    CHECK(crowd.end_of(0) == "2026-05-01T22:00:00Z");
    const auto refused = crowd.row(done, "?verdict=refused");
    CHECK(refused.at("/items/0/code") == "grant.revoked");
    CHECK(refused.at("/items/1/code") == "stale");
    CHECK(crowd.row(done, "?verdict=already").at("/items/0/code") == "end.same");
  });
}

TEST_CASE("without a look at the version the change of a colleague would be lost") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 1);
    const auto batch =
        crowd.rehearsed("{'set_end': {'until': '2026-01-20'}}", crowd.members());
    CHECK(crowd.change(0, "end", "{'until': '2026-05-01'}").said() == "200");
    base::set_controls("batch_stale");
    const auto done = crowd.run(batch);
    base::set_controls("");
    CHECK(Crowd::counts(done) == "1 done");
    CHECK(crowd.end_of(0) == "2026-01-20T23:00:00Z");
  });
}

TEST_CASE("of two acts on many at once the second finds what the first has done") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 3);
    const Digests before = digests(school);
    const auto freeze = crowd.rehearsed("{'freeze': {'days': 25}}", crowd.members());
    const auto end = crowd.rehearsed("{'set_end': {'until': '2026-01-20'}}", crowd.members());
    crowd.start(freeze);
    crowd.start(end);
    school.run_jobs();
    CHECK(Crowd::counts(crowd.page(freeze.at("/id"))) == "3 done");
    CHECK(Crowd::counts(crowd.page(end.at("/id"))) == "3 refused");
    CHECK(counts_hold(school));
    crowd.undo(crowd.page(freeze.at("/id")));
    CHECK(digests(school) == before);
  });
}

TEST_CASE("of two that run at the same moment each access is changed by one, and both are undone") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 60);
    const Digests before = digests(school);
    const auto freeze = crowd.rehearsed("{'freeze': {'days': 25}}", crowd.members());
    const auto extend = crowd.rehearsed("{'extend': {'days': 10}}", crowd.members());
    crowd.start(freeze);
    crowd.start(extend);
    take_runs(school);
    {
      const std::jthread other([&] { run_with(school, freeze.at("/id"), school.clock); });
      run_with(school, extend.at("/id"), school.clock);
    }
    const auto frozen = crowd.page(freeze.at("/id"));
    const auto extended = crowd.page(extend.at("/id"));
    const auto number = [](const Answer& batch, const std::string& name) {
      return std::stoi(batch.at("/counts/" + name));
    };
    CHECK(number(frozen, "done") + number(extended, "done") == 60);
    CHECK(number(frozen, "refused") == number(extended, "done"));
    CHECK(number(extended, "refused") == number(frozen, "done"));
    CHECK(counts_hold(school));
    for (const Answer& batch : {frozen, extended}) {
      if (number(batch, "done") > 0) crowd.undo(batch);
    }
    CHECK(digests(school) == before);
  });
}

TEST_CASE("chosen rows are undone and the others stay; a row with something newer on it says so") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 4);
    const auto done =
        crowd.run(crowd.rehearsed("{'extend': {'days': 10}}", crowd.members()));
    // The newest of the people is the first row.
    const auto chosen = crowd.undo(done, "{'rows': [1, 2]}");
    CHECK(chosen.at("/state") == "done");
    CHECK(Crowd::counts(chosen) == "2 done, 2 undone");
    CHECK(crowd.end_of(3) == "2026-02-04T12:00:00Z");
    CHECK(crowd.end_of(0) == "2026-02-14T12:00:00Z");
    CHECK(crowd.change(1, "extension", "{'days': 1}").said() == "200");
    const auto undone = crowd.undo(chosen);
    CHECK(undone.at("/state") == "undone");
    CHECK(Crowd::counts(undone) == "1 done, 3 undone");
    CHECK(crowd.row(undone, "?verdict=done").at("/items/0/code") == "undo.newer_change");
    CHECK(crowd.end_of(1) == "2026-02-15T12:00:00Z");
    CHECK(undone.at("/can") == json("['rename','undo']"));
    CHECK(counts_hold(school));
  });
}

TEST_CASE("a row that was undone by hand is undone for the batch too") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 2);
    const Digests before = digests(school);
    const auto done = crowd.run(crowd.rehearsed("{'revoke': {}}", crowd.members()));
    const std::string entry = crowd.row(done).at("/items/0/entry");
    const auto told = school.sam.get("/api/journal/" + entry);
    CHECK(told.at("/batch/id") == done.at("/id"));
    CHECK(school.sam.post("/api/journal/" + entry + "/undo").said() == "204");
    CHECK(Crowd::counts(crowd.undo(done)) == "2 undone");
    CHECK(digests(school) == before);
  });
}

TEST_CASE("who is deleted in between is refused, and their rows name nobody") {
  on_both_engines_school([](TestSchool& school) {
    Crowd crowd(school, 3);
    const auto batch = crowd.rehearsed("{'extend': {'days': 10}}", crowd.members());
    const auto remove = [&](std::size_t person) {
      return school.olga.del("/api/contacts/" + crowd.people[person] + "?revoke=true");
    };
    CHECK(remove(0).status < 300);
    const auto done = crowd.run(batch);
    CHECK(Crowd::counts(done) == "1 refused, 2 done");
    const auto refused = crowd.row(done, "?verdict=refused");
    CHECK(refused.at("/items/0/code") == "grant.not_found");
    CHECK(refused.at("/items/0/contact/deleted") == "true");
    CHECK(refused.at("/items/0/contact/name").empty());
    CHECK(remove(1).status < 300);
    const auto undone = crowd.undo(done);
    CHECK(Crowd::counts(undone) == "1 refused, 1 done, 1 undone");
    CHECK(crowd.row(undone, "?verdict=done").at("/items/0/code") == "undo.newer_change");
    CHECK(counts_hold(school));
  });
}

}  // namespace batches
