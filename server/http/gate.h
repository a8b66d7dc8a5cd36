// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

// The gate looks at the raw header block before any parser does and lets through only what every
// proxy and every parser reads in one way. It is stricter than the standard wherever the standard
// lets two readers differ about where a request ends, whom it is for, or what it carries:
// exactly one Host, one Content-Length of plain digits or `Transfer-Encoding: chunked` and nothing
// else, line ends of CR LF, no folded lines, no control characters, a target that is a path.
// Whatever it refuses is answered with 400, and the connection is closed.

namespace http {

enum class Refusal {
  BadLineEnd,
  ControlCharacter,
  BadMethod,
  BadTarget,
  BadVersion,
  FoldedField,
  BadFieldName,
  MissingHost,
  RepeatedField,
  BadHost,
  BadContentLength,
  BadTransferEncoding,
  BothLengths,
  TooLarge,
  TooManyFields,
  BadBody,
};

/// A stable key, such as `request.bad_host`.
std::string_view code_of(Refusal refusal);

inline constexpr std::size_t header_block_max = 16 * 1024;
inline constexpr std::size_t fields_max = 100;
inline constexpr std::size_t method_max = 20;
inline constexpr std::size_t target_max = 8 * 1024;

/// Of a block that has not ended yet: what can be refused without waiting for the rest.
/// Bytes before `seen` were looked at before.
std::optional<Refusal> reason_to_refuse_start(std::string_view start, std::size_t seen);

/// Of a whole block: the request line, the fields, and the empty line that ends them.
std::optional<Refusal> reason_to_refuse(std::string_view block);

/// A line end that some readers would take for one and others would not.
bool has_lone_line_feed(std::string_view text);

/// The token of RFC 9110: names of methods and fields.
bool is_token(std::string_view text);
/// No control character but the tab.
bool is_field_value(std::string_view text);
/// Only digits, no more than an int64 holds, no leading zero.
std::optional<std::uint64_t> read_length(std::string_view text);

}  // namespace http
