// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/bytes.h"
#include "base/email.h"
#include "base/ensure.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/money.h"
#include "base/phone.h"
#include "base/zone.h"
#include "describe/enums.h"

namespace db {

/// A list of numbers as one parameter, for `IN EACH_OF($1)`.
class Numbers {
 public:
  explicit Numbers(std::span<const std::int64_t> numbers);
  template <class Entity>
  explicit Numbers(const std::vector<base::Id<Entity>>& ids) {
    for (const auto& id : ids) add(id.number());
    text_ += ']';
  }
  /// A JSON array.
  const std::string& text() const { return text_; }

 private:
  void add(std::int64_t number);
  std::string text_ = "[";
};

/// `describe::Text<Min, Max>` and `describe::Number<Min, Max>`.
template <class T>
concept TextWithLimits = requires(const T& value) {
  { value.v } -> std::convertible_to<std::string_view>;
};
template <class T>
concept NumberWithLimits = requires(const T& value) {
  { value.v } -> std::integral;
};
/// `describe::Json`.
template <class T>
concept JsonText = requires(const T& value) {
  { value.text } -> std::convertible_to<std::string_view>;
};
template <class T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;
template <class T>
concept Enumerated = std::is_enum_v<T>;

/// One value bound to `$n`. Looks at the argument it was made from; made and used within one call.
/// A null knows the type it stands for, except `std::nullopt`, whose type the engine infers.
class Param {
 public:
  enum class Kind { Unknown, Bool, Number, Text, Bytes };

  Param(std::nullopt_t) {}
  template <std::same_as<bool> B>
  Param(B value) : kind_(Kind::Bool), null_(false), number_(value ? 1 : 0) {}
  template <WholeNumber N>
  Param(N value) : kind_(Kind::Number), null_(false), number_(checked(value)) {}
  Param(std::string_view value) : kind_(Kind::Text), null_(false), view_(value) {}
  Param(const std::string& value) : Param(std::string_view(value)) {}
  Param(const char* value) : Param(std::string_view(value)) {}
  Param(std::span<const std::byte> value)
      : kind_(Kind::Bytes),
        null_(false),
        view_(reinterpret_cast<const char*>(value.data()), value.size()) {}
  Param(const base::Bytes& value) : Param(std::span<const std::byte>(value)) {}
  Param(base::Instant value) : Param(value.milliseconds()) {}
  Param(base::Date value) : kind_(Kind::Text), null_(false), owned_(value.text()) {}
  Param(base::LocalTime value) : kind_(Kind::Text), null_(false), owned_(value.text()) {}
  Param(const base::Email& value) : Param(value.text()) {}
  Param(const base::Phone& value) : Param(value.text()) {}
  Param(const base::TimeZone& value) : Param(value.name()) {}
  Param(const base::Currency& value) : Param(value.code()) {}
  Param(const Numbers& value) : Param(value.text()) {}
  template <class Entity>
  Param(base::Id<Entity> value) : Param(value.number()) {}
  template <Enumerated E>
  Param(E value) : Param(std::string_view(describe::enum_text(value))) {}
  template <TextWithLimits T>
  Param(const T& value) : Param(std::string_view(value.v)) {}
  template <NumberWithLimits T>
  Param(const T& value) : Param(value.v) {}
  template <JsonText T>
  Param(const T& value) : Param(std::string_view(value.text)) {}
  template <class T>
  Param(const std::optional<T>& value) : Param(value ? Param(*value) : null_of<T>()) {}

  Kind kind() const { return kind_; }
  bool is_null() const { return null_; }
  std::int64_t number() const { return number_; }
  std::string_view text() const { return owned_.empty() ? view_ : std::string_view(owned_); }

 private:
  template <class T>
  static Param null_of() {
    Param result(std::nullopt);
    result.kind_ = kind_of<T>();
    return result;
  }
  template <class T>
  static constexpr Kind kind_of() {
    if constexpr (std::same_as<T, bool>) return Kind::Bool;
    if constexpr (WholeNumber<T> || NumberWithLimits<T>) return Kind::Number;
    if constexpr (std::same_as<T, base::Instant>) return Kind::Number;
    if constexpr (requires(const T& id) { { id.number() } -> std::same_as<std::int64_t>; }) {
      return Kind::Number;
    }
    if constexpr (std::convertible_to<T, std::span<const std::byte>>) return Kind::Bytes;
    return Kind::Text;
  }
  template <class N>
  static std::int64_t checked(N value) {
    if constexpr (std::unsigned_integral<N> && sizeof(N) >= sizeof(std::int64_t)) {
      base::ensure(value <= static_cast<N>(std::numeric_limits<std::int64_t>::max()),
                   "a number fits into a column");
    }
    return static_cast<std::int64_t>(value);
  }

  Kind kind_ = Kind::Unknown;
  bool null_ = true;
  std::int64_t number_ = 0;
  std::string_view view_;
  std::string owned_;
};

}  // namespace db
