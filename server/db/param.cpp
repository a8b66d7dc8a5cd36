// SPDX-License-Identifier: Apache-2.0
#include "db/param.h"

namespace db {

Numbers::Numbers(std::span<const std::int64_t> numbers) {
  for (const std::int64_t number : numbers) add(number);
  text_ += ']';
}

void Numbers::add(std::int64_t number) {
  if (text_.size() > 1) text_ += ',';
  text_ += std::to_string(number);
}

}  // namespace db
