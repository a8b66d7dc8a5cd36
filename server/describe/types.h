// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ensure.h"

// Types of members whose rules travel with them. The rules hold for what was read; who fills them
// in a program answers for it.

namespace describe {

/// Between Min and Max code points after outer white space is taken off.
template <std::size_t Min, std::size_t Max>
struct Text {
  static_assert(Min <= Max);
  std::string v;
  friend auto operator<=>(const Text&, const Text&) = default;
};

template <std::int64_t Min, std::int64_t Max>
struct Number {
  static_assert(Min <= Max);
  std::int64_t v = Min > 0 ? Min : (Max < 0 ? Max : 0);
  friend auto operator<=>(const Number&, const Number&) = default;
};

/// Any JSON value as compact text; empty means null.
struct Json {
  std::string text;
  friend bool operator==(const Json&, const Json&) = default;
};

/// The most elements a plain vector or map takes in.
inline constexpr std::size_t list_max = 1000;

template <class T, std::size_t Max>
struct List {
  std::vector<T> v;
  friend bool operator==(const List&, const List&) = default;
};

/// A member of a PATCH: absent leaves things as they are, null clears, a value sets.
template <class T>
class Patch {
 public:
  Patch() = default;
  explicit(false) Patch(T value) : named_(true), value_(std::move(value)) {}
  static Patch cleared_value() {
    Patch patch;
    patch.named_ = true;
    return patch;
  }

  bool absent() const { return !named_; }
  bool cleared() const { return named_ && !value_; }
  bool has_value() const { return value_.has_value(); }
  const T& operator*() const {
    base::ensure(value_.has_value(), "a patch is asked for the value it has");
    return *value_;
  }
  const T* operator->() const { return &**this; }
  /// Nothing when absent or cleared.
  const std::optional<T>& value() const { return value_; }

  friend bool operator==(const Patch&, const Patch&) = default;

 private:
  bool named_ = false;
  std::optional<T> value_;
};

}  // namespace describe
