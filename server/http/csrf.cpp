// SPDX-License-Identifier: Apache-2.0
#include "http/csrf.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "http/credentials.h"
#include "http/problem.h"

namespace http {

namespace {

bool is_safe(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

bool has_token(const Request& request, std::string_view session) {
  const auto token = request.header("x-csrf-token");
  return token && base::equal_in_constant_time(base::bytes_of(*token),
                                               base::bytes_of(csrf_token(session)));
}

bool comes_from_here(const Request& request) {
  const auto origin = request.header("origin");
  const auto host = request.header("host");
  if (!origin || !host || host->empty()) return false;
  return *origin == (request.tls ? "https://" : "http://") + std::string(*host);
}

}  // namespace

std::string csrf_token(std::string_view session) {
  return base::base64url(base::keyed_hash(base::bytes_of(session), "csrf"));
}

void check_csrf(const Request& request) {
  if (is_safe(request.method) || request.header("authorization")) return;
  if (base::control("csrf")) return;
  const HttpRejection refusal({.status = 403,
                               .code = "csrf",
                               .detail = "This did not come from a page of this school."});
  if (const auto site = request.header("sec-fetch-site")) {
    if (*site != "same-origin") throw refusal;
    return;
  }
  const Credentials credentials = credentials_of(request);
  if (!credentials.session) return;
  if (!has_token(request, *credentials.session) && !comes_from_here(request)) throw refusal;
}

}  // namespace http
