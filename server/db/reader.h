// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/ensure.h"
#include "base/instant.h"
#include "db/param.h"
#include "db/row.h"
#include "describe/row.h"

namespace db {

class Connection;

enum class Engine { Sqlite, Postgres };

/// One snapshot: every query sees the same state of the whole database.
///
/// SQL is one text for both engines: `$1` placeholders, `IN EACH_OF($1)` with `Numbers`,
/// `FOR UPDATE [SKIP LOCKED]` (SQLite, with its one writer, does without).
class Reader {
 public:
  Reader(Connection& connection, base::Instant now) : connection_(connection), now_(now) {}
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  virtual ~Reader() = default;

  /// No row or one; two are a `Bug`.
  template <class T, class... Args>
  std::optional<T> find(std::string_view sql, const Args&... args) {
    std::optional<T> result;
    each(
        sql,
        [&](const Row& row) {
          base::ensure(!result, "a query for one row yields at most one");
          result.emplace(value_of<T>(row));
        },
        args...);
    return result;
  }

  /// Exactly one row, anything else is a `Bug`.
  template <class T, class... Args>
  T one(std::string_view sql, const Args&... args) {
    auto result = find<T>(sql, args...);
    base::ensure(result.has_value(), "a query for exactly one row yields it");
    return std::move(*result);
  }

  template <class T, class... Args>
  std::vector<T> all(std::string_view sql, const Args&... args) {
    std::vector<T> result;
    each(sql, [&](const Row& row) { result.push_back(value_of<T>(row)); }, args...);
    return result;
  }

  /// Writing inside the callback is a `Bug`; reading is fine.
  template <class F, class... Args>
  void each(std::string_view sql, F&& row_callback, const Args&... args) {
    const std::array<Param, sizeof...(Args)> params{Param(args)...};
    each_row(sql, params, row_callback);
  }

  /// For SQL that is put together at run time.
  void each_row(std::string_view sql, std::span<const Param> params, RowCallback row_callback);

  /// For a cache that outlives the reader: acts once what was read here is committed, which a
  /// snapshot is at once, and never when it is rolled back. By then the reader may be gone.
  virtual void once_committed(std::function<void()> act) { act(); }

  /// When the snapshot or the transaction began, by the clock.
  base::Instant now() const { return now_; }
  Engine engine() const;

 protected:
  Connection& connection_;

 private:
  template <class T>
  static T value_of(const Row& row) {
    if constexpr (describe::Described<T>) {
      base::ensure(row.columns() == describe::columns_of<T>(),
                   "a query has a column for each member and no other");
    }
    return describe::from_row<T>(row);
  }

  base::Instant now_;
};

/// A reader that a request holds; its connection goes back to the pool when it is destroyed.
class ReadSession : public Reader {
 public:
  using Reader::Reader;
  Reader& reader() { return *this; }
};

}  // namespace db
