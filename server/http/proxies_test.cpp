// SPDX-License-Identifier: Apache-2.0
#include "http/proxies.h"

#include <doctest/doctest.h>

#include <stdexcept>

namespace http {

namespace {

const TrustedProxies our_proxies({"10.0.0.0/8", "192.0.2.1", "fd00::/8"});

std::string client_of(std::string_view peer, const std::string& forwarded) {
  Request request;
  request.headers = {{"x-forwarded-for", forwarded}};
  our_proxies.look_behind(peer, request);
  return request.remote_address;
}

}  // namespace

TEST_CASE("a stranger's word about addresses counts nothing") {
  CHECK(client_of("203.0.113.9", "198.51.100.1") == "203.0.113.9");
}

TEST_CASE("the client is the last address that is not ours") {
  CHECK(client_of("10.1.2.3", "198.51.100.1") == "198.51.100.1");
  CHECK(client_of("10.1.2.3", "6.6.6.6, 198.51.100.1") == "198.51.100.1");
  CHECK(client_of("192.0.2.1", "198.51.100.1, 10.0.0.7") == "198.51.100.1");
  CHECK(client_of("fd00::1", "2001:db8::5") == "2001:db8::5");
}

TEST_CASE("what is no address ends the search") {
  CHECK(client_of("10.1.2.3", "") == "10.1.2.3");
  CHECK(client_of("10.1.2.3", "198.51.100.1, unknown") == "10.1.2.3");
  CHECK(client_of("10.1.2.3", "evil, 10.0.0.7") == "10.0.0.7");
}

TEST_CASE("a listed proxy says whether its client used TLS") {
  Request request;
  request.headers = {{"x-forwarded-proto", "https"}};
  our_proxies.look_behind("10.0.0.1", request);
  CHECK(request.tls);
  request.tls = false;
  our_proxies.look_behind("203.0.113.9", request);
  CHECK_FALSE(request.tls);
}

TEST_CASE("a proxy list with a typing error does not start") {
  CHECK_THROWS_AS(TrustedProxies({"10.0.0.0/99"}), std::invalid_argument);
  CHECK_THROWS_AS(TrustedProxies({"proxy.example"}), std::invalid_argument);
}

TEST_CASE("an IPv6 client is as wide as its network") {
  CHECK(neighbourhood_of("2001:db8:1:2:3::4") == neighbourhood_of("2001:db8:1:2:ffff::1"));
  CHECK(neighbourhood_of("2001:db8:1:2::4") != neighbourhood_of("2001:db8:1:3::4"));
  CHECK(neighbourhood_of("::ffff:192.0.2.7") == "192.0.2.7");
}

}  // namespace http
