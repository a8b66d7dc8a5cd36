// SPDX-License-Identifier: Apache-2.0
#include "http/proxies.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <optional>
#include <stdexcept>

namespace http {

namespace {

namespace ip = boost::asio::ip;

std::optional<ip::address> read_address(std::string_view text) {
  boost::system::error_code ec;
  const auto address = ip::make_address(std::string(text), ec);
  if (ec) return std::nullopt;
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return ip::make_address_v4(ip::v4_mapped, address.to_v6());
  }
  return address;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

struct TrustedProxies::Networks {
  std::vector<ip::network_v4> v4;
  std::vector<ip::network_v6> v6;
};

TrustedProxies::TrustedProxies(const std::vector<std::string>& networks) {
  auto read = std::make_unique<Networks>();
  for (const std::string& text : networks) {
    const bool is_v6 = text.find(':') != std::string::npos;
    const bool is_network = text.find('/') != std::string::npos;
    boost::system::error_code ec;
    if (is_v6) {
      read->v6.push_back(ip::make_network_v6(is_network ? text : text + "/128", ec));
    } else {
      read->v4.push_back(ip::make_network_v4(is_network ? text : text + "/32", ec));
    }
    if (ec) throw std::invalid_argument("not an address or a network: " + text);
  }
  networks_ = std::move(read);
}

TrustedProxies::~TrustedProxies() = default;

bool TrustedProxies::trusts(std::string_view text) const {
  const auto address = read_address(text);
  if (!address) return false;
  if (address->is_v4()) {
    const ip::network_v4 host(address->to_v4(), 32);
    return std::ranges::any_of(networks_->v4, [&](const auto& network) {
      return network == host || host.is_subnet_of(network);
    });
  }
  const ip::network_v6 host(address->to_v6(), 128);
  return std::ranges::any_of(networks_->v6, [&](const auto& network) {
    return network == host || host.is_subnet_of(network);
  });
}

void TrustedProxies::look_behind(std::string_view peer, Request& request) const {
  request.remote_address = peer;
  if (!trusts(peer)) return;
  if (const auto proto = request.header("x-forwarded-proto")) request.tls = *proto == "https";
  std::string list;
  for (const auto& [name, value] : request.headers) {
    if (name == "x-forwarded-for") list.append(list.empty() ? "" : ",").append(value);
  }
  std::string_view rest = list;
  while (!rest.empty()) {
    const auto comma = rest.rfind(',');
    const auto last = trimmed(rest.substr(comma == std::string_view::npos ? 0 : comma + 1));
    const auto address = read_address(last);
    if (!address) return;
    request.remote_address = address->to_string();
    if (comma == std::string_view::npos || !trusts(last)) return;
    rest = rest.substr(0, comma);
  }
}

std::string neighbourhood_of(std::string_view text) {
  const auto address = read_address(text);
  if (!address) return std::string(text);
  if (address->is_v4()) return address->to_string();
  return ip::network_v6(address->to_v6(), 64).canonical().to_string();
}

}  // namespace http
