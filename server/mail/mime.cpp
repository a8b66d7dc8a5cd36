// SPDX-License-Identifier: Apache-2.0
#include "mail/mime.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/bytes.h"
#include "base/ensure.h"
#include "mail/header_text.h"
#include "mail/transfer_encoding.h"
#include "mail/utf8.h"

namespace mail {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

constexpr std::array<std::string_view, 12> own_headers{
    "from", "to",         "reply-to",     "subject",          "date",         "cc",
    "bcc",  "message-id", "mime-version", "content-language", "content-type", "auto-submitted"};

bool is_message_id(std::string_view text) {
  return std::ranges::count(text, '@') == 1 && !text.starts_with('@') && !text.ends_with('@') &&
         text.size() < 200 && std::ranges::all_of(text, [](char letter) {
           return letter > ' ' && letter <= '~' && !"<>()[]\\,;:\""sv.contains(letter);
         });
}

bool is_header_name(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
  });
  return !name.empty() && std::ranges::find(own_headers, lower) == own_headers.end() &&
         std::ranges::all_of(lower, [](char letter) {
           return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                  letter == '-';
         });
}

/// RFC 5322: `Mon, 05 Jan 2026 12:00:00 +0000`.
std::string date_text(Instant at) {
  using namespace std::chrono;
  static constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed",
                                                        "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> months{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sys_time<milliseconds> time{milliseconds(at.milliseconds())};
  const auto day = floor<std::chrono::days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{floor<seconds>(time - day)};
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000",
                     days[weekday{day}.c_encoding()], static_cast<unsigned>(date.day()),
                     months[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

std::string with_mail_line_ends(std::string_view text) {
  std::string result;
  for (const char letter : text) result += letter == '\n' ? "\r\n"s : std::string(1, letter);
  return result;
}

std::string part(std::string_view type, std::string_view body) {
  const std::string clean = clean_lines(body);
  std::string encoded = quoted_printable(clean);
  std::string_view encoding = "quoted-printable";
  // In other alphabets than ours base64 is half as long.
  if (encoded.size() > clean.size() * 2) {
    encoded = base64_lines(with_mail_line_ends(clean));
    encoding = "base64";
  }
  return fmt::format(
      "Content-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: {}\r\n\r\n{}\r\n", type,
      encoding, encoded);
}

/// Cannot occur in a body: there a line never begins with `--=`, `=` being spelt out.
std::string boundary_of(const Message& message) {
  return "=_" + base::hex(base::hash256(message.message_id)).substr(0, 32);
}

std::string own_fields(const Message& message) {
  base::ensure(is_message_id(message.message_id), "a Message-ID is one word with one @");
  std::string fields = address_field("From", message.sender.name, message.sender.address);
  fields += address_field("To", {}, message.recipient);
  if (message.sender.reply_to) {
    fields += address_field("Reply-To", {}, *message.sender.reply_to);
  }
  fields += text_field("Subject", message.subject);
  fields += fmt::format("Date: {}\r\n", date_text(message.date));
  fields += fmt::format("Message-ID: <{}>\r\n", message.message_id);
  fields += fmt::format("Content-Language: {}\r\n", base::language_code(message.language));
  fields += "Auto-Submitted: auto-generated\r\n";
  return fields;
}

}  // namespace

std::string mime(const Message& message) {
  std::string result = own_fields(message);
  for (const Header& header : message.headers) {
    base::ensure(is_header_name(header.name), "a header of ours has a name of its own");
    result += plain_field(header.name, header.value);
  }
  const std::string boundary = boundary_of(message);
  result += fmt::format(
      "MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary=\"{}\"\r\n\r\n",
      boundary);
  result += fmt::format("--{}\r\n{}", boundary, part("text/plain", message.text));
  result += fmt::format("--{}\r\n{}", boundary, part("text/html", message.html));
  result += fmt::format("--{}--\r\n", boundary);
  return result;
}

}  // namespace mail
