// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "people/tags.h"

namespace people {

/// Nothing: they are right as they are.
std::optional<TagNames> tags_after(const std::vector<std::string>& now, const TagNames& add,
                                   const TagNames& remove);

/// As tags are compared: letter case and accents apart.
bool names_tag(const TagNames& names, const std::string& tag);

}  // namespace people
