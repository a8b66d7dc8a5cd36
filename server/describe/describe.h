// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <string>
#include <string_view>

#include "describe/codec.h"
#include "describe/container_codecs.h"
#include "describe/described.h"
#include "describe/enums.h"
#include "describe/errors.h"
#include "describe/json.h"
#include "describe/types.h"
#include "describe/value_codecs.h"

// A struct is described once, beside its definition, with BOOST_DESCRIBE_STRUCT; from that it is
// read from JSON and from query strings, written as JSON, taken from table rows and documented.

namespace describe {

struct ReadOptions {
  JsonLimits limits;
  UnknownFields unknown_fields = UnknownFields::Refused;
};

/// For the answers of others: unknown fields are ignored, of repeated keys the last one counts.
inline constexpr ReadOptions tolerant{.limits = {.duplicate_keys = DuplicateKeys::LastWins},
                                      .unknown_fields = UnknownFields::Ignored};

/// Throws base::Invalid with pointer "" and the code of the JsonError.
JsonDocument parse_or_refuse(std::string_view text, JsonLimits limits);

/// Throws base::Invalid with every error.
template <class T>
T from_json(std::string_view text, const ReadOptions& options = {}) {
  const JsonDocument document = parse_or_refuse(text, options.limits);
  Errors errors(options.unknown_fields);
  T value{};
  Codec<T>::read(document.root(), value, errors);
  errors.throw_if_any();
  return value;
}

template <class T>
std::string to_json(const T& value) {
  std::string out;
  out.reserve(512);
  Codec<T>::write(out, value);
  return out;
}

}  // namespace describe
