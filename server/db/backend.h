// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace db {

/// The two engines behind `Database`. Private to this folder; the promises stand in `database.h`.
class Backend {
 public:
  virtual ~Backend() = default;
  virtual Engine engine() const = 0;
  virtual std::unique_ptr<ReadSession> open_read(ReadFor purpose) = 0;
  virtual void write(FunctionRef<void(Transaction&)> fn, Isolation isolation) = 0;
  virtual Subscription on_wake(std::string_view channel, std::function<void()> callback) = 0;
  virtual void migrate(std::span<const Migration> migrations) = 0;
  virtual std::vector<std::string> check_integrity() = 0;
  virtual bool must_restart() const = 0;
  virtual void stop() = 0;
};

std::unique_ptr<Backend> open_sqlite(const DatabaseOptions& options, const base::Clock& clock,
                                     base::Random& random);
std::unique_ptr<Backend> open_postgres(const DatabaseOptions& options, const base::Clock& clock,
                                       base::Random& random);

}  // namespace db
