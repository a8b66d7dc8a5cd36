// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace db {

enum class TokenKind { Space, Comment, Quoted, Word, Placeholder, Sign };

/// A piece of SQL text. The texts of all tokens together are the text they were cut from.
struct Token {
  TokenKind kind;
  std::string_view text;
};

/// Literals, quoted names, dollar quotes and comments stay whole.
std::vector<Token> tokens_of(std::string_view sql);

/// Is the token this key word, in any letter case? `word` is in capitals.
bool is_word(const Token& token, std::string_view word);
bool is_sign(const Token& token, char sign);
/// The next token after `index` that is neither space nor comment, or the number of tokens.
std::size_t next_token(const std::vector<Token>& tokens, std::size_t index);

/// `$1` → `?1`, `EACH_OF($1)` → a subquery over the JSON array, no `FOR UPDATE`.
std::string for_sqlite(std::string_view sql);
/// `EACH_OF($1)` → a subquery over the JSON array.
std::string for_postgres(std::string_view sql);

}  // namespace db
