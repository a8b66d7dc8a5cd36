// SPDX-License-Identifier: Apache-2.0
#include "reports/contact_search.h"

#include <vector>

#include "base/text.h"
#include "people/contact.h"
#include "reports/list_page.h"

namespace reports {
namespace {

/// The trigram index of SQLite answers words of three letters and more.
constexpr std::size_t letters_min = 3;
/// A longer run of digits is no number of an order.
constexpr std::size_t order_digits_max = 9;

constexpr std::string_view in_index =
    "c.id IN (SELECT rowid FROM contact_search WHERE contact_search MATCH ?)";
constexpr std::string_view in_contact = "c.search LIKE ?";

bool may_be_order(const std::string& word) {
  return word.find_first_not_of("0123456789") == std::string::npos &&
         word.size() <= order_digits_max;
}

/// Folded words hold letters and digits only, so nothing in them means anything to the index.
std::string phrase(const std::string& word) { return "\"" + word + "\""; }

struct Words {
  std::string indexed;  ///< All that the index answers, as one question.
  std::vector<std::string> numbers;
  std::vector<std::string> others;
};

Words words_in(const std::string& typed, bool by_index) {
  Words words;
  for (const std::string& word : people::search_words(typed)) {
    if (may_be_order(word)) {
      words.numbers.push_back(word);
    } else if (by_index && base::code_points(word) >= letters_min) {
      words.indexed += (words.indexed.empty() ? "" : " ") + phrase(word);
    } else {
      words.others.push_back(word);
    }
  }
  return words;
}

/// A short number also finds who has the order of that number.
void add_number(const std::string& word, bool by_index, db::Conditions& conditions) {
  const bool indexed = by_index && word.size() >= letters_min;
  conditions.add("(" + std::string(indexed ? in_index : in_contact) +
                     " OR c.id IN (SELECT contact_id FROM orders WHERE number = #))",
                 indexed ? phrase(word) : db::anywhere(word), std::stoll(word));
}

}  // namespace

void add_contact_search(db::Engine engine, const std::string& typed, LookIn place,
                        db::Conditions& conditions) {
  if (const auto number = order_number_in(typed)) {
    return conditions.add("c.id IN (SELECT contact_id FROM orders WHERE number = ?)", *number);
  }
  const bool by_index = engine == db::Engine::Sqlite && place == LookIn::Index;
  const Words words = words_in(typed, by_index);
  if (!words.indexed.empty()) conditions.add(in_index, words.indexed);
  for (const std::string& word : words.numbers) add_number(word, by_index, conditions);
  for (const std::string& word : words.others) conditions.add(in_contact, db::anywhere(word));
}

std::optional<std::int64_t> count_in_index(db::Reader& reader, const std::string& typed) {
  if (reader.engine() != db::Engine::Sqlite || order_number_in(typed)) return std::nullopt;
  const Words words = words_in(typed, true);
  if (words.indexed.empty() || !words.numbers.empty() || !words.others.empty()) {
    return std::nullopt;
  }
  return reader.one<std::int64_t>(
      "SELECT COUNT(*) FROM contact_search WHERE contact_search MATCH $1", words.indexed);
}

}  // namespace reports
