// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "http/stream.h"

struct ssl_ctx_st;

namespace http {

/// The certificate in use. Connections keep the one they began with.
class Tls {
 public:
  /// Throws std::runtime_error, saying what is wrong with the files.
  Tls(std::filesystem::path certificate, std::filesystem::path key);
  void reload();
  /// Nothing when the library has no memory for another one.
  std::unique_ptr<Stream> stream(Stream::Socket socket) const;

 private:
  const std::filesystem::path certificate_;
  const std::filesystem::path key_;
  mutable std::mutex mutex_;
  std::shared_ptr<ssl_ctx_st> context_;
};

}  // namespace http
