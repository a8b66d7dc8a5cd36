// SPDX-License-Identifier: Apache-2.0
// Any text is a template or is refused at a place inside it; what is filled in cannot leave the
// place it was meant for.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/placeholders.h"

namespace {

const std::string hostile = "<b>\"'&\r\nBcc: x@example.org {{contact.name}} %2F/?";

std::optional<base::PlaceholderValue> value_of(std::string_view name) {
  if (name.starts_with("n")) return std::int64_t{-1'234'567};
  if (name.starts_with("d")) return base::Instant::from_seconds(1'767'614'400);
  if (name.starts_with("x")) return std::nullopt;
  return hostile;
}

std::string rendered(const base::Template& text, base::Escape escape) {
  const base::Locale locale{.language = base::Language::fr};
  return text.render(value_of, escape, locale);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto parsed = base::Template::parse(text, base::AllowedNames::any());
  if (!parsed) {
    if (parsed.error().offset > text.size()) std::abort();
    return 0;
  }
  if (rendered(*parsed, base::Escape::Header).find_first_of("\r\n") != std::string::npos) {
    std::abort();
  }
  const bool marks_of_its_own = text.find('<') != std::string::npos;
  const std::string html = rendered(*parsed, base::Escape::Html);
  if (!marks_of_its_own && html.find("<b>") != std::string::npos) std::abort();
  rendered(*parsed, base::Escape::Url);
  rendered(*parsed, base::Escape::Text);
  for (const std::string& name : parsed->names()) {
    if (name.empty()) std::abort();
  }
  return 0;
}
