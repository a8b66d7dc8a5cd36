// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/email.h"
#include "base/instant.h"
#include "base/language.h"

namespace mail {

using base::Email;
using base::Instant;
using base::Language;

/// In whose name a mail leaves.
struct Sender {
  Email address;
  std::string name;
  std::optional<Email> reply_to;
};

struct Header {
  std::string name;
  std::string value;
};

/// One mail to one person, before it becomes bytes. Texts may hold anything: what could end a line
/// of the header is taken out on the way.
struct Message {
  Email recipient;
  Sender sender;
  std::string subject;
  std::string text;
  std::string html;
  /// Without the angle brackets: `mai_…@school.example`.
  std::string message_id;
  Language language = Language::en;
  Instant date;
  /// Beyond the usual ones. Names are ours and never those the message writes itself.
  std::vector<Header> headers = {};
};

}  // namespace mail
