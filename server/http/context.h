// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

#include "http/admission.h"
#include "http/answering.h"
#include "http/event_hub.h"
#include "http/proxies.h"
#include "http/server.h"
#include "http/worker_pool.h"

namespace http {

/// What all connections of one server share.
struct Context {
  Context(ServerOptions given, const base::Clock& clock, base::Random& random,
          Server::Handler handler);

  /// Unique while the process lives, and not to be guessed from another.
  std::string next_request_id();

  const ServerOptions options;
  const TrustedProxies proxies;
  Admission admission;
  EventHub hub;
  Answering answering;
  std::atomic<bool> stopping = false;
  std::atomic<std::uint64_t> requests = 0;
  std::atomic<std::uint64_t> refused = 0;
  std::atomic<std::uint64_t> shed = 0;
  std::atomic<std::size_t> streams = 0;
  // The pools come last: their threads end before what they use goes.
  WorkerPool workers;
  WorkerPool heavy;
  WorkerPool disk;  ///< Blocks of files and of large bodies, so that no reactor waits for a disk.

 private:
  const std::uint64_t id_start_;
  std::atomic<std::uint64_t> ids_ = 0;
};

}  // namespace http
