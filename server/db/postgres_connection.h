// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "db/connection.h"

namespace db {

class PostgresParams;

struct PostgresConnectionCloser {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct PostgresResultCloser {
  void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresHandle = std::unique_ptr<PGconn, PostgresConnectionCloser>;
using PostgresResult = std::unique_ptr<PGresult, PostgresResultCloser>;

/// Connects or throws Unavailable.
PostgresHandle connect_to_postgres(const std::string& url);

/// One connection, used by one thread at a time; connects when it is first needed, and anew when
/// the server went away between two transactions.
class PostgresConnection final : public Connection {
 public:
  enum class Purpose { Reading, Writing };
  PostgresConnection(std::string url, Purpose purpose, std::chrono::milliseconds statement_max);

  Engine engine() const override { return Engine::Postgres; }
  void script(const std::string& sql) override;

  /// Remembers how the transaction begins; it does so with the first statement.
  void begin(std::string_view text);
  /// ConnectionLost never leaves here: when the answer to COMMIT is missing, the outcome is open
  /// and the callback must not run again.
  void commit();
  /// Never throws; afterwards the connection has no transaction, or none at all.
  void rollback() noexcept;

 protected:
  std::int64_t statement(std::string_view sql, std::span<const Param> params,
                         RowCallback row_callback) override;

 private:
  struct Prepared {
    std::string name;
    std::uint64_t used_at = 0;
  };

  void connect();
  void start_transaction();
  bool try_to_start();
  const std::string& prepared(std::string_view sql, std::span<const Param> params);
  void forget_oldest();
  PostgresResult simple(const std::string& sql);
  PostgresResult checked(PostgresResult result);
  PostgresResult executed(const std::string& name, const PostgresParams& values);
  std::int64_t hand_out(const PGresult* result, RowCallback row_callback);

  const std::string url_;
  const Purpose purpose_;
  const std::chrono::milliseconds statement_max_;
  PostgresHandle handle_;
  std::string begin_text_;
  bool begun_ = false;
  /// No use any more, even if it still answers, as a former primary does after a failover.
  bool lost_ = false;
  std::unordered_map<std::string, Prepared> statements_;
  std::uint64_t uses_ = 0;
  std::uint64_t names_ = 0;
  int running_ = 0;
};

}  // namespace db
