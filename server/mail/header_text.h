// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/email.h"

// Text from people inside the header of a mail (RFC 2047, RFC 5322). Whatever the text holds, the
// result is printable ASCII and begins no header of its own.

namespace mail {

/// One line without control characters, line separators and marks that turn the direction of
/// reading; what is no UTF-8 becomes U+FFFD.
std::string one_line(std::string_view text);

/// A whole field: `Subject: …` with line ends, folded to 76 columns.
std::string text_field(std::string_view name, std::string_view text);

/// The same for values of ours with an inner structure, which encoded words would hide.
std::string plain_field(std::string_view name, std::string_view value);

/// `From: "Marie" <m@x.fr>`; without a name the bare address.
std::string address_field(std::string_view field, std::string_view name,
                          const base::Email& address);

}  // namespace mail
