// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "http/intake.h"
#include "http/request.h"
#include "http/response.h"

namespace http {

/// How long a client may keep us waiting. Checked once per `tick`.
struct Deadlines {
  std::chrono::milliseconds header{10'000};  ///< From the first byte to the end of the header.
  std::chrono::milliseconds idle{75'000};    ///< Between two requests.
  std::chrono::milliseconds body_grace{10'000};
  std::size_t body_rate_min = 1000;  ///< Bytes per second, once the grace is over.
  std::chrono::milliseconds write_stall{30'000};
  std::chrono::milliseconds linger{3'000};  ///< Reading on after a refusal, so that it arrives.
  std::chrono::milliseconds heartbeat{20'000};
  std::chrono::milliseconds stop{30'000};
  std::chrono::milliseconds tick{250};
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: any free one; see Server::port.
  unsigned reactors = 0;   ///< 0: one, two from four cores on.
  unsigned workers = 0;    ///< That compute at the same time. 0: the cores plus two.
  unsigned heavy_workers = 2;
  std::size_t queue_max = 1024;
  std::size_t heavy_queue_max = 64;
  std::size_t connections_max = 20'000;
  /// At the cap an idle connection of the same address makes room; without one the new is refused.
  std::size_t connections_per_address_max = 100;
  std::vector<std::string> trusted_proxies;  ///< Addresses or networks, `10.0.0.0/8`.
  std::filesystem::path certificate_file;    ///< PEM, with its chain. Empty: no TLS.
  std::filesystem::path key_file;
  std::filesystem::path spool_folder;  ///< For large bodies. Empty: the system's folder.
  std::size_t spool_above = 1 << 20;
  std::size_t event_buffer_max = 256 * 1024;  ///< A slower consumer of events is dropped.
  Deadlines deadlines;

  /// Asked once the header is complete. Default: an Intake as it is born.
  std::function<Intake(std::string_view method, std::string_view path)> intake_of;
  /// Makes the answers the server gives by itself: 400, 408, 413, 417, 500, 503. Default: a plain
  /// problem document. `request` is what was understood of it and may be nearly empty. Runs on a
  /// reactor: it may not wait for anything.
  std::function<Response(const Request& request, int status, std::string_view code)> problem;
  /// Told what escaped a handler, and other failures that no client may read.
  std::function<void(std::string_view what)> report;
};

struct ServerCounts {
  std::size_t connections = 0;
  std::size_t streams = 0;  ///< Of them, those that receive events.
  std::size_t waiting = 0;  ///< Requests in the queues.
  std::uint64_t requests = 0;
  std::uint64_t refused = 0;  ///< Stopped at the gate.
  std::uint64_t shed = 0;     ///< Answered 503 because a queue was full.
};

class Server {
 public:
  using Handler = std::function<Response(const Request&)>;  ///< Runs on a worker.

  Server(ServerOptions options, const base::Clock& clock, base::Random& random, Handler handler);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Throws when the address is taken or the certificate cannot be read.
  void start();
  std::uint16_t port() const;
  /// Takes no new connection, closes the idle ones, lets running requests finish (at most
  /// `Deadlines::stop`), then returns; false when a handler still runs then, which the destructor
  /// waits for. Safe to call twice.
  bool stop();

  /// From any thread.
  void publish(std::string_view topic, const Event& event);
  /// Ends the streams of a topic at once: its reader signed out or lost a right.
  void end_streams(std::string_view topic);
  /// Reads the certificate files again. Throws and keeps the old ones when they are not sound.
  void reload_certificates();
  ServerCounts counts() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace http
