// SPDX-License-Identifier: Apache-2.0
// What the disk and SQLite give at most: one thread writes the rows of a given access (order, line,
// grant, journal, its details) into a copy of a school's database, 64 accesses per commit, at
// synchronous=FULL, and does nothing else. Prints accesses per second.
//
//   bench_insert_loop DATABASE COUNT

#include <fmt/core.h>
#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

constexpr std::int64_t first_id = std::int64_t{1} << 61;
constexpr int per_commit = 64;

class Loop {
 public:
  explicit Loop(const std::string& path) {
    if (sqlite3_open(path.c_str(), &db_) != SQLITE_OK) throw std::runtime_error("no database");
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = FULL");
    run("PRAGMA foreign_keys = ON");
    run("PRAGMA cache_size = -16000");
    contact_ = number("SELECT MAX(id) FROM contacts");
    product_ = number("SELECT MAX(id) FROM products");
    policy_ = number("SELECT MAX(id) FROM policies");
    offer_line_ = number("SELECT MAX(id) FROM offer_lines");
    prepare();
  }
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;
  ~Loop() {
    for (sqlite3_stmt* statement : statements_) sqlite3_finalize(statement);
    sqlite3_close(db_);
  }

  double per_second(int count) {
    const auto began = std::chrono::steady_clock::now();
    for (int done = 0; done < count; done += per_commit) {
      run("BEGIN IMMEDIATE");
      for (int i = done; i < std::min(count, done + per_commit); ++i) write(first_id + i);
      run("COMMIT");
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    return count / took.count();
  }

 private:
  void run(const char* sql) {
    if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
  }

  std::int64_t number(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(db_, sql, -1, &statement, nullptr);
    sqlite3_step(statement);
    const std::int64_t result = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return result;
  }

  void prepare() {
    const std::string contact = std::to_string(contact_);
    const std::string product = std::to_string(product_);
    for (const std::string& sql : {
             "INSERT INTO orders (id, number, contact_id, state, door, activation_mail, "
             "access_mail, comment, created_at, version) VALUES (?1, ?1, " + contact +
                 ", 'given', 'contact_product', '\"none\"', '\"none\"', '', 0, 1)",
             "INSERT INTO order_lines (id, order_id, product_id, offer_line_id, position) "
             "VALUES (?1, ?1, " + product + ", " + std::to_string(offer_line_) + ", 0)",
             "INSERT INTO grants (id, contact_id, product_id, order_line_id, offer_policy_id, "
             "kind, start_at, door, reason, created_at) VALUES (?1, " + contact + ", " + product +
                 ", ?1, " + std::to_string(policy_) +
                 ", 'normal', 0, 'contact_product', 'gift', 0)",
             "INSERT INTO journal (id, digest, at, actor_kind, actor_id, action, object_kind, "
             "object_id, contact_id) VALUES (?1, randomblob(32), 0, 'token', 1, 'access.given', "
             "'con', " + contact + ", " + contact + ")",
             std::string("INSERT INTO journal_details (journal_id, salt, payload) "
                         "VALUES (?1, randomblob(16), '{\"order\":\"ord_1k7m3q9x2v4ab\",\"grants\":"
                         "[\"grt_1k7m3q9x2v4ab\"],\"door\":\"contact_product\"}')"),
         }) {
      sqlite3_stmt* statement = nullptr;
      if (sqlite3_prepare_v3(db_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement,
                             nullptr) != SQLITE_OK) {
        fail();
      }
      statements_.push_back(statement);
    }
  }

  void write(std::int64_t id) {
    for (sqlite3_stmt* statement : statements_) {
      sqlite3_bind_int64(statement, 1, id);
      if (sqlite3_step(statement) != SQLITE_DONE) fail();
      sqlite3_reset(statement);
    }
  }

  [[noreturn]] void fail() { throw std::runtime_error(sqlite3_errmsg(db_)); }

  sqlite3* db_ = nullptr;
  std::vector<sqlite3_stmt*> statements_;
  std::int64_t contact_ = 0;
  std::int64_t product_ = 0;
  std::int64_t policy_ = 0;
  std::int64_t offer_line_ = 0;
};

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words, words + count);
  if (arguments.size() != 3) {
    fmt::print("usage: bench_insert_loop DATABASE COUNT\n");
    return 2;
  }
  try {
    fmt::print("{:.1f}\n", Loop(arguments[1]).per_second(std::stoi(arguments[2])));
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_insert_loop: {}\n", error.what());
    return 1;
  }
  return 0;
}
