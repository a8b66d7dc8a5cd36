// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"

namespace http {

/// The addresses whose word about a client we take.
class TrustedProxies {
 public:
  /// Throws std::invalid_argument for what is neither an address nor a network.
  explicit TrustedProxies(const std::vector<std::string>& networks);
  ~TrustedProxies();

  bool trusts(std::string_view address) const;
  /// Sets `remote_address` and `tls` from X-Forwarded-For and X-Forwarded-Proto when `peer` is
  /// trusted: the client is the last address of the list that is not itself a trusted proxy.
  void look_behind(std::string_view peer, Request& request) const;

 private:
  struct Networks;
  std::unique_ptr<const Networks> networks_;
};

/// What one client is for the cap of connections: an IPv4 address, or the /64 of an IPv6 one.
std::string neighbourhood_of(std::string_view address);

}  // namespace http
