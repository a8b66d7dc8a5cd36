// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "base/bytes.h"

namespace files {

/// A hash that is fed in pieces and may be put aside between them.
class Sha256 {
 public:
  Sha256();
  /// From what `state()` gave.
  explicit Sha256(std::span<const std::byte> state);
  void add(std::string_view block);
  const base::Bytes& state() const { return state_; }
  base::Bytes finish() const;

 private:
  base::Bytes state_;
};

}  // namespace files
