// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "describe/codec.h"
#include "describe/enums.h"
#include "describe/members.h"
#include "describe/schema.h"
#include "describe/write.h"

// Structs and enums that are described by BOOST_DESCRIBE_STRUCT and BOOST_DESCRIBE_ENUM.

namespace describe {

/// Walks through the members of one object in the order of the struct.
class ObjectReader {
 public:
  /// Adds an error, and then finds nothing, when it is no object.
  ObjectReader(const JsonValue& in, Errors& errors);
  bool is_object() const { return is_object_; }

  struct Rule {
    bool may_be_absent;
    bool accepts_null;
  };
  /// Nothing: absent, or an error was added.
  std::optional<JsonValue> take(std::string_view name, Rule rule);
  /// Adds an error for each member that has none of the names.
  void refuse_others(std::span<const std::string_view> names);

 private:
  const JsonNode* find(std::string_view name);
  std::string_view name_at(std::size_t index) const;
  const JsonNode* value_at(std::size_t index) const;

  Errors& errors_;
  bool is_object_;
  const JsonNode* members_ = nullptr;
  std::size_t count_ = 0;
  std::size_t next_ = 0;
  std::size_t taken_ = 0;
};

template <class T>
void read_member(ObjectReader& reader, std::string_view name, T& out, Errors& errors) {
  const auto value = reader.take(name, {may_be_absent<T>, accepts_null<T>});
  if (!value) return;
  const auto scope = errors.at(name);
  Codec<T>::read(*value, out, errors);
}

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// `,"name":` with what follows, as constant text: lists are full of members that are absent.
template <class Member>
struct MemberText {
  template <std::size_t length>
  static constexpr auto with(const char (&value)[length]) {
    std::array<char, Member::name.size() + 4 + length - 1> letters{};
    letters[0] = ',';
    letters[1] = '"';
    Member::name.copy(letters.data() + 2, Member::name.size());
    letters[Member::name.size() + 2] = '"';
    letters[Member::name.size() + 3] = ':';
    std::copy_n(value, length - 1, letters.data() + Member::name.size() + 4);
    return letters;
  }
  static constexpr auto prefix = with("");
  static constexpr auto null = with("null");
};

template <std::size_t length>
void append_text(std::string& out, const std::array<char, length>& letters) {
  out.append(letters.data(), length);
}

template <class Member>
void write_member(std::string& out, const typename Member::Type& value) {
  if constexpr (is_optional<typename Member::Type>) {
    if (!value) return append_text(out, MemberText<Member>::null);
  }
  append_text(out, MemberText<Member>::prefix);
  Codec<typename Member::Type>::write(out, value);
}

template <Described T>
struct Codec<T> {
  static void read(const JsonValue& in, T& out, Errors& errors) {
    ObjectReader reader(in, errors);
    if (!reader.is_object()) return;
    for_each_member<T>(
        [&](auto member) { read_member(reader, member.name, out.*member.pointer, errors); });
    reader.refuse_others(member_names<T>);
  }

  static void write(std::string& out, const T& value) {
    const std::size_t begin = out.size();
    for_each_member<T>([&]<class M>(M member) {
      write_member<M>(out, value.*member.pointer);
    });
    if constexpr (member_count<T> == 0) out += ',';
    out[begin] = '{';
    out += '}';
  }

  static std::string schema(SchemaBuilder& builder) { return builder.template object<T>(); }
};

/// Nothing, after an error was added.
std::optional<std::int64_t> read_enum(const JsonValue& in, const EnumTexts& texts, Errors& errors);
std::string enum_schema(const EnumTexts& texts);

template <DescribedEnum E>
struct Codec<E> {
  static void read(const JsonValue& in, E& out, Errors& errors) {
    const auto value = read_enum(in, enum_texts<E>(), errors);
    if (value) out = static_cast<E>(*value);
  }
  static void write(std::string& out, E value) { write_plain(out, enum_text(value)); }
  static std::string schema(SchemaBuilder& builder) {
    return builder.template named<E>(
        [](SchemaBuilder&) -> SchemaBody { return enum_schema(enum_texts<E>()); });
  }
};

}  // namespace describe
