// SPDX-License-Identifier: Apache-2.0
#include "http/metrics.h"

#include <doctest/doctest.h>

#include <thread>

namespace http {

using namespace std::chrono_literals;

TEST_CASE("requests are counted by route and status, durations in steps that add up") {
  Metrics metrics({"GET /a", "other"});
  metrics.record(0, 200, 1ms);
  metrics.record(0, 200, 2ms + 1ns);
  metrics.record(0, 599, 1h);
  metrics.record(1, 404, 0ms);
  const std::string text = metrics.text({});
  for (const auto* line :
       {"stoa_requests_total{route=\"GET /a\",status=\"200\"} 2\n",
        "stoa_requests_total{route=\"GET /a\",status=\"other\"} 1\n",
        "stoa_requests_total{route=\"other\",status=\"404\"} 1\n",
        "stoa_request_duration_seconds_bucket{le=\"0.001\"} 2\n",
        "stoa_request_duration_seconds_bucket{le=\"0.002\"} 2\n",
        "stoa_request_duration_seconds_bucket{le=\"0.005\"} 3\n",
        "stoa_request_duration_seconds_bucket{le=\"10\"} 3\n",
        "stoa_request_duration_seconds_bucket{le=\"+Inf\"} 4\n",
        "stoa_request_duration_seconds_count 4\n"}) {
    CHECK_MESSAGE(text.find(line) != std::string::npos, line, text);
  }
}

TEST_CASE("nothing is lost when many count at once") {
  Metrics metrics({"GET /a"});
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 10'000; ++n) metrics.record(0, 200, 1ms);
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(metrics.text({}).find("status=\"200\"} 40000\n") != std::string::npos);
}

}  // namespace http
