// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/language.h"

namespace mail {

/// The address begins with `https://` or `http://`.
struct Link {
  std::string label;
  std::string url;
};

/// What a mail says, as plain text in pieces. Both forms of the mail are made from it, so that
/// nobody writes HTML by hand and the two never differ. Empty pieces are left out.
struct Letter {
  base::Language language = base::Language::en;
  std::string subject;
  std::string greeting = {};
  /// May hold line ends.
  std::vector<std::string> paragraphs = {};
  /// One line each, such as the courses that were opened.
  std::vector<Link> list = {};
  /// Something to type in, shown large.
  std::string code = {};
  std::optional<Link> button = {};
  /// Stands before the address of the button for those whose mail program shows none.
  std::string button_hint = {};
  std::vector<std::string> after = {};
  /// School, contact, why this came.
  std::vector<std::string> footer = {};
};

std::string text_of(const Letter& letter);

/// No script, no picture, nothing loaded from anywhere; readable in dark mode and without styles.
std::string html_of(const Letter& letter);

}  // namespace mail
