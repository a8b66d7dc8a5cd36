// SPDX-License-Identifier: Apache-2.0
// Sources: mail/mime.cpp mail/header_text.cpp mail/transfer_encoding.cpp mail/utf8.cpp
// Whatever stands in names, subject and body: the message is ASCII in lines that every server
// takes, and has the header lines it would have had anyway.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "mail/mime.h"

namespace {

/// The parts of the input, separated by a byte that no text holds.
std::vector<std::string> parts_of(std::string_view text, std::size_t count) {
  std::vector<std::string> parts(1);
  for (const char letter : text) {
    if (letter == '\x1f' && parts.size() < count) {
      parts.emplace_back();
    } else {
      parts.back() += letter;
    }
  }
  parts.resize(count);
  return parts;
}

mail::Message message_of(const std::vector<std::string>& parts) {
  mail::Message message;
  message.recipient = *base::Email::parse("anna@example.org");
  message.sender = {.address = *base::Email::parse("school@example.org"), .name = parts[0]};
  message.subject = parts[1];
  message.text = parts[2];
  message.html = parts[3];
  message.message_id = "mai_1@example.org";
  message.date = base::Instant::from_seconds(1'767'614'400);
  message.headers = {{"X-School", "stoa"}};
  return message;
}

/// Names of the header lines, in order.
std::vector<std::string> names_in(std::string_view message) {
  std::vector<std::string> names;
  std::string_view head = message.substr(0, message.find("\r\n\r\n"));
  while (!head.empty()) {
    const auto end = head.find("\r\n");
    const std::string_view line = head.substr(0, end);
    if (!line.starts_with(' ') && !line.starts_with('\t')) {
      names.emplace_back(line.substr(0, line.find(':')));
    }
    head = end == std::string_view::npos ? std::string_view() : head.substr(end + 2);
  }
  return names;
}

void check_lines(std::string_view message) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < message.size(); ++i) {
    const char letter = message[i];
    const bool ends = letter == '\r' && i + 1 < message.size() && message[i + 1] == '\n';
    if (ends) {
      length = 0;
      ++i;
      continue;
    }
    const bool plain = letter == '\t' || (letter >= ' ' && letter <= '~');
    if (!plain || ++length > 998) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const std::string made = mail::mime(message_of(parts_of(text, 4)));
  static const auto usual = names_in(mail::mime(message_of({"a", "b", "c", "d"})));
  check_lines(made);
  if (names_in(made) != usual) std::abort();
  return 0;
}
