// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "db/param.h"

namespace db {

/// The conditions of a list, put together at run time: text from the program, values as parameters.
class Conditions {
 public:
  /// A condition without a value.
  void add(std::string_view text);
  /// Every `?` in the text stands for the value.
  void add(std::string_view text, std::string value);
  void add(std::string_view text, std::int64_t value);
  /// Every `?` stands for the first value, every `#` for the second.
  void add(std::string_view text, std::string first, std::int64_t second);

  /// `WHERE a AND b`, or nothing.
  std::string where() const;
  /// In the order of their numbers, with `more` after them. Looks at this object and at `more`.
  std::vector<Param> params(std::initializer_list<Param> more = {}) const;
  /// The number of the first parameter after those of the conditions.
  std::size_t next_number() const { return values_.size() + 1; }

 private:
  struct Value {
    std::string text;
    std::int64_t number = 0;
    bool is_number = false;
  };
  std::string placeholder_of(Value value);

  std::vector<std::string> conditions_;
  std::deque<Value> values_;
};

/// For `LIKE`: anywhere in the text. The word must be folded already.
std::string anywhere(std::string_view folded_word);

}  // namespace db
