// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/enum.hpp>
#include <optional>
#include <string_view>

namespace base {

enum class Language { en, fr, uk };
BOOST_DESCRIBE_ENUM(Language, en, fr, uk)

/// `fr`, `fr-CA`, `FR_fr` → French; nothing for a language without a catalogue.
std::optional<Language> parse_language(std::string_view tag);

/// The best match of an `Accept-Language` header; English when none fits.
Language preferred_language(std::string_view accept_language);

std::string_view language_code(Language language);

}  // namespace base
