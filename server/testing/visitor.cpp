// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>

#include "base/ensure.h"
#include "base/text.h"
#include "http/cookies.h"
#include "testing/school.h"

namespace testing {
namespace {

constexpr auto session_is_fresh_for = std::chrono::hours(1);

/// As it comes through the network, but for escapes: stories write `?search=jean luc`.
void set_target(http::Request& request, std::string_view target) {
  const auto mark = target.find('?');
  request.target = target;
  request.path = target.substr(0, mark);
  if (mark == std::string_view::npos) return;
  for (const std::string_view pair : base::split(target.substr(mark + 1), '&')) {
    const auto equals = pair.find('=');
    request.query.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
  }
}

http::Fields if_match(const std::optional<std::string>& version) {
  if (!version) return {};
  return {{"if-match", "\"" + *version + "\""}};
}

Answer answer_of(const http::Response& response) {
  Answer answer{.status = response.status, .body = {}, .headers = response.headers};
  if (const auto* text = std::get_if<std::string>(&response.body)) answer.body = *text;
  return answer;
}

}  // namespace

http::Request Visitor::request_of(std::string method, std::string_view target,
                                  std::string body) const {
  http::Request request;
  request.method = std::move(method);
  set_target(request, target);
  request.remote_address = "192.0.2.7";
  request.id = "story";
  if (request.method != "GET") request.headers.emplace_back("content-type", "application/json");
  request.body = std::move(body);
  if (!bearer_.empty()) {
    request.headers.emplace_back("authorization", "Bearer " + bearer_);
    return request;
  }
  request.headers.emplace_back("sec-fetch-site", "same-origin");
  std::string cookies;
  for (const auto& [name, value] : cookies_) {
    cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
  }
  if (!cookies.empty()) request.headers.emplace_back("cookie", cookies);
  return request;
}

Answer Visitor::send(std::string method, std::string_view target, std::string body,
                     http::Fields headers) {
  const auto now = school_->clock.now();
  if (signed_in_at_ && now >= *signed_in_at_ + session_is_fresh_for) school_->sign_in(*this);
  auto request = request_of(std::move(method), target, std::move(body));
  for (auto& header : headers) {
    std::erase_if(request.headers, [&](const auto& own) { return own.first == header.first; });
    // An empty one is for leaving out what this browser would send.
    if (!header.second.empty()) request.headers.push_back(std::move(header));
  }
  const auto response = school_->core.application().answer(request);
  keep_cookies(response);
  return answer_of(response);
}

Answer Visitor::get(std::string_view target) { return send("GET", target, ""); }

Answer Visitor::post(std::string_view target, std::string body, http::Fields headers) {
  return send("POST", target, std::move(body), std::move(headers));
}

Answer Visitor::patch(std::string_view target, std::optional<std::string> version,
                      std::string body) {
  return send("PATCH", target, std::move(body), if_match(version));
}

Answer Visitor::put(std::string_view target, std::optional<std::string> version,
                    std::string body) {
  return send("PUT", target, std::move(body), if_match(version));
}

Answer Visitor::del(std::string_view target) { return send("DELETE", target, ""); }

std::string Visitor::cookie(std::string_view name) const {
  const auto found = std::ranges::find(cookies_, name, &http::Fields::value_type::first);
  return found == cookies_.end() ? std::string() : found->second;
}

Visitor Visitor::elsewhere() const { return {*school_, id_}; }

void Visitor::keep_cookies(const http::Response& response) {
  for (const auto& [name, value] : response.headers) {
    if (name != "Set-Cookie") continue;
    const auto pair = std::string_view(value).substr(0, value.find(';'));
    const std::string cookie(pair.substr(0, pair.find('=')));
    std::erase_if(cookies_, [&](const auto& kept) { return kept.first == cookie; });
    cookies_.emplace_back(cookie, pair.substr(pair.find('=') + 1));
  }
}

}  // namespace testing
