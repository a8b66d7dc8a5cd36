// SPDX-License-Identifier: Apache-2.0
#include "describe/errors.h"

#include <utility>

namespace describe {

Errors::Scope Errors::at(std::string_view member) {
  path_.push_back({.name = member});
  return Scope(*this);
}

Errors::Scope Errors::at(std::size_t index) {
  path_.push_back({.name = {}, .index = index, .is_index = true});
  return Scope(*this);
}

static void append_escaped(std::string& out, std::string_view name) {
  for (const char letter : name) {
    if (letter == '~') {
      out += "~0";
    } else if (letter == '/') {
      out += "~1";
    } else {
      out += letter;
    }
  }
}

std::string Errors::pointer() const {
  std::string out;
  for (const Step& step : path_) {
    out += '/';
    if (step.is_index) {
      out += std::to_string(step.index);
    } else {
      append_escaped(out, step.name);
    }
  }
  return out;
}

void Errors::add(std::string code, std::string detail) {
  if (found_.size() >= errors_max) return;
  found_.push_back({pointer(), std::move(code), std::move(detail)});
}

std::vector<base::FieldError> Errors::take() { return std::exchange(found_, {}); }

void Errors::throw_if_any() {
  if (!found_.empty()) throw base::Invalid(take());
}

}  // namespace describe
