// SPDX-License-Identifier: Apache-2.0
// Sources: learning/rich_text.cpp
// Whatever an editor, or somebody who plays one, sends as a text: the page gets elements of the
// allow-list and nothing that runs.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "describe/json.h"
#include "learning/rich_text.h"

namespace {

constexpr std::array<std::string_view, 16> elements{
    "p",  "h2", "h3", "h4",     "ul", "ol", "li",   "blockquote",
    "pre", "hr", "br", "strong", "em", "s",  "code", "a"};

bool is_allowed(std::string_view name) {
  for (const auto element : elements) {
    if (element == name) return true;
  }
  return false;
}

bool is_safe_attribute(std::string_view text) {
  if (text.empty()) return true;
  if (text.starts_with(" start=\"")) return text.find('"', 8) == text.size() - 1;
  std::string start(text.substr(0, 15));
  for (char& letter : start) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  const bool address =
      start.starts_with(" href=\"https://") || start.starts_with(" href=\"mailto:");
  if (!address) return false;
  const auto end = text.find('"', 7);
  const auto rest = text.substr(end + 1);
  return rest.empty() || rest.starts_with(" rel=\"") || rest.starts_with(" target=\"");
}

/// `<name`, ` attributes`, `>` and `</name>`; everything else is words without angle brackets.
bool is_safe(std::string_view html) {
  while (true) {
    const auto open = html.find('<');
    if (html.substr(0, open).find('>') != std::string_view::npos) return false;
    if (open == std::string_view::npos) return true;
    const auto close = html.find('>', open);
    if (close == std::string_view::npos) return false;
    std::string_view tag = html.substr(open + 1, close - open - 1);
    const bool ends = tag.starts_with('/');
    if (ends) tag.remove_prefix(1);
    const auto blank = tag.find(' ');
    const auto more = blank == std::string_view::npos ? std::string_view() : tag.substr(blank);
    if (!is_allowed(tag.substr(0, blank)) || (ends && !more.empty())) return false;
    if (!is_safe_attribute(more)) return false;
    html.remove_prefix(close + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  if (!describe::JsonDocument::parse(text)) return 0;
  if (!is_safe(learning::html_of({text}))) std::abort();
  return 0;
}
