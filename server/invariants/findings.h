// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace invariants {

/// What one check has looked at and found broken. All are counted, the first are kept by name.
class Findings {
 public:
  static constexpr std::size_t named_max = 20;

  void looked_at(std::int64_t rows) { rows_ += rows; }
  /// `row` is an id or a number, never what a person could be known by.
  void broken(std::string_view row, std::string_view why);

  std::int64_t rows() const { return rows_; }
  std::int64_t broken_rows() const { return broken_; }
  const std::vector<std::string>& named() const { return named_; }

 private:
  std::int64_t rows_ = 0;
  std::int64_t broken_ = 0;
  std::vector<std::string> named_;
};

}  // namespace invariants
