// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "mail/mail_log.h"

namespace mail {

/// What the search box finds a mail by.
std::string search_text(const std::optional<Email>& recipient, std::string_view subject);

/// A filter as a WHERE clause with its parameters.
class MailSearch {
 public:
  MailSearch(db::Engine engine, const Filter& filter);
  MailSearch(const MailSearch&) = delete;
  MailSearch& operator=(const MailSearch&) = delete;

  const std::string& where() const { return where_; }
  const std::vector<db::Param>& parameters() const { return parameters_; }
  void add_parameter(std::int64_t number) { parameters_.emplace_back(number); }

 private:
  void add(std::string condition, db::Param parameter);
  void add_words(db::Engine engine, const std::string& typed);

  std::string where_;
  std::vector<std::string> patterns_;
  std::vector<db::Param> parameters_;
};

}  // namespace mail
