// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "describe/errors.h"
#include "describe/json.h"

namespace describe {

class SchemaBuilder;

/// How one type is read, written and described. Specialise it for a type with a JSON shape of its
/// own, with these members (those a type never needs may be left out):
///   static void read(const JsonValue& in, T& out, Errors& errors);
///   static void write(std::string& out, const T& value);
///   static std::string schema(SchemaBuilder& builder);        JSON text of its schema
///   static constexpr bool may_be_absent = true;               as a member it is not required
///   static constexpr bool accepts_null = true;                as a member it is given null
template <class T>
struct Codec;

template <class T>
inline constexpr bool may_be_absent = requires {
  requires Codec<T>::may_be_absent;
};
template <class T>
inline constexpr bool accepts_null = requires {
  requires Codec<T>::accepts_null;
};

/// Adds every error of the value to `errors`; what was read beside an error means nothing.
template <class T>
void read(const JsonValue& in, T& out, Errors& errors) {
  Codec<T>::read(in, out, errors);
}

/// Straight into the text.
template <class T>
void write(std::string& out, const T& value) {
  Codec<T>::write(out, value);
}

}  // namespace describe
