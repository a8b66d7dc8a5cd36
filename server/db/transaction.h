// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id.h"
#include "base/random.h"
#include "db/reader.h"

namespace db {

/// A reader that may also write. The callback that gets it may run more than once and may touch
/// nothing else.
class [[nodiscard]] Transaction final : public Reader {
 public:
  Transaction(Connection& connection, base::Instant now, base::Random& random,
              base::IdSource& ids)
      : Reader(connection, now), random_(random), ids_(ids) {}

  /// The number of changed rows.
  template <class... Args>
  std::int64_t run(std::string_view sql, const Args&... args) {
    const std::array<Param, sizeof...(Args)> params{Param(args)...};
    return run_with(sql, params);
  }
  std::int64_t run_with(std::string_view sql, std::span<const Param> params);

  template <class Entity>
  base::Id<Entity> new_id() {
    ++ids_made_;
    return base::Id<Entity>::from_number(ids_.next());
  }

  /// Once this transaction is committed, subscribers of the channel are called, on every node.
  void wake(std::string_view channel);

  void once_committed(std::function<void()> act) override { acts_.push_back(std::move(act)); }
  std::vector<std::function<void()>> take_acts() { return std::move(acts_); }

  base::Random& random() { return random_; }

  const std::vector<std::string>& wakes() const { return wakes_; }
  /// A clash with a row that is already there can be cured by running again only if ids were made.
  bool made_ids() const { return ids_made_ > 0; }

 private:
  base::Random& random_;
  base::IdSource& ids_;
  int ids_made_ = 0;
  std::vector<std::string> wakes_;
  std::vector<std::function<void()>> acts_;
};

}  // namespace db
