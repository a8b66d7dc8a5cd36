// SPDX-License-Identifier: Apache-2.0
#include "http/context.h"

#include <fmt/core.h>

#include <filesystem>
#include <thread>
#include <utility>

namespace http {

namespace {

constexpr unsigned disk_workers = 2;
/// As many writes as one commit takes.
constexpr unsigned waiting_workers = 64;
/// Odd, so that counting in its steps visits every number once.
constexpr std::uint64_t id_step = 0x9e3779b97f4a7c15;

ServerOptions completed(ServerOptions options) {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  if (options.reactors == 0) options.reactors = cores >= 4 ? 2 : 1;
  if (options.workers == 0) options.workers = cores + 2;
  if (options.spool_folder.empty()) options.spool_folder = std::filesystem::temp_directory_path();
  return options;
}

}  // namespace

Context::Context(ServerOptions given, const base::Clock& clock, base::Random& random,
                 Server::Handler handler)
    : options(completed(std::move(given))),
      proxies(options.trusted_proxies),
      admission(options.connections_max, options.connections_per_address_max),
      answering(options, clock, std::move(handler)),
      workers(options.workers, waiting_workers, options.queue_max),
      heavy(options.heavy_workers, 0, options.heavy_queue_max),
      disk(disk_workers, 0, options.connections_max),
      id_start_(base::random_number(random)) {}

std::string Context::next_request_id() {
  return fmt::format("{:016x}", id_start_ + id_step * ids_.fetch_add(1));
}

}  // namespace http
