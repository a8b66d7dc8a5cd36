// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// Well-formed UTF-8 without overlong forms, surrogates and NUL.
bool is_clean_utf8(std::string_view text);

/// Without white space of any script at both ends; inner runs stay.
std::string_view trimmed(std::string_view text);

std::size_t code_points(std::string_view text);

/// For searching and comparing, never for showing: case folded, accents removed (й is found as и, ї
/// as і), `ł` and its like reduced to a base letter, apostrophes removed (`O'Brien` is `obrien`,
/// `Мар'яна` is `маряна`), runs of anything else but letters and digits made one space (`Jean-Luc`
/// is `jean luc`). Folding twice changes nothing more.
std::string folded(std::string_view text);

/// A lower-case ASCII slug by transliteration ("Йога для всіх" → "joga-dla-vsih"); may be empty.
std::string slug_of(std::string_view text);

std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace base
