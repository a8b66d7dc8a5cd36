// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "db/database.h"
#include "http/rate_limit.h"
#include "invariants/check.h"

// Commands that work on a school whether it is being served or not: the server runs them for
// whoever may speak to its socket, else the command line runs them itself.

namespace app {

struct Errand {
  std::string command;  ///< `check`, `owner create`
  std::string email;
  std::string name;
  std::vector<std::string> rights;
  std::string file;  ///< With its whole path.
};
BOOST_DESCRIBE_STRUCT(Errand, (), (command, email, name, rights, file))

/// What an errand works with.
struct Desk {
  db::Database& db;
  const base::Clock& clock;
  base::Random& random;
  std::filesystem::path data_folder;
  std::string url;
  /// Of the server; absent where none runs.
  http::RateLimiter* limits = nullptr;
  std::function<void(std::string_view)> print;
  /// Called between pieces of long work; throws when it should end.
  std::function<void()> go_on = [] {};

  invariants::Served served() const {
    return limits == nullptr ? invariants::Served::No : invariants::Served::Yes;
  }
};

/// The exit status. Throws what is wrong, NotFound for a command that is none.
int run(const Errand& errand, const Desk& desk);

/// What a terminal says about it.
std::vector<std::string> lines_of(const std::exception& error);

}  // namespace app
