// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace mail {

/// Standard alphabet with padding, without line ends.
std::string base64(std::string_view bytes);

/// In lines of 76 letters.
std::string base64_lines(std::string_view bytes);

/// Lines of at most 76 letters; `\n` becomes the line end of mail, everything else that is not
/// plain ASCII is spelt out.
std::string quoted_printable(std::string_view text);

}  // namespace mail
