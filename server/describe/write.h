// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/instant.h"

// The smallest pieces of JSON text, appended to an answer.

namespace describe {

/// With quotes. The text is clean UTF-8: everything that comes in is checked.
void write_string(std::string& out, std::string_view text);
/// For text of letters, digits and signs that never need escaping: ids, instants, enums.
void write_plain(std::string& out, std::string_view text);
void write_integer(std::string& out, std::int64_t value);
/// As base::Instant::text(), without an allocation: lists are full of instants.
void write_instant(std::string& out, base::Instant at);
/// The shortest text that reads back the same; infinities and NaN are a Bug.
void write_double(std::string& out, double value);

}  // namespace describe
