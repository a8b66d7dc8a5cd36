// SPDX-License-Identifier: Apache-2.0
#include "http/writer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "base/ensure.h"
#include "http/gate.h"
#include "http/response.h"

namespace http {

namespace {

using base::ensure;

constexpr std::array<std::pair<int, std::string_view>, 35> reasons{{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {207, "Multi-Status"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {500, "Internal Server Error"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {507, "Insufficient Storage"},
}};

std::string_view reason_of(int status) {
  for (const auto& [known, reason] : reasons) {
    if (known == status) return reason;
  }
  return "Status";
}

bool is_ours(std::string_view name) {
  constexpr std::array<std::string_view, 5> ours{"content-length", "transfer-encoding",
                                                 "connection", "keep-alive", "date"};
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::ranges::any_of(
      ours, [&](std::string_view own) { return std::ranges::equal(own, name, {}, {}, lower); });
}

void check(const Fields& headers) {
  for (const auto& [name, value] : headers) {
    ensure(is_token(name), "the name of a header is a token");
    ensure(is_field_value(value), "the value of a header holds no control character");
    ensure(!is_ours(name), "the server itself frames and dates its answers");
  }
}

void append(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

void write_head(std::string& out, int status, const Fields& headers, const Framing& framing,
                std::string_view date) {
  ensure(status >= 200 && status <= 599, "a status is final and has three digits");
  check(headers);
  out += fmt::format("HTTP/1.1 {} {}\r\n", status, reason_of(status));
  append(out, "Date", date);
  for (const auto& [name, value] : headers) append(out, name, value);
  if (framing.length) append(out, "Content-Length", fmt::format("{}", *framing.length));
  if (framing.after == AfterAnswer::Close) append(out, "Connection", "close");
  out += "\r\n";
}

std::string http_date(base::Instant at) {
  using namespace std::chrono;
  constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sys_time<milliseconds> point{milliseconds(at.milliseconds())};
  const auto day = floor<std::chrono::days>(point);
  const year_month_day date(day);
  const hh_mm_ss time(floor<seconds>(point - day));
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[weekday(day).c_encoding()],
                     static_cast<unsigned>(date.day()),
                     months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string DateLine::at(base::Instant now) {
  const std::lock_guard lock(mutex_);
  const auto second = now.milliseconds() / 1000;
  if (second != second_) {
    text_ = http_date(now);
    second_ = second;
  }
  return text_;
}

std::string event_text(const Event& event) {
  const auto is_line = [](std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
  };
  ensure(is_line(event.id) && is_line(event.name), "id and name of an event are one line each");
  std::string out;
  if (!event.id.empty()) append(out, "id", event.id);
  if (!event.name.empty()) append(out, "event", event.name);
  std::string_view rest = event.data;
  while (true) {
    const auto end = std::min(rest.find_first_of("\r\n"), rest.size());
    append(out, "data", rest.substr(0, end));
    if (end == rest.size()) break;
    rest.remove_prefix(rest.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  }
  return out += "\r\n";
}

}  // namespace http
