// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "http/cookies.h"
#include "http/credentials.h"
#include "http/csrf.h"

/// What is read from a header can be sent back as a cookie and is then read as the same; the same
/// bytes as an `Authorization` header give a token or nothing, never a session.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  if (const auto value = http::cookie_in(text, "stoa")) {
    const std::string sent = http::set_cookie({.name = "stoa", .value = *value});
    const std::string pair = sent.substr(0, sent.find(';'));
    if (http::cookie_in(pair, "stoa") != value) std::abort();
    if (http::csrf_token(*value).empty()) std::abort();
  }
  http::Request request;
  request.headers.emplace_back("cookie", text);
  if (http::credentials_of(request).bearer) std::abort();
  request.headers.emplace_back("authorization", text);
  if (http::credentials_of(request).session) std::abort();
  return 0;
}
