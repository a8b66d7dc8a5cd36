// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/money.h"

// Cells as people write them, in any of the three languages.

namespace imports {

struct PersonName {
  std::string first;
  std::string last;
};

/// Takes a name in one piece apart: `Dupont, Marie`, `DUPONT Marie`, `Marie Dupont`,
/// `Шевченко Тарас Григорович`.
PersonName split_name(std::string_view whole);

/// One line, runs of white space made one space.
std::string tidy(std::string_view text);

/// Separated by `,` `;` `|` or line ends, in quotes or not.
std::vector<std::string> tags_in(std::string_view text);

std::optional<bool> read_yes_no(std::string_view text);

/// A tag (`fr`, `uk-UA`) or the name of the language, in itself or in English.
std::optional<base::Language> read_language(std::string_view text);

/// With or without the sign or code of the currency; by the habits of the school's language first,
/// then by those of the others.
std::optional<base::Money> read_amount(std::string_view text, base::Language language,
                                       base::Currency currency);

}  // namespace imports
