// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <boost/describe/enumerators.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace describe {

template <class E>
concept DescribedEnum = std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value;

/// `AtOnce` → `at_once`, `HTMLPage` → `html_page`.
std::string snake_case(std::string_view enumerator);

struct Enumerator {
  std::int64_t value;
  std::string_view name;
};

/// The texts of one enum, computed once.
class EnumTexts {
 public:
  explicit EnumTexts(std::span<const Enumerator> enumerators);
  /// A value without an enumerator is a Bug.
  std::string_view text(std::int64_t value) const;
  std::optional<std::int64_t> value(std::string_view text) const;
  const std::vector<std::string>& all() const { return texts_; }

 private:
  std::vector<std::int64_t> values_;
  std::vector<std::string> texts_;
};

template <class List>
struct EnumeratorsOf;
template <template <class...> class List, class... Descriptors>
struct EnumeratorsOf<List<Descriptors...>> {
  static constexpr std::array<Enumerator, sizeof...(Descriptors)> all{
      Enumerator{static_cast<std::int64_t>(Descriptors::value), Descriptors::name}...};
};

template <DescribedEnum E>
const EnumTexts& enum_texts() {
  static const EnumTexts texts(EnumeratorsOf<boost::describe::describe_enumerators<E>>::all);
  return texts;
}

template <DescribedEnum E>
std::string_view enum_text(E value) {
  return enum_texts<E>().text(static_cast<std::int64_t>(value));
}

template <DescribedEnum E>
std::optional<E> enum_from(std::string_view text) {
  const auto value = enum_texts<E>().value(text);
  if (!value) return std::nullopt;
  return static_cast<E>(*value);
}

}  // namespace describe
