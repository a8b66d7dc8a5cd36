// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <chrono>
#include <map>
#include <stdexcept>

#include "base/ensure.h"
#include "jobs/runner.h"
#include "testing/school.h"

// Somebody sets the clock of the machine wrong, people go on, and somebody sets it right again.

namespace app {
namespace {

using namespace std::chrono_literals;
using base::Instant;
using testing::FakeClock;
using testing::TestSchool;

struct Times {
  Instant right;
  Instant wrong;
};

/// An hour back, a day ahead, ten years ahead, back to 2020: one after another in one school, with
/// a hundred days between them.
void after_each_jump(const std::function<void(TestSchool&, Times)>& story) {
  testing::on_both_engines_school([&](TestSchool& school) {
    Instant right = FakeClock::noon;
    const base::Duration jumps[] = {-1h, 24h, std::chrono::years(10),
                                    Instant::from_seconds(1'577'880'000) - right};
    for (const auto jump : jumps) {
      DOCTEST_INFO("a jump of ", jump.count(), " ms");
      school.clock.set(right);
      story(school, {right, right + jump});
      right = right + std::chrono::days(100);
    }
  });
}

/// Counts how often each job was run; the fragile ones fail the first time.
struct Counting {
  explicit Counting(TestSchool& of)
      : school(of),
        runner(of.core.db(),
               {{"plain", [this](jobs::Run& run) { ++runs[run.id()]; }},
                {"fragile", [this](jobs::Run& run) { fail_once(run); }}},
               {{"hourly", 1h}}) {}

  base::Id<jobs::Job> enqueue(const char* kind) {
    return *school.core.db().write(
        [&](db::Transaction& tx) { return jobs::enqueue_raw(tx, kind, "{}", {}); });
  }
  void fail_once(jobs::Run& run) {
    if (++runs[run.id()] == 1) throw std::runtime_error("not yet");
  }
  void run_all() {
    while (runner.run_one()) {
    }
  }
  bool is_done(base::Id<jobs::Job> id) {
    const auto job = school.core.db().read(
        [&](db::Reader& reader) { return jobs::find_job(reader, id); });
    return job && job->state == jobs::State::Done;
  }

  TestSchool& school;
  std::map<base::Id<jobs::Job>, int> runs;
  jobs::Runner runner;
};

int status_with(TestSchool& school, const std::string& token) {
  return school.stranger()
      .send("GET", "/api/session/devices", "", {{"cookie", "stoa=" + token}})
      .status;
}

}  // namespace

TEST_CASE("jobs of before, during and after a wrong clock are each done once") {
  after_each_jump([](TestSchool& school, Times times) {
    Counting counting(school);
    const auto before = counting.enqueue("plain");
    school.clock.set(times.wrong);
    const auto during = counting.enqueue("plain");
    const auto late = counting.enqueue("plain");
    counting.runner.run_one();
    counting.runner.run_one();
    school.clock.set(times.right + 1min);
    const auto after = counting.enqueue("plain");
    counting.run_all();
    CHECK(counting.runs[before] == 1);
    CHECK(counting.runs[after] == 1);
    school.clock.set(times.right + 25h);
    counting.run_all();
    for (const auto id : {before, during, late, after}) {
      CHECK(counting.runs[id] == 1);
      CHECK(counting.is_done(id));
    }
  });
}

TEST_CASE("a job that failed under a wrong clock is tried again within a day of the right one") {
  after_each_jump([](TestSchool& school, Times times) {
    Counting counting(school);
    school.clock.set(times.wrong);
    const auto job = counting.enqueue("fragile");
    counting.run_all();
    CHECK(counting.runs[job] == 1);
    school.clock.set(times.right + 25h);
    counting.run_all();
    CHECK(counting.runs[job] == 2);
    CHECK(counting.is_done(job));
  });
}

TEST_CASE("a job in the middle of which the clock jumps is not begun a second time") {
  after_each_jump([](TestSchool& school, Times times) {
    int runs = 0;
    bool second_was_begun = false;
    jobs::Runner* self = nullptr;
    jobs::Runner runner(school.core.db(), {{"long", [&](jobs::Run&) {
                                              ++runs;
                                              school.clock.set(times.wrong);
                                              second_was_begun = self->run_one();
                                            }}},
                        {});
    self = &runner;
    school.core.db().write(
        [](db::Transaction& tx) { jobs::enqueue_raw(tx, "long", "{}", {}); });
    CHECK(runner.run_one());
    CHECK_FALSE(second_was_begun);
    CHECK_FALSE(runner.run_one());
    CHECK(runs == 1);
  });
}

TEST_CASE("what a runner held that died in a future that did not come is done by another") {
  testing::on_both_engines_school([](TestSchool& school) {
    Counting counting(school);
    const Instant right = school.clock.now();
    school.clock.set(right + std::chrono::years(10));
    const auto job = counting.enqueue("plain");
    school.run_sql("UPDATE jobs SET state = 'running', attempts = 1, leased_until = " +
                   std::to_string((school.clock.now() + jobs::Runner::lease).milliseconds()));
    school.clock.set(right);
    counting.run_all();
    CHECK(counting.runs[job] == 1);
    CHECK(counting.is_done(job));
  });
}

TEST_CASE("what is due every hour goes on within a day after a wrong clock") {
  after_each_jump([](TestSchool& school, Times times) {
    Counting counting(school);
    const auto hourly = [&] {
      return school.count("SELECT COUNT(*) FROM jobs WHERE kind = 'hourly'");
    };
    const auto first = hourly();
    school.run_sql("UPDATE jobs SET unique_key = NULL");
    counting.runner.tick();
    CHECK(hourly() == first + 1);
    school.run_sql("UPDATE jobs SET unique_key = NULL");
    school.clock.set(times.wrong);
    counting.runner.tick();
    school.run_sql("UPDATE jobs SET unique_key = NULL");
    const auto before = hourly();
    school.clock.set(times.right + 26h);
    counting.runner.tick();
    counting.runner.tick();
    CHECK(hourly() == before + 1);
  });
}

TEST_CASE("nobody stays signed in longer because they signed in under a wrong clock") {
  after_each_jump([](TestSchool& school, Times times) {
    school.clock.set(times.wrong);
    const auto student = school.signed_in_anew(school.anna).cookie("stoa");
    const auto staff = school.signed_in_anew(school.olga).cookie("stoa");
    CHECK(status_with(school, student) == 200);
    CHECK(status_with(school, staff) == 200);
    school.clock.set(times.right + std::chrono::days(92));
    CHECK(status_with(school, student) == 401);
    school.clock.set(times.right + 37h);
    CHECK(status_with(school, staff) == 401);
  });
}

TEST_CASE("a clock that goes back an hour or ahead for a moment signs nobody out") {
  testing::on_both_engines_school([](TestSchool& school) {
    const Instant right = school.clock.now();
    const auto student = school.signed_in_anew(school.anna).cookie("stoa");
    const auto staff = school.signed_in_anew(school.olga).cookie("stoa");
    for (const Instant at : {right - 1h, right + std::chrono::years(10), right + 1min}) {
      school.clock.set(at);
      const int expected = at < right + 24h ? 200 : 401;
      CHECK(status_with(school, student) == expected);
      CHECK(status_with(school, staff) == expected);
    }
  });
}

}  // namespace app
