// SPDX-License-Identifier: Apache-2.0
#include "http/target.h"

#include <algorithm>

#include "base/text.h"

namespace http {

namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<char> escaped_at(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return std::nullopt;
  const int high = hex_value(text[at + 1]);
  const int low = hex_value(text[at + 2]);
  if (high < 0 || low < 0) return std::nullopt;
  return static_cast<char>(high * 16 + low);
}

std::optional<std::string> decoded_path(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '%') {
      out += raw[i];
      continue;
    }
    const auto decoded = escaped_at(raw, i);
    if (!decoded || *decoded == '/') return std::nullopt;
    out += *decoded;
    i += 2;
  }
  return out;
}

std::optional<std::string> decoded_parameter(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '%') {
      const auto decoded = escaped_at(raw, i);
      if (!decoded) return std::nullopt;
      out += *decoded;
      i += 2;
    } else {
      out += raw[i] == '+' ? ' ' : raw[i];
    }
  }
  if (!base::is_clean_utf8(out)) return std::nullopt;
  return out;
}

bool is_safe_path(std::string_view path) {
  const auto unsafe = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f || c == '\\';
  };
  if (std::ranges::any_of(path, unsafe) || !base::is_clean_utf8(path)) return false;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto segment = path.substr(0, path.find('/'));
    if (segment == "." || segment == "..") return false;
    path.remove_prefix(segment.size());
  }
  return true;
}

std::optional<Fields> read_query(std::string_view raw) {
  Fields query;
  while (!raw.empty()) {
    const auto pair = raw.substr(0, raw.find('&'));
    raw.remove_prefix(std::min(pair.size() + 1, raw.size()));
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = decoded_parameter(pair.substr(0, equals));
    auto value = decoded_parameter(pair.substr(std::min(equals + 1, pair.size())));
    if (!name || !value) return std::nullopt;
    query.emplace_back(std::move(*name), std::move(*value));
  }
  return query;
}

}  // namespace

std::optional<Target> read_target(std::string_view raw) {
  if (!raw.starts_with('/')) return std::nullopt;
  const auto question = std::min(raw.find('?'), raw.size());
  auto path = decoded_path(raw.substr(0, question));
  if (!path || !is_safe_path(*path)) return std::nullopt;
  auto query = read_query(raw.substr(std::min(question + 1, raw.size())));
  if (!query) return std::nullopt;
  return Target{.path = std::move(*path), .query = std::move(*query)};
}

}  // namespace http
