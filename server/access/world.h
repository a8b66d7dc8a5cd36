// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "access/course.h"
#include "access/decide.h"
#include "access/facts.h"
#include "base/rejections.h"
#include "describe/json.h"

namespace accesses {

/// Gives numbers to the ids of a world, which may be any texts.
class Names {
 public:
  /// The same text has the same number.
  std::int64_t number_of(std::string_view text);
  const std::string& text_of(std::int64_t number) const;
  bool contains(std::string_view text) const { return numbers_.contains(text); }

 private:
  std::map<std::string, std::int64_t, std::less<>> numbers_;
  std::vector<std::string> texts_;
};

struct Ask {
  Target target = {};
  base::Instant at = {};
  Mode mode = Mode::Student;
};

/// One line of `stoa access decide`: facts, and questions about them.
struct World {
  Course course = {};
  Facts facts = {};
  std::vector<Ask> asks = {};
  Names lessons = {};
  Names modules = {};
  Names sections = {};
  /// Grant number → id; numbers are in byte order of the ids.
  std::vector<std::string> grants = {};
};

/// The world, or the first thing wrong with it.
std::expected<World, base::FieldError> read_world(const describe::JsonValue& in);

}  // namespace accesses
