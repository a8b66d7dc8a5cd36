// SPDX-License-Identifier: Apache-2.0
#include "db/migration.h"

#include "base/text.h"
#include "db/sql_text.h"

namespace db {

namespace {

constexpr std::string_view sqlite_mark = "-- sqlite: ";
constexpr std::string_view postgres_mark = "-- postgres: ";

/// Lines for this engine lose their mark; lines for the other one stay comments.
std::string without_mark(std::string_view sql, std::string_view mark) {
  std::string result;
  for (const std::string_view line : base::split(sql, '\n')) {
    result.append(line.starts_with(mark) ? line.substr(mark.size()) : line).append("\n");
  }
  return result;
}

/// Writes a migration for SQLite, token by token.
class SqliteWording {
 public:
  explicit SqliteWording(std::string_view sql) : tokens_(tokens_of(sql)) {}

  std::string text() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      look_for_table(i);
      append(tokens_[i]);
      remember(tokens_[i]);
    }
    return std::move(result_);
  }

 private:
  void look_for_table(std::size_t index) {
    if (!is_word(tokens_[index], "CREATE")) return;
    const auto next = next_token(tokens_, index);
    if (next < tokens_.size() && is_word(tokens_[next], "TABLE")) in_table_ = true;
  }

  void append(const Token& token) {
    if (is_word(token, "BIGINT")) {
      result_ += "INTEGER";
    } else if (is_word(token, "BYTEA")) {
      result_ += "BLOB";
    } else if (is_word(token, "BOOLEAN")) {
      append_boolean();
    } else {
      result_ += token.text;
      count_brackets(token);
    }
  }

  void append_boolean() {
    result_ += "INTEGER";
    if (last_name_ != "AS" && last_name_ != "as") {
      result_.append(" CHECK (").append(last_name_).append(" IN (0, 1))");
    }
  }

  void count_brackets(const Token& token) {
    if (is_sign(token, '(')) ++depth_;
    if (is_sign(token, ')') && --depth_ == 0 && in_table_) {
      result_ += " STRICT";
      in_table_ = false;
    }
    if (is_sign(token, ';')) in_table_ = false;
  }

  void remember(const Token& token) {
    if (token.kind == TokenKind::Word || token.kind == TokenKind::Quoted) last_name_ = token.text;
  }

  std::vector<Token> tokens_;
  std::string result_;
  std::string last_name_;
  int depth_ = 0;
  bool in_table_ = false;
};

}  // namespace

std::string migration_for_sqlite(std::string_view sql) {
  const std::string text = without_mark(sql, sqlite_mark);
  return SqliteWording(text).text();
}

std::string migration_for_postgres(std::string_view sql) {
  return without_mark(sql, postgres_mark);
}

}  // namespace db
