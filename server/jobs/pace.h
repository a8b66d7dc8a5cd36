// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>

namespace jobs {

/// How many rows are written in one transaction, so that others do not wait long for the writer.
/// The commit does not count: fewer rows would not make a slow disk faster.
class Pace {
 public:
  std::size_t rows() const { return rows_; }
  void took(std::chrono::nanoseconds time);

 private:
  std::size_t rows_ = 50;
};

}  // namespace jobs
