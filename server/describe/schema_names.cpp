// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "describe/schema.h"

// Names of components, cut out of the compiler's spelling of a type.

namespace describe {

namespace {

/// Where `separator` stands outside of all brackets.
std::vector<std::string_view> split_outside(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '<' || text[at] == '(' || text[at] == '{') ++depth;
    if (text[at] == '>' || text[at] == ')' || text[at] == '}') --depth;
    if (depth == 0 && text.substr(at).starts_with(separator)) {
      parts.push_back(text.substr(begin, at - begin));
      begin = at + separator.size();
      at = begin - 1;
    }
  }
  parts.push_back(text.substr(begin));
  return parts;
}

/// `coupon_view` or `Coupon` → `CouponView`, `Coupon`; anything but letters and digits goes.
std::string joined_words(std::string_view text) {
  std::string out;
  bool word_begins = true;
  for (const char letter : text) {
    const bool lower = letter >= 'a' && letter <= 'z';
    const bool upper = letter >= 'A' && letter <= 'Z';
    const bool digit = letter >= '0' && letter <= '9';
    if (lower || upper || digit) {
      out += lower && word_begins ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    word_begins = !(lower || upper || digit);
  }
  return out;
}

std::string name_with_arguments(std::string_view last) {
  const std::size_t bracket = last.find('<');
  if (bracket == std::string_view::npos) return joined_words(last);
  const std::string_view name = last.substr(0, bracket);
  if (name == "basic_string") return "String";
  const std::string_view inside = last.substr(bracket + 1, last.rfind('>') - bracket - 1);
  std::string out;
  for (const std::string_view argument : split_outside(inside, ",")) {
    out += component_name(argument);
  }
  return out + joined_words(name);
}

}  // namespace

std::string_view type_name_in(std::string_view function_name) {
  constexpr std::string_view mark = "T = ";
  const std::size_t begin = function_name.find(mark) + mark.size();
  const std::string_view rest = function_name.substr(begin);
  return rest.substr(0, rest.find_first_of(";]"));
}

std::string component_name(std::string_view type) {
  return name_with_arguments(split_outside(type, "::").back());
}

std::string qualified_component_name(std::string_view type) {
  std::vector<std::string_view> parts = split_outside(type, "::");
  const std::string last = name_with_arguments(parts.back());
  parts.pop_back();
  std::string out;
  for (const std::string_view part : parts) {
    const bool unnamed = part.starts_with('(') || part.starts_with('{') || part.starts_with('<');
    if (!unnamed) out += joined_words(part);
  }
  return out + last;
}

}  // namespace describe
