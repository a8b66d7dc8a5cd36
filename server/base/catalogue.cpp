// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.h"

#include <fmt/core.h>

#include "base/ensure.h"

namespace base {

Catalogue::Catalogue(Language language, const std::map<std::string, std::string>& texts,
                     MissingText missing)
    : language_(language), missing_(missing) {
  for (const auto& [key, text] : texts) {
    auto parsed = Template::parse(text, AllowedNames::any());
    if (!parsed) {
      throw Bug(fmt::format("the text {} can be read ({})", key, parsed.error().code),
                std::source_location::current());
    }
    texts_.emplace(key, std::move(*parsed));
  }
}

const Template* Catalogue::find_exact(std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? nullptr : &found->second;
}

const Template* Catalogue::find(std::string_view key, const Arguments& arguments) const {
  const auto count = arguments.find("count");
  if (count == arguments.end()) return find_exact(key);
  const auto* number = std::get_if<std::int64_t>(&count->second);
  if (number == nullptr) return find_exact(key);
  const std::string stem = std::string(key) + "_";
  const std::string_view category = plural_category(*number, language_);
  if (const Template* exact = find_exact(stem + std::string(category))) return exact;
  if (const Template* other = find_exact(stem + "other")) return other;
  return find_exact(key);
}

bool Catalogue::has(std::string_view key) const {
  return find_exact(key) != nullptr || find_exact(std::string(key) + "_other") != nullptr;
}

std::string Catalogue::text(std::string_view key, const Arguments& arguments, Escape escape,
                            TimeZone zone) const {
  const Template* found = find(key, arguments);
  if (found == nullptr) {
    ensure(missing_ == MissingText::ShowKey,
           fmt::format("the catalogue {} has the key {}", language_code(language_), key));
    return std::string(key);
  }
  const auto lookup = [&](std::string_view name) -> std::optional<PlaceholderValue> {
    const auto argument = arguments.find(name);
    if (argument != arguments.end()) return argument->second;
    ensure(missing_ == MissingText::ShowKey,
           fmt::format("the text {} is given its argument {}", key, name));
    return std::nullopt;
  };
  return found->render(lookup, escape, {.language = language_, .zone = zone});
}

}  // namespace base
