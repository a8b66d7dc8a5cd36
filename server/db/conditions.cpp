// SPDX-License-Identifier: Apache-2.0
#include "db/conditions.h"

#include "fmt/core.h"

namespace db {
namespace {

std::string with(std::string_view text, char mark, const std::string& placeholder) {
  std::string condition;
  for (const char c : text) {
    if (c == mark) {
      condition += placeholder;
    } else {
      condition += c;
    }
  }
  return condition;
}

}  // namespace

void Conditions::add(std::string_view text) { conditions_.emplace_back(text); }

void Conditions::add(std::string_view text, std::string value) {
  conditions_.push_back(with(text, '?', placeholder_of({.text = std::move(value)})));
}

void Conditions::add(std::string_view text, std::int64_t value) {
  conditions_.push_back(
      with(text, '?', placeholder_of({.number = value, .is_number = true})));
}

void Conditions::add(std::string_view text, std::string first, std::int64_t second) {
  const std::string half = with(text, '?', placeholder_of({.text = std::move(first)}));
  conditions_.push_back(
      with(half, '#', placeholder_of({.number = second, .is_number = true})));
}

std::string Conditions::placeholder_of(Value value) {
  values_.push_back(std::move(value));
  return fmt::format("${}", values_.size());
}

std::string Conditions::where() const {
  std::string sql;
  for (const std::string& condition : conditions_) {
    sql += sql.empty() ? " WHERE " : " AND ";
    sql += condition;
  }
  return sql;
}

std::vector<Param> Conditions::params(std::initializer_list<Param> more) const {
  std::vector<Param> list;
  for (const Value& value : values_) {
    if (value.is_number) {
      list.emplace_back(value.number);
    } else {
      list.emplace_back(value.text);
    }
  }
  list.insert(list.end(), more);
  return list;
}

std::string anywhere(std::string_view folded_word) {
  return "%" + std::string(folded_word) + "%";
}

}  // namespace db
