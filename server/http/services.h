// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "http/parts.h"
#include "http/response.h"

namespace db {
class Database;
}

namespace http {

class RateLimiter;

/// What a handler may reach beyond its request. Owned by the application, outlives every request.
struct Services {
  db::Database& db;
  const base::Clock& clock;
  base::Random& random;
  base::IdSource& ids;
  RateLimiter& limits;
  std::filesystem::path data_folder;
  /// `https://school.example` without a slash at the end; a setting, so it may change.
  std::function<std::string()> public_url;
  /// Sends an event to everybody who listens to the topic on this node.
  std::function<void(std::string_view topic, const Event& event)> publish;
  /// The owner may look at the secrets of mails, because none leaves this machine.
  bool mail_preview = false;
  Parts parts = {};
};

}  // namespace http
