// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mail {

/// The text with a mark in the place of each secret. Marks are letters of the private use area,
/// which are taken out of the text first.
std::string without_secrets(std::string_view text, const std::vector<std::string>& secrets);

/// The marks made secrets again.
std::string with_secrets(std::string_view text, const std::vector<std::string>& secrets);

/// The marks made dots, for everybody else.
std::string with_dots(std::string_view text);

bool has_marks(std::string_view text);

/// As they are kept in a column.
std::string secrets_text(const std::vector<std::string>& secrets);
std::vector<std::string> secrets_from(std::string_view text);

}  // namespace mail
