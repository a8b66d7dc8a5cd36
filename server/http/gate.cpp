// SPDX-License-Identifier: Apache-2.0
#include "http/gate.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace http {

namespace {

using namespace std::string_view_literals;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7f;
}

bool is_token_character(char c) {
  return is_letter(c) || is_digit(c) || "!#$%&'*+-.^_`|~"sv.contains(c);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// What the fields of one request said about its length and its host.
struct Findings {
  std::size_t hosts = 0;
  std::size_t lengths = 0;
  std::size_t codings = 0;
  std::size_t types = 0;
  std::size_t authorizations = 0;
};

std::optional<Refusal> refuse_method(std::string_view method) {
  const auto fits = [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; };
  if (method.empty() || method.size() > method_max || !std::ranges::all_of(method, fits)) {
    return Refusal::BadMethod;
  }
  return std::nullopt;
}

/// Only the origin form: a path. `*`, `host:port` and absolute URIs are for proxies.
std::optional<Refusal> refuse_target(std::string_view target) {
  if (target.empty() || target.front() != '/' || target.size() > target_max) {
    return Refusal::BadTarget;
  }
  const auto fits = [](char c) { return c > ' ' && c < 0x7f && c != '#'; };
  if (!std::ranges::all_of(target, fits)) return Refusal::BadTarget;
  return std::nullopt;
}

std::optional<Refusal> refuse_request_line(std::string_view line) {
  const auto first = line.find(' ');
  if (first == std::string_view::npos) return Refusal::BadMethod;
  if (const auto refusal = refuse_method(line.substr(0, first))) return refusal;
  const auto second = line.find(' ', first + 1);
  if (second == std::string_view::npos) return Refusal::BadVersion;
  if (const auto refusal = refuse_target(line.substr(first + 1, second - first - 1))) {
    return refusal;
  }
  const auto version = line.substr(second + 1);
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return Refusal::BadVersion;
  return std::nullopt;
}

bool is_host(std::string_view text) {
  auto name = text;
  auto port = std::string_view();
  if (const auto colon = text.rfind(':'); colon != std::string_view::npos && !text.ends_with(']')) {
    name = text.substr(0, colon);
    port = text.substr(colon + 1);
    if (port.empty() || port.size() > 5 || !std::ranges::all_of(port, is_digit)) return false;
  }
  if (name.empty() || name.size() > 255) return false;
  if (name.front() == '[') {
    const auto inner = name.substr(1, name.size() - 1);
    return inner.size() > 2 && inner.back() == ']' &&
           std::ranges::all_of(inner.substr(0, inner.size() - 1),
                               [](char c) { return is_hex(c) || c == ':' || c == '.'; });
  }
  return std::ranges::all_of(
      name, [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_'; });
}

std::optional<Refusal> refuse_known_field(std::string_view name, std::string_view value,
                                          Findings& found) {
  const std::string known = lower(name);
  if (known == "host") {
    if (++found.hosts > 1) return Refusal::RepeatedField;
    if (!is_host(value)) return Refusal::BadHost;
  } else if (known == "content-length") {
    if (++found.lengths > 1) return Refusal::RepeatedField;
    if (!read_length(value)) return Refusal::BadContentLength;
  } else if (known == "transfer-encoding") {
    if (++found.codings > 1) return Refusal::RepeatedField;
    if (value != "chunked") return Refusal::BadTransferEncoding;
  } else if (known == "content-type") {
    if (++found.types > 1) return Refusal::RepeatedField;
  } else if (known == "authorization") {
    if (++found.authorizations > 1) return Refusal::RepeatedField;
  }
  return std::nullopt;
}

std::optional<Refusal> refuse_field(std::string_view line, Findings& found) {
  if (line.front() == ' ' || line.front() == '\t') return Refusal::FoldedField;
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    return Refusal::BadFieldName;
  }
  const auto value = line.substr(colon + 1);
  if (!is_field_value(value)) return Refusal::ControlCharacter;
  return refuse_known_field(line.substr(0, colon), trimmed(value), found);
}

std::optional<Refusal> refuse_framing(std::string_view request_line, const Findings& found) {
  if (found.hosts == 0) return Refusal::MissingHost;
  if (found.lengths > 0 && found.codings > 0) return Refusal::BothLengths;
  if (found.codings > 0 && !request_line.ends_with("HTTP/1.1")) {
    return Refusal::BadTransferEncoding;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<Refusal, std::string_view>, 16> codes{{
    {Refusal::BadLineEnd, "request.bad_line_end"},
    {Refusal::ControlCharacter, "request.control_character"},
    {Refusal::BadMethod, "request.bad_method"},
    {Refusal::BadTarget, "request.bad_target"},
    {Refusal::BadVersion, "request.bad_version"},
    {Refusal::FoldedField, "request.folded_field"},
    {Refusal::BadFieldName, "request.bad_field_name"},
    {Refusal::MissingHost, "request.missing_host"},
    {Refusal::RepeatedField, "request.repeated_field"},
    {Refusal::BadHost, "request.bad_host"},
    {Refusal::BadContentLength, "request.bad_content_length"},
    {Refusal::BadTransferEncoding, "request.bad_transfer_encoding"},
    {Refusal::BothLengths, "request.both_lengths"},
    {Refusal::TooLarge, "request.header_too_large"},
    {Refusal::TooManyFields, "request.too_many_fields"},
    {Refusal::BadBody, "request.bad_body"},
}};

}  // namespace

std::string_view code_of(Refusal refusal) {
  for (const auto& [known, code] : codes) {
    if (known == refusal) return code;
  }
  std::unreachable();
}

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_token_character);
}

bool is_field_value(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return is_control(c) && c != '\t'; });
}

