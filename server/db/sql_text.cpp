// SPDX-License-Identifier: Apache-2.0
#include "db/sql_text.h"

#include <algorithm>
#include <optional>

namespace db {

namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool starts_word(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' ||
         static_cast<unsigned char>(letter) >= 0x80;
}

bool goes_on_word(char letter) { return starts_word(letter) || is_digit(letter) || letter == '$'; }

bool is_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == '\f';
}

template <class Predicate>
std::size_t run_length(std::string_view text, Predicate belongs) {
  std::size_t length = 0;
  while (length < text.size() && belongs(text[length])) ++length;
  return length;
}

/// A doubled quote inside stands for itself; both halves are simply scanned as two literals.
std::size_t quoted_length(std::string_view text) {
  const auto end = text.find(text.front(), 1);
  return end == std::string_view::npos ? text.size() : end + 1;
}

std::size_t line_comment_length(std::string_view text) {
  return std::min(text.find('\n'), text.size());
}

std::size_t block_comment_length(std::string_view text) {
  const auto end = text.find("*/", 2);
  return end == std::string_view::npos ? text.size() : end + 2;
}

/// `$$ … $$` or `$tag$ … $tag$`; 0 when the dollar begins something else.
std::size_t dollar_quote_length(std::string_view text) {
  const auto tag = run_length(text.substr(1), [](char c) { return starts_word(c) || is_digit(c); });
  if (tag + 1 >= text.size() || text[tag + 1] != '$') return 0;
  const auto mark = text.substr(0, tag + 2);
  const auto end = text.find(mark, mark.size());
  return end == std::string_view::npos ? text.size() : end + mark.size();
}

Token token_from_dollar(std::string_view rest) {
  const auto digits = run_length(rest.substr(1), is_digit);
  if (digits > 0) return {TokenKind::Placeholder, rest.substr(0, digits + 1)};
  if (const auto length = dollar_quote_length(rest)) {
    return {TokenKind::Quoted, rest.substr(0, length)};
  }
  return {TokenKind::Sign, rest.substr(0, 1)};
}

Token first_token(std::string_view rest) {
  const char first = rest.front();
  if (is_space(first)) return {TokenKind::Space, rest.substr(0, run_length(rest, is_space))};
  if (first == '\'' || first == '"') {
    return {TokenKind::Quoted, rest.substr(0, quoted_length(rest))};
  }
  if (rest.starts_with("--")) {
    return {TokenKind::Comment, rest.substr(0, line_comment_length(rest))};
  }
  if (rest.starts_with("/*")) {
    return {TokenKind::Comment, rest.substr(0, block_comment_length(rest))};
  }
  if (first == '$') return token_from_dollar(rest);
  if (goes_on_word(first)) return {TokenKind::Word, rest.substr(0, run_length(rest, goes_on_word))};
  return {TokenKind::Sign, rest.substr(0, 1)};
}

struct Call {
  std::string_view number;
  std::size_t last;
};

/// `EACH_OF ( $n )` beginning at `index`.
std::optional<Call> each_of_at(const std::vector<Token>& tokens, std::size_t index) {
  if (!is_word(tokens[index], "EACH_OF")) return std::nullopt;
  const auto open = next_token(tokens, index);
  if (open == tokens.size() || !is_sign(tokens[open], '(')) return std::nullopt;
  const auto placeholder = next_token(tokens, open);
  if (placeholder == tokens.size() || tokens[placeholder].kind != TokenKind::Placeholder) {
    return std::nullopt;
  }
  const auto close = next_token(tokens, placeholder);
  if (close == tokens.size() || !is_sign(tokens[close], ')')) return std::nullopt;
  return Call{tokens[placeholder].text.substr(1), close};
}

/// The last token of `FOR UPDATE [SKIP LOCKED]` beginning at `index`.
std::optional<std::size_t> row_lock_at(const std::vector<Token>& tokens, std::size_t index) {
  if (!is_word(tokens[index], "FOR")) return std::nullopt;
  const auto update = next_token(tokens, index);
  if (update == tokens.size() || !is_word(tokens[update], "UPDATE")) return std::nullopt;
  const auto skip = next_token(tokens, update);
  if (skip == tokens.size() || !is_word(tokens[skip], "SKIP")) return update;
  const auto locked = next_token(tokens, skip);
  if (locked == tokens.size() || !is_word(tokens[locked], "LOCKED")) return update;
  return locked;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view sql) {
  std::vector<Token> result;
  while (!sql.empty()) {
    result.push_back(first_token(sql));
    sql.remove_prefix(result.back().text.size());
  }
  return result;
}

bool is_word(const Token& token, std::string_view word) {
  return token.kind == TokenKind::Word &&
         std::ranges::equal(token.text, word, {}, [](char letter) {
           return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
         });
}

bool is_sign(const Token& token, char sign) {
  return token.kind == TokenKind::Sign && token.text.front() == sign;
}

std::size_t next_token(const std::vector<Token>& tokens, std::size_t index) {
  do {
    ++index;
  } while (index < tokens.size() && (tokens[index].kind == TokenKind::Space ||
                                     tokens[index].kind == TokenKind::Comment));
  return index;
}

std::string for_sqlite(std::string_view sql) {
  const auto tokens = tokens_of(sql);
  std::string result;
  result.reserve(sql.size() + 40);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (const auto call = each_of_at(tokens, i)) {
      result.append("(SELECT value FROM json_each(?").append(call->number).append("))");
      i = call->last;
    } else if (const auto last = row_lock_at(tokens, i)) {
      i = *last;
    } else if (tokens[i].kind == TokenKind::Placeholder) {
      result.append("?").append(tokens[i].text.substr(1));
    } else {
      result.append(tokens[i].text);
    }
  }
  return result;
}

std::string for_postgres(std::string_view sql) {
  const auto tokens = tokens_of(sql);
  std::string result;
  result.reserve(sql.size() + 80);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (const auto call = each_of_at(tokens, i)) {
      result.append("(SELECT CAST(value AS BIGINT) FROM json_array_elements_text($")
          .append(call->number)
          .append("::json))");
      i = call->last;
    } else {
      result.append(tokens[i].text);
    }
  }
  return result;
}

}  // namespace db
