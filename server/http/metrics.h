// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace http {

/// A number that is asked for when the metrics are read: `stoa_jobs_waiting`.
struct Gauge {
  std::string name;
  std::string help;
  double value = 0;
};

/// Counts requests by route and status, and how long they took. Recording takes no lock.
class Metrics {
 public:
  /// One label per route, `GET /api/coupons/{id}`; `record` names them by index.
  explicit Metrics(std::vector<std::string> routes);

  void record(std::size_t route, int status, std::chrono::nanoseconds took);

  /// The Prometheus text format, version 0.0.4. Rows that never happened are left out.
  std::string text(std::span<const Gauge> gauges) const;

 private:
  static constexpr std::array statuses{200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 400, 401,
                                       403, 404, 405, 409, 412, 413, 415, 416, 422, 428, 429, 500,
                                       503, 507};
  static constexpr std::array limits_ms{1,   2,   5,    10,   25,   50,   100,
                                        250, 500, 1000, 2500, 5000, 10000};

  using Count = std::atomic<std::uint64_t>;
  struct Row {
    std::array<Count, statuses.size() + 1> by_status{};  ///< The last one: any other.
  };

  void add_requests(std::string& out) const;
  void add_durations(std::string& out) const;

  std::vector<std::string> routes_;
  std::unique_ptr<Row[]> rows_;
  std::array<Count, limits_ms.size() + 1> durations_{};  ///< The last one: longer than all.
  Count nanoseconds_{0};
};

}  // namespace http
