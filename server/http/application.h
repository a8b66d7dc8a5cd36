// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/answer.h"
#include "http/authenticator.h"
#include "http/denials.h"
#include "http/frame.h"
#include "http/intake.h"
#include "http/rate_limit.h"
#include "http/request.h"
#include "http/response.h"
#include "http/route.h"
#include "http/router.h"
#include "http/services.h"
#include "http/static_files.h"

namespace http {

struct ApplicationOptions {
  /// Shown in the API document.
  std::string title = "Stoa";
  std::string version = "1";
  const StaticFiles* files = nullptr;
  /// Of all requests of one address; nothing: no limit.
  std::optional<Rate> per_address = {};
  std::function<std::vector<Gauge>()> gauges = {};
  /// One line in the log for every request.
  bool log_requests = false;
};

/// Request in, response out: the whole way between the network and the handlers. Safe to call from
/// many threads.
class Application {
 public:
  Application(Services& services, std::span<const Route> table, Authenticator& authenticator,
              ApplicationOptions options = {});
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  /// Never throws for what a visitor or the world did.
  Response answer(const Request& request);
  /// What the server answers by itself, in the same shape.
  Response problem(const Request& request, int status, std::string_view code) const;

  /// What the server asks before it reads a body.
  Intake intake(std::string_view method, std::string_view path) const;

  std::span<const Route> table() const { return table_; }
  const std::string& openapi() const { return frame_.openapi; }

 private:
  Response find_answer(Visit& visit, std::size_t& row);
  Response answer_row(Visit& visit, Match match);
  Response answer_other(const Request& request) const;
  void refuse_unless_allowed(const RouteFacts& route, Call& call);
  Response answer_once(const Route& route, Call& call);
  void log_request(const Visit& visit, int status, std::chrono::nanoseconds took) const;

  Services& services_;
  Authenticator& authenticator_;
  ApplicationOptions options_;
  std::vector<Route> table_;
  Router router_;
  Frame frame_;
  DenialLog denials_;
};

}  // namespace http
