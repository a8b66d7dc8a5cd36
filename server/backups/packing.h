// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string_view>

namespace backups {

/// Where bytes go on to.
using Sink = std::function<void(std::string_view)>;

/// Makes gzip of what it is given, piece by piece.
class Packer {
 public:
  explicit Packer(Sink sink);
  ~Packer();
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;
  void add(std::string_view text);
  void finish();

 private:
  struct Stream;
  void run(std::string_view text, int flush);
  Sink sink_;
  std::unique_ptr<Stream> stream_;
};

/// The other way round. Throws Damaged.
class Unpacker {
 public:
  explicit Unpacker(Sink sink);
  ~Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
  void add(std::string_view packed);
  void finish();

 private:
  struct Stream;
  Sink sink_;
  std::unique_ptr<Stream> stream_;
};

}  // namespace backups
