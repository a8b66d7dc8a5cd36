// SPDX-License-Identifier: Apache-2.0
#include "people/tags_after.h"

#include <algorithm>

#include "base/text.h"

namespace people {

bool names_tag(const TagNames& names, const std::string& tag) {
  return std::ranges::any_of(
      names, [&](const auto& name) { return base::folded(name.v) == base::folded(tag); });
}

std::optional<TagNames> tags_after(const std::vector<std::string>& now, const TagNames& add,
                                   const TagNames& remove) {
  TagNames result;
  for (const std::string& tag : now) {
    if (!names_tag(remove, tag)) result.push_back({tag});
  }
  const bool removes = result.size() != now.size();
  const std::size_t kept = result.size();
  for (const auto& tag : add) {
    if (!names_tag(result, tag.v)) result.push_back(tag);
  }
  if (!removes && result.size() == kept) return std::nullopt;
  return result;
}

}  // namespace people
