// SPDX-License-Identifier: Apache-2.0
#include "http/metrics.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/ensure.h"

namespace http {

namespace {

std::string label(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

Metrics::Metrics(std::vector<std::string> routes)
    : routes_(std::move(routes)), rows_(std::make_unique<Row[]>(routes_.size())) {}

void Metrics::record(std::size_t route, int status, std::chrono::nanoseconds took) {
  base::ensure(route < routes_.size(), "a counted route has a label");
  const auto* known = std::ranges::find(statuses, status);
  const auto column = static_cast<std::size_t>(known - statuses.begin());
  rows_[route].by_status[column].fetch_add(1, std::memory_order_relaxed);
  const auto* limit = std::ranges::find_if(
      limits_ms, [took](int ms) { return took <= std::chrono::milliseconds(ms); });
  durations_[static_cast<std::size_t>(limit - limits_ms.begin())].fetch_add(
      1, std::memory_order_relaxed);
  nanoseconds_.fetch_add(static_cast<std::uint64_t>(took.count()), std::memory_order_relaxed);
}

std::string Metrics::text(std::span<const Gauge> gauges) const {
  std::string out;
  add_requests(out);
  add_durations(out);
  for (const Gauge& gauge : gauges) {
    out += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", gauge.name, gauge.help,
                       gauge.value);
  }
  return out;
}

void Metrics::add_requests(std::string& out) const {
  out +=
      "# HELP stoa_requests_total Answered requests.\n"
      "# TYPE stoa_requests_total counter\n";
  for (std::size_t route = 0; route < routes_.size(); ++route) {
    for (std::size_t i = 0; i <= statuses.size(); ++i) {
      const auto count = rows_[route].by_status[i].load(std::memory_order_relaxed);
      if (count == 0) continue;
      const std::string status = i < statuses.size() ? std::to_string(statuses[i]) : "other";
      out += fmt::format("stoa_requests_total{{route=\"{}\",status=\"{}\"}} {}\n",
                         label(routes_[route]), status, count);
    }
  }
}

void Metrics::add_durations(std::string& out) const {
  constexpr std::string_view name = "stoa_request_duration_seconds";
  out += fmt::format("# HELP {0} Time on a worker.\n# TYPE {0} histogram\n", name);
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i <= limits_ms.size(); ++i) {
    sum += durations_[i].load(std::memory_order_relaxed);
    const std::string limit =
        i < limits_ms.size() ? fmt::format("{}", limits_ms[i] / 1000.0) : "+Inf";
    out += fmt::format("{}_bucket{{le=\"{}\"}} {}\n", name, limit, sum);
  }
  const auto seconds = static_cast<double>(nanoseconds_.load(std::memory_order_relaxed)) / 1e9;
  out += fmt::format("{0}_sum {1}\n{0}_count {2}\n", name, seconds, sum);
}

}  // namespace http
