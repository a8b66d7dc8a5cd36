// SPDX-License-Identifier: Apache-2.0
#include "http/server.h"

#include <sys/resource.h>

#include <csignal>
#include <mutex>
#include <optional>
#include <utility>

#include "base/ensure.h"
#include "http/connection.h"
#include "http/context.h"
#include "http/listener.h"
#include "http/reactor.h"
#include "http/spool.h"
#include "http/tls.h"
#include "http/writer.h"

namespace http {

namespace {

/// Each connection is a file, and the limit that a shell hands down is made for programs with few.
void allow_many_files() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
}

}  // namespace

struct Server::Inside {
  Inside(ServerOptions options, const base::Clock& given_clock, base::Random& random,
         Handler handler)
      : clock(given_clock), context(std::move(options), given_clock, random, std::move(handler)) {}

  // The reactors come first: whatever still holds on to one is gone before they go.
  std::vector<std::unique_ptr<Reactor>> reactors;
  const base::Clock& clock;
  std::optional<Tls> tls;
  Context context;
  std::optional<Listener> listener;
  std::mutex stopping;
  std::optional<bool> stopped;
};

Server::Server(ServerOptions options, const base::Clock& clock, base::Random& random,
               Handler handler)
    : inside_(std::make_unique<Inside>(std::move(options), clock, random, std::move(handler))) {}

Server::~Server() { stop(); }

void Server::start() {
  Inside& in = *inside_;
  const ServerOptions& options = in.context.options;
  base::ensure(in.reactors.empty(), "a server starts once");
  allow_many_files();
  // OpenSSL writes to sockets in a way that would end the process when the client has gone.
  std::signal(SIGPIPE, SIG_IGN);
  if (!options.certificate_file.empty()) in.tls.emplace(options.certificate_file, options.key_file);
  sweep_spool(options.spool_folder, in.clock.now());
  for (unsigned i = 0; i < options.reactors; ++i) {
    in.reactors.push_back(std::make_unique<Reactor>(options.deadlines.tick));
  }
  in.listener.emplace(in.context, in.reactors, in.tls ? &*in.tls : nullptr);
  in.listener->start();
  for (const auto& reactor : in.reactors) reactor->start();
}

std::uint16_t Server::port() const {
  base::ensure(inside_->listener.has_value(), "a port is known once the server has started");
  return inside_->listener->port();
}

bool Server::stop() {
  Inside& in = *inside_;
  const std::lock_guard lock(in.stopping);
  if (in.stopped || !in.listener) return in.stopped.value_or(true);
  const auto at_most = in.context.options.deadlines.stop;
  in.context.stopping = true;
  in.listener->stop();
  for (const auto& reactor : in.reactors) reactor->begin_stop();
  const bool left = in.context.admission.wait_until_empty(at_most);
  for (const auto& reactor : in.reactors) reactor->stop();
  const auto rest = left ? at_most : std::chrono::milliseconds(100);
  bool done = true;
  for (auto* pool : {&in.context.workers, &in.context.heavy, &in.context.disk}) {
    done = pool->stop(rest) && done;
  }
  in.stopped = left && done;
  return *in.stopped;
}

void Server::publish(std::string_view topic, const Event& event) {
  inside_->context.hub.publish(topic, event_text(event));
}

void Server::end_streams(std::string_view topic) { inside_->context.hub.end(topic); }

void Server::reload_certificates() {
  if (inside_->tls) inside_->tls->reload();
}

ServerCounts Server::counts() const {
  const Context& context = inside_->context;
  return {.connections = context.admission.present(),
          .streams = context.streams,
          .waiting = context.workers.waiting() + context.heavy.waiting(),
          .requests = context.requests,
          .refused = context.refused,
          .shed = context.shed};
}

}  // namespace http
