// SPDX-License-Identifier: Apache-2.0
#include "access/world.h"

#include <algorithm>

#include "access/world_read.h"
#include "base/ensure.h"

namespace accesses {

std::int64_t Names::number_of(std::string_view text) {
  const auto found = numbers_.find(text);
  if (found != numbers_.end()) return found->second;
  const auto number = static_cast<std::int64_t>(texts_.size());
  numbers_.emplace(text, number);
  texts_.emplace_back(text);
  return number;
}

const std::string& Names::text_of(std::int64_t number) const {
  base::ensure(number >= 0 && number < std::ssize(texts_), "a number was given for a name");
  return texts_[static_cast<std::size_t>(number)];
}

std::expected<World, base::FieldError> read_world(const describe::JsonValue& in) {
  describe::Errors errors(describe::UnknownFields::Ignored);
  World world = WorldReader(errors).world(in);
  if (errors.empty()) return world;
  return std::unexpected(errors.take().front());
}

}  // namespace accesses