std::optional<std::uint64_t> read_length(std::string_view text) {
  if (text.empty() || text.size() > 18 || !std::ranges::all_of(text, is_digit)) {
    return std::nullopt;
  }
  if (text.size() > 1 && text.front() == '0') return std::nullopt;
  std::uint64_t length = 0;
  for (const char digit : text) length = length * 10 + static_cast<std::uint64_t>(digit - '0');
  return length;
}

bool has_lone_line_feed(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    if (at == 0 || text[at - 1] != '\r') return true;
  }
  return false;
}

std::optional<Refusal> reason_to_refuse_start(std::string_view start, std::size_t seen) {
  if (start.size() > header_block_max) return Refusal::TooLarge;
  for (std::size_t i = seen; i < start.size(); ++i) {
    const char before = i == 0 ? ' ' : start[i - 1];
    if ((start[i] == '\n') != (before == '\r')) return Refusal::BadLineEnd;
    if (is_control(start[i]) && !"\r\n\t"sv.contains(start[i])) return Refusal::ControlCharacter;
  }
  return std::nullopt;
}

std::optional<Refusal> reason_to_refuse(std::string_view block) {
  if (block.size() > header_block_max) return Refusal::TooLarge;
  if (const auto refusal = reason_to_refuse_start(block, 0)) return refusal;
  if (!block.ends_with("\r\n\r\n")) return Refusal::BadLineEnd;
  const auto line_end = block.find("\r\n");
  const auto request_line = block.substr(0, line_end);
  if (const auto refusal = refuse_request_line(request_line)) return refusal;
  auto rest = block.substr(line_end + 2, block.size() - line_end - 4);
  Findings found;
  for (std::size_t count = 0; !rest.empty(); ++count) {
    if (count == fields_max) return Refusal::TooManyFields;
    const auto end = rest.find("\r\n");
    if (end == 0) return Refusal::BadLineEnd;
    if (const auto refusal = refuse_field(rest.substr(0, end), found)) return refusal;
    rest.remove_prefix(end + 2);
  }
  return refuse_framing(request_line, found);
}

}  // namespace http
