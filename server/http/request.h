// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// One request that passed the gate. Plain data: nothing here knows of a socket.
struct Request {
  std::string method;
  std::string target;  ///< As sent: the path with escapes, and the query.
  std::string path;    ///< Decoded once; clean UTF-8 without `.`, `..` and hidden slashes.
  Fields query;        ///< Decoded, in order.
  Fields headers;      ///< Names in lower case, in order.
  std::string body;
  /// Holds the body instead of `body` when it is large. The file is removed once the handler has
  /// returned, unless the handler moved it away.
  std::optional<std::filesystem::path> body_file;
  std::string remote_address;  ///< Of the client; proxies are believed only when they are listed.
  bool tls = false;            ///< The client used TLS, to us or to a listed proxy.
  std::string id;              ///< For the log and for the person who asks for help.

  /// The first header of that (lower-case) name.
  std::optional<std::string_view> header(std::string_view name) const;
  /// The first parameter of that name.
  std::optional<std::string_view> parameter(std::string_view name) const;
};

}  // namespace http
