// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace base {

/// Text whose order byte by byte is the order of names in a list, on both engines: accents and case
/// do not matter (É stands with E), Cyrillic letters stand in the order of the Ukrainian alphabet
/// (І and Ї behind И, Є behind Е). Empty parts count as not there; what differs in nothing else is
/// ordered as it is written.
std::string sort_key(std::initializer_list<std::string_view> parts);

}  // namespace base
