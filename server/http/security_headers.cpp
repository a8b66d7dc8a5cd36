// SPDX-License-Identifier: Apache-2.0
#include "http/security_headers.h"

#include <array>
#include <string_view>

namespace http {

namespace {

struct Header {
  std::string_view name;
  std::string_view value;
};

// The component library of the apps sets inline styles; scripts are never inline.
constexpr std::array headers{
    Header{"Content-Security-Policy",
           "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
           "img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; "
           "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"},
    Header{"X-Content-Type-Options", "nosniff"},
    Header{"Referrer-Policy", "same-origin"},
    Header{"Permissions-Policy",
           "camera=(), geolocation=(), microphone=(), payment=(), usb=(), fullscreen=(self)"},
    Header{"Cross-Origin-Opener-Policy", "same-origin"},
    Header{"Cross-Origin-Resource-Policy", "same-origin"},
};

void add_missing(Response& response, std::string_view name, std::string_view value) {
  if (response.header(name)) return;
  response.add_header(std::string(name), std::string(value));
}

}  // namespace

void add_security_headers(Response& response, const Request& request) {
  for (const Header& header : headers) add_missing(response, header.name, header.value);
  if (request.tls) {
    add_missing(response, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
  add_missing(response, "Cache-Control", "no-store");
}

}  // namespace http
