// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/email.h"
#include "base/ensure.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/phone.h"
#include "base/zone.h"
#include "describe/enums.h"
#include "describe/members.h"
#include "describe/types.h"

// The i-th column goes into the i-th member; what a table holds was checked on its way in, so a
// value that does not fit is a Bug. Money lies in two columns, amount and currency.

namespace describe {

template <class Row>
concept TableRow = requires(const Row& row, int column) {
  { row.is_null(column) } -> std::convertible_to<bool>;
  { row.boolean(column) } -> std::convertible_to<bool>;
  { row.number(column) } -> std::convertible_to<std::int64_t>;
  { row.text(column) } -> std::convertible_to<std::string_view>;
  { row.bytes(column) } -> std::convertible_to<std::span<const std::byte>>;
};

template <class T>
struct Column;

template <class T>
int columns_of() {
  if constexpr (Described<T>) {
    int columns = 0;
    for_each_member<T>([&]<class M>(M) { columns += columns_of<typename M::Type>(); });
    return columns;
  } else {
    return Column<T>::width;
  }
}

/// A described struct inside a struct takes as many columns as it has members.
template <class T, TableRow Row>
T from_row(const Row& row, int first = 0) {
  if constexpr (Described<T>) {
    T value{};
    int column = first;
    for_each_member<T>([&]<class M>(M member) {
      using Type = typename M::Type;
      value.*member.pointer = from_row<Type>(row, column);
      column += columns_of<Type>();
    });
    return value;
  } else {
    return Column<T>::read(row, first);
  }
}

struct OneColumn {
  static constexpr int width = 1;
  template <class Row>
  static void ensure_value(const Row& row, int column) {
    base::ensure(!row.is_null(column), "a column that is read into a plain member is not NULL");
  }
};

template <>
struct Column<bool> : OneColumn {
  static bool read(const auto& row, int column) {
    ensure_value(row, column);
    return row.boolean(column);
  }
};

template <>
struct Column<std::int64_t> : OneColumn {
  static std::int64_t read(const auto& row, int column) {
    ensure_value(row, column);
    return row.number(column);
  }
};

template <>
struct Column<std::int32_t> : OneColumn {
  static std::int32_t read(const auto& row, int column) {
    const std::int64_t number = Column<std::int64_t>::read(row, column);
    base::ensure(number >= std::numeric_limits<std::int32_t>::min() &&
                     number <= std::numeric_limits<std::int32_t>::max(),
                 "a column that is read into 32 bits fits them");
    return static_cast<std::int32_t>(number);
  }
};

template <std::int64_t Min, std::int64_t Max>
struct Column<Number<Min, Max>> : OneColumn {
  static Number<Min, Max> read(const auto& row, int column) {
    return {Column<std::int64_t>::read(row, column)};
  }
};

template <class Entity>
struct Column<base::Id<Entity>> : OneColumn {
  static base::Id<Entity> read(const auto& row, int column) {
    return base::Id<Entity>::from_number(Column<std::int64_t>::read(row, column));
  }
};

template <>
struct Column<base::Instant> : OneColumn {
  static base::Instant read(const auto& row, int column) {
    return base::Instant::from_milliseconds(Column<std::int64_t>::read(row, column));
  }
};

template <>
struct Column<base::Bytes> : OneColumn {
  static base::Bytes read(const auto& row, int column) {
    ensure_value(row, column);
    const std::span<const std::byte> bytes = row.bytes(column);
    return {bytes.begin(), bytes.end()};
  }
};

/// A type whose column is text. Specialise it as `static T from_column(std::string_view)`.
template <class T>
struct TextColumn;

template <class T>
requires requires(std::string_view text) { TextColumn<T>::from_column(text); }
struct Column<T> : OneColumn {
  static T read(const auto& row, int column) {
    ensure_value(row, column);
    return TextColumn<T>::from_column(row.text(column));
  }
};

template <>
struct TextColumn<std::string> {
  static std::string from_column(std::string_view text) { return std::string(text); }
};
template <std::size_t Min, std::size_t Max>
struct TextColumn<Text<Min, Max>> {
  static Text<Min, Max> from_column(std::string_view text) { return {std::string(text)}; }
};
template <>
struct TextColumn<Json> {
  static Json from_column(std::string_view text) { return {std::string(text)}; }
};
template <DescribedEnum E>
struct TextColumn<E> {
  static E from_column(std::string_view text) {
    const auto value = enum_from<E>(text);
    base::ensure(value.has_value(), "a column of an enum holds one of its texts");
    return *value;
  }
};
template <>
struct TextColumn<base::Date> {
  static base::Date from_column(std::string_view text);
};
template <>
struct TextColumn<base::LocalTime> {
  static base::LocalTime from_column(std::string_view text);
};
template <>
struct TextColumn<base::TimeZone> {
  static base::TimeZone from_column(std::string_view text);
};
template <>
struct TextColumn<base::Currency> {
  static base::Currency from_column(std::string_view text);
};
template <>
struct TextColumn<base::Email> {
  static base::Email from_column(std::string_view text);
};
template <>
struct TextColumn<base::Phone> {
  static base::Phone from_column(std::string_view text);
};

template <>
struct Column<base::Money> {
  static constexpr int width = 2;
  static base::Money read(const auto& row, int column) {
    return {Column<std::int64_t>::read(row, column), Column<base::Currency>::read(row, column + 1)};
  }
};

template <class T>
struct Column<std::optional<T>> {
  static constexpr int width = Column<T>::width;
  static std::optional<T> read(const auto& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return Column<T>::read(row, column);
  }
};

}  // namespace describe
