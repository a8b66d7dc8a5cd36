// SPDX-License-Identifier: Apache-2.0
#include "people/contact.h"

#include <algorithm>

#include "base/text.h"

namespace people {
namespace {

constexpr std::string_view phone_letters = "0123456789 +-.()/";

bool looks_like_phone(std::string_view typed) {
  const auto digits = std::ranges::count_if(typed, [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 3 && typed.find_first_not_of(phone_letters) == std::string_view::npos;
}

}  // namespace

std::string display_name(const Contact& contact) {
  if (contact.first_name.empty() && contact.last_name.empty()) {
    if (contact.email) return contact.email->text();
    return contact.phone.value_or("");
  }
  if (contact.first_name.empty()) return contact.last_name;
  if (contact.last_name.empty()) return contact.first_name;
  return contact.first_name + " " + contact.last_name;
}

std::string search_text(const Contact& contact, const std::vector<std::string>& more) {
  std::string words = contact.first_name + " " + contact.last_name;
  if (contact.email) words += " " + contact.email->text();
  if (contact.phone) words += " " + base::phone_digits(*contact.phone);
  for (const std::string& word : more) words += " " + word;
  return base::folded(words);
}

std::vector<std::string> search_words(std::string_view typed) {
  if (looks_like_phone(typed)) {
    std::string digits = base::phone_digits(typed);
    digits.erase(0, digits.find_first_not_of('0'));
    if (digits.empty()) return {};
    return {digits};
  }
  // A whole address, however it was pasted: with a name before it, or the full stop behind it.
  if (const auto email = base::Email::parse(typed)) return {base::folded(email->text())};
  std::vector<std::string> words;
  const std::string folded = base::folded(typed);
  for (const std::string_view word : base::split(folded, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

}  // namespace people
