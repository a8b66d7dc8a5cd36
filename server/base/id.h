// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// `prefix` + "_" + 13 characters of Crockford base32 in lower case, e.g. `ord_01k7m3q9x2v4a`.
std::string id_text(std::string_view prefix, std::int64_t number);
void append_id(std::string& out, std::string_view prefix, std::int64_t number);

/// Nothing: another prefix, another length, a letter outside the alphabet, or out of range.
std::optional<std::int64_t> id_number(std::string_view prefix, std::string_view text);

/// 64 bits, time-ordered, typed by entity. The entity names its prefix: `struct Order { static
/// constexpr std::string_view id_prefix = "ord"; … }`; it need not be complete until the id is
/// printed or read.
template <class Entity>
class Id {
 public:
  static Id from_number(std::int64_t number) { return Id(number); }
  static std::optional<Id> parse(std::string_view text) {
    const auto number = id_number(Entity::id_prefix, text);
    if (!number) return std::nullopt;
    return Id(*number);
  }
  Id() = default;

  std::int64_t number() const { return number_; }
  std::string text() const { return id_text(Entity::id_prefix, number_); }
  friend auto operator<=>(const Id&, const Id&) = default;

 private:
  explicit Id(std::int64_t number) : number_(number) {}
  std::int64_t number_ = 0;
};

}  // namespace base

template <class Entity>
struct std::hash<base::Id<Entity>> {
  std::size_t operator()(const base::Id<Entity>& id) const noexcept {
    return std::hash<std::int64_t>{}(id.number());
  }
};
