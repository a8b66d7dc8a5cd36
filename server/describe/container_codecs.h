// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "describe/codec.h"
#include "describe/types.h"
#include "describe/write.h"

namespace describe {

/// The schema with null allowed beside it.
std::string nullable_schema(std::string schema);

template <class T>
struct Codec<std::optional<T>> {
  static constexpr bool may_be_absent = true;
  static constexpr bool accepts_null = true;
  static void read(const JsonValue& in, std::optional<T>& out, Errors& errors) {
    if (in.is_null()) {
      out.reset();
    } else {
      Codec<T>::read(in, out.emplace(), errors);
    }
  }
  static void write(std::string& out, const std::optional<T>& value) {
    if (value) {
      Codec<T>::write(out, *value);
    } else {
      out += "null";
    }
  }
  static std::string schema(SchemaBuilder& builder) {
    return nullable_schema(Codec<T>::schema(builder));
  }
};

template <class T>
struct Codec<Patch<T>> {
  static constexpr bool may_be_absent = true;
  static constexpr bool accepts_null = true;
  static void read(const JsonValue& in, Patch<T>& out, Errors& errors) {
    if (in.is_null()) {
      out = Patch<T>::cleared_value();
      return;
    }
    T value{};
    Codec<T>::read(in, value, errors);
    out = Patch<T>(std::move(value));
  }
  static void write(std::string& out, const Patch<T>& value) {
    Codec<std::optional<T>>::write(out, value.value());
  }
  static std::string schema(SchemaBuilder& builder) {
    return Codec<std::optional<T>>::schema(builder);
  }
};

/// How many elements to read: none, after an error was added, when it is no array or too long.
std::size_t elements_to_read(const JsonValue& in, std::size_t max, Errors& errors);
std::string array_schema(std::string_view element, std::optional<std::size_t> max);

template <class T>
void read_elements(const JsonValue& in, std::size_t max, std::vector<T>& out, Errors& errors) {
  const std::size_t count = elements_to_read(in, max, errors);
  out.clear();
  out.reserve(count);
  for (std::size_t index = 0; index < count; ++index) {
    const auto scope = errors.at(index);
    T element{};
    Codec<T>::read(in.at(index), element, errors);
    out.push_back(std::move(element));
  }
}

template <class T>
struct Codec<std::vector<T>> {
  static constexpr bool may_be_absent = true;
  static void read(const JsonValue& in, std::vector<T>& out, Errors& errors) {
    read_elements(in, list_max, out, errors);
  }
  static void write(std::string& out, const std::vector<T>& value) {
    out += '[';
    bool first = true;
    for (const auto& element : value) {
      if (!std::exchange(first, false)) out += ',';
      Codec<T>::write(out, element);
    }
    out += ']';
  }
  /// An answer may be longer than what is taken in, so no limit is told.
  static std::string schema(SchemaBuilder& builder) {
    return array_schema(Codec<T>::schema(builder), std::nullopt);
  }
};

template <class T, std::size_t Max>
struct Codec<List<T, Max>> {
  static constexpr bool may_be_absent = true;
  static void read(const JsonValue& in, List<T, Max>& out, Errors& errors) {
    read_elements(in, Max, out.v, errors);
  }
  static void write(std::string& out, const List<T, Max>& value) {
    Codec<std::vector<T>>::write(out, value.v);
  }
  static std::string schema(SchemaBuilder& builder) {
    return array_schema(Codec<T>::schema(builder), Max);
  }
};

/// The same for the members of an object with free names.
std::size_t entries_to_read(const JsonValue& in, Errors& errors);
std::string map_schema(std::string_view entry);

template <class T>
struct Codec<std::map<std::string, T>> {
  static constexpr bool may_be_absent = true;
  static void read(const JsonValue& in, std::map<std::string, T>& out, Errors& errors) {
    const std::size_t count = entries_to_read(in, errors);
    out.clear();
    for (std::size_t index = 0; index < count; ++index) {
      const auto scope = errors.at(in.name_at(index));
      T entry{};
      Codec<T>::read(in.value_at(index), entry, errors);
      out.insert_or_assign(std::string(in.name_at(index)), std::move(entry));
    }
  }
  static void write(std::string& out, const std::map<std::string, T>& value) {
    out += '{';
    bool first = true;
    for (const auto& [name, entry] : value) {
      if (!std::exchange(first, false)) out += ',';
      write_string(out, name);
      out += ':';
      Codec<T>::write(out, entry);
    }
    out += '}';
  }
  static std::string schema(SchemaBuilder& builder) {
    return map_schema(Codec<T>::schema(builder));
  }
};

}  // namespace describe
