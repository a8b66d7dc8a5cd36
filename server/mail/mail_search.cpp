// SPDX-License-Identifier: Apache-2.0
#include "mail/mail_search.h"

#include <fmt/core.h>

#include "base/text.h"

namespace mail {
namespace {

constexpr std::size_t words_max = 8;

}  // namespace

std::string search_text(const std::optional<Email>& recipient, std::string_view subject) {
  return base::folded((recipient ? recipient->text() + " " : std::string()) +
                      std::string(subject));
}

MailSearch::MailSearch(db::Engine engine, const Filter& filter) {
  if (filter.state) add("state = $", *filter.state);
  if (filter.contact) add("contact_id = $", *filter.contact);
  add_words(engine, filter.search);
}

void MailSearch::add(std::string condition, db::Param parameter) {
  where_ += where_.empty() ? " WHERE " : " AND ";
  parameters_.push_back(parameter);
  const auto number = condition.find('$') + 1;
  condition.insert(number, std::to_string(parameters_.size()));
  where_ += condition;
}

void MailSearch::add_words(db::Engine engine, const std::string& typed) {
  const std::string folded = base::folded(typed);
  for (const std::string_view word : base::split(folded, ' ')) {
    if (!word.empty() && patterns_.size() < words_max) {
      patterns_.push_back(fmt::format("%{}%", word));
    }
  }
  // Parameters look at the patterns, which from here on stay where they are.
  for (const std::string& pattern : patterns_) {
    add(engine == db::Engine::Sqlite
            ? "id IN (SELECT rowid FROM mail_search WHERE search LIKE $)"
            : "search LIKE $",
        pattern);
  }
}

}  // namespace mail
