// SPDX-License-Identifier: Apache-2.0
#include "describe/write.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstring>

#include "base/ensure.h"

namespace describe {

static bool needs_escape(char letter) {
  return static_cast<unsigned char>(letter) < 0x20 || letter == '"' || letter == '\\';
}

static constexpr std::uint64_t every_byte(unsigned char value) {
  return 0x0101010101010101U * value;
}

// The usual bit tricks; a byte ≥ 0x80 may not raise a false alarm for control characters.
static bool any_needs_escape(std::uint64_t eight) {
  constexpr std::uint64_t tops = every_byte(0x80);
  const std::uint64_t quotes = eight ^ every_byte('"');
  const std::uint64_t slashes = eight ^ every_byte('\\');
  const std::uint64_t controls = (eight - every_byte(0x20)) & ~eight;
  const std::uint64_t zeros =
      ((quotes - every_byte(1)) & ~quotes) | ((slashes - every_byte(1)) & ~slashes);
  return ((controls | zeros) & tops) != 0;
}

static std::size_t plain_run(std::string_view text) {
  std::size_t length = 0;
  while (text.size() - length >= 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + length, 8);
    if (any_needs_escape(eight)) break;
    length += 8;
  }
  while (length < text.size() && !needs_escape(text[length])) ++length;
  return length;
}

static void append_escape(std::string& out, char letter) {
  switch (letter) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(letter);
  out += "\\u00";
  out += digits[code >> 4];
  out += digits[code & 15];
}

void write_string(std::string& out, std::string_view text) {
  out += '"';
  for (;;) {
    const std::size_t length = plain_run(text);
    out.append(text.data(), length);
    if (length == text.size()) break;
    append_escape(out, text[length]);
    text.remove_prefix(length + 1);
  }
  out += '"';
}

void write_plain(std::string& out, std::string_view text) {
  out += '"';
  out += text;
  out += '"';
}

void write_integer(std::string& out, std::int64_t value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

static char* put_digits(char* place, unsigned value, int count) {
  for (int at = count; at-- > 0; value /= 10) place[at] = static_cast<char>('0' + value % 10);
  return place + count;
}

static char* put(char* place, unsigned value, int count, char after) {
  place = put_digits(place, value, count);
  *place = after;
  return place + 1;
}

void write_instant(std::string& out, base::Instant at) {
  const std::chrono::sys_time<base::Duration> time{base::Duration(at.milliseconds())};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const auto rest = static_cast<unsigned>((time - day).count());
  const int year = static_cast<int>(date.year());
  base::ensure(year >= 0 && year <= 9999, "an instant in an answer has a year of four digits");
  char text[32];
  char* end = put(text, static_cast<unsigned>(year), 4, '-');
  end = put(end, static_cast<unsigned>(date.month()), 2, '-');
  end = put(end, static_cast<unsigned>(date.day()), 2, 'T');
  end = put(end, rest / 3'600'000, 2, ':');
  end = put(end, rest / 60'000 % 60, 2, ':');
  end = put_digits(end, rest / 1000 % 60, 2);
  if (rest % 1000 != 0) {
    *end++ = '.';
    end = put_digits(end, rest % 1000, 3);
  }
  *end++ = 'Z';
  write_plain(out, {text, static_cast<std::size_t>(end - text)});
}

void write_double(std::string& out, double value) {
  base::ensure(std::isfinite(value), "a number in an answer is finite");
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

}  // namespace describe
