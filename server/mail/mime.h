// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "mail/message.h"

namespace mail {

/// The message as it is handed to a mail server: text and HTML as alternatives, ASCII only, lines
/// within the limits. The same message always gives the same bytes.
std::string mime(const Message& message);

}  // namespace mail
