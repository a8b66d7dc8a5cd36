// SPDX-License-Identifier: Apache-2.0
#include "db/postgres_connection.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "base/ensure.h"
#include "base/fault.h"
#include "base/waiting.h"
#include "db/postgres_error.h"
#include "db/postgres_params.h"
#include "db/postgres_row.h"
#include "db/sql_text.h"

namespace db {

namespace {

constexpr std::size_t statements_max = 256;
constexpr int text_format = 0;

void ignore_notice(void*, const PGresult*) {}

std::int64_t changed_rows(const PGresult* result) {
  const std::string_view text = PQcmdTuples(const_cast<PGresult*>(result));
  std::int64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

bool changes_rows(const PGresult* result) {
  const std::string_view what = PQcmdStatus(const_cast<PGresult*>(result));
  return what.starts_with("INSERT") || what.starts_with("UPDATE") || what.starts_with("DELETE");
}

}  // namespace

PostgresHandle connect_to_postgres(const std::string& url) {
  // What stands before dbname is a default; the address may say otherwise.
  const char* const names[] = {"connect_timeout", "keepalives_idle", "tcp_user_timeout",
                               "application_name", "dbname", nullptr};
  const char* const values[] = {"5", "10", "15000", "stoa", url.c_str(), nullptr};
  PostgresHandle handle(PQconnectdbParams(names, values, 1));
  if (PQstatus(handle.get()) != CONNECTION_OK) {
    throw Unavailable(fmt::format("no connection: {}", PQerrorMessage(handle.get())));
  }
  PQsetNoticeReceiver(handle.get(), ignore_notice, nullptr);
  return handle;
}

PostgresConnection::PostgresConnection(std::string url, Purpose purpose,
                                       std::chrono::milliseconds statement_max)
    : url_(std::move(url)), purpose_(purpose), statement_max_(statement_max) {}

void PostgresConnection::connect() {
  statements_.clear();
  handle_.reset();
  handle_ = connect_to_postgres(url_);
  lost_ = false;
  std::string settings = fmt::format(
      "SET client_encoding = 'UTF8'; SET bytea_output = 'hex'; SET jit = off; "
      "SET statement_timeout = {}; SET idle_in_transaction_session_timeout = 60000",
      statement_max_.count());
  if (base::control("synchronous_commit_off")) settings += "; SET synchronous_commit = off";
  simple(settings);
}

PostgresResult PostgresConnection::checked(PostgresResult result) {
  const auto status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return result;
  // Not handled here: the connection only remembers not to be used again.
  try {
    throw_postgres_error(handle_.get(), result.get(), purpose_ == Purpose::Writing);
  } catch (const ConnectionLost&) {
    lost_ = true;
    throw;
  }
}

PostgresResult PostgresConnection::simple(const std::string& sql) {
  const base::Waiting waiting;
  return checked(PostgresResult(PQexec(handle_.get(), sql.c_str())));
}

void PostgresConnection::script(const std::string& sql) {
  if (!handle_) connect();
  simple(sql);
}

void PostgresConnection::begin(std::string_view text) {
  forget_failure();
  begin_text_ = text;
  begun_ = false;
}

bool PostgresConnection::try_to_start() {
  // A dead connection shows only when it is used; nothing has happened in it yet.
  try {
    simple(begin_text_);
    return true;
  } catch (const ConnectionLost&) {
    return false;
  }
}

void PostgresConnection::start_transaction() {
  if (begun_ || begin_text_.empty()) return;
  if (!handle_) connect();
  if (!try_to_start()) {
    connect();
    simple(begin_text_);
  }
  begun_ = true;
}

std::int64_t PostgresConnection::statement(std::string_view sql, std::span<const Param> params,
                                           RowCallback row_callback) {
  start_transaction();
  if (!handle_) connect();
  const std::string& name = prepared(sql, params);
  const auto result = checked(executed(name, PostgresParams(params)));
  return hand_out(result.get(), row_callback);
}

PostgresResult PostgresConnection::executed(const std::string& name, const PostgresParams& values) {
  const base::Waiting waiting;
  return PostgresResult(PQexecPrepared(handle_.get(), name.c_str(), values.count(),
                                       values.values(), values.lengths(), values.formats(),
                                       text_format));
}

std::int64_t PostgresConnection::hand_out(const PGresult* result, RowCallback row_callback) {
  base::ensure(running_ == 0 || !changes_rows(result),
               "nothing is written while rows are being read");
  struct Running {
    explicit Running(int& count) : count_(count) { ++count_; }
    ~Running() { --count_; }
    int& count_;
  };
  const Running running(running_);
  const int rows = PQntuples(result);
  for (int i = 0; i < rows; ++i) row_callback(PostgresRow(result, i));
  return changes_rows(result) ? changed_rows(result) : 0;
}

const std::string& PostgresConnection::prepared(std::string_view sql,
                                                std::span<const Param> params) {
  std::string key = statement_key(sql, params);
  const auto found = statements_.find(key);
  if (found != statements_.end()) {
    found->second.used_at = ++uses_;
    return found->second.name;
  }
  if (statements_.size() >= statements_max) forget_oldest();
  std::string name = fmt::format("s{}", ++names_);
  const auto types = types_of(params);
  checked(PostgresResult(PQprepare(handle_.get(), name.c_str(), for_postgres(sql).c_str(),
                                   static_cast<int>(types.size()), types.data())));
  return statements_.emplace(std::move(key), Prepared{std::move(name), ++uses_})
      .first->second.name;
}

void PostgresConnection::forget_oldest() {
  const auto oldest = std::ranges::min_element(
      statements_, {}, [](const auto& entry) { return entry.second.used_at; });
  simple("DEALLOCATE " + oldest->second.name);
  statements_.erase(oldest);
}

void PostgresConnection::commit() {
  begin_text_.clear();
  if (!begun_) return;
  begun_ = false;
  try {
    const auto result = simple("COMMIT");
    const std::string_view done = PQcmdStatus(result.get());
    if (done != "COMMIT") throw Error("the server rolled back instead of committing");
  } catch (const ConnectionLost& lost) {
    handle_.reset();
    throw Unavailable(std::string("the outcome of a commit is unknown: ") + lost.what());
  }
}

void PostgresConnection::rollback() noexcept {
  forget_failure();
  begin_text_.clear();
  const bool was_begun = begun_;
  begun_ = false;
  if (lost_) handle_.reset();
  if (!handle_ || !was_begun) return;
  const PostgresResult result(PQexec(handle_.get(), "ROLLBACK"));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) handle_.reset();
}

}  // namespace db
