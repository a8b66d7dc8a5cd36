// SPDX-License-Identifier: Apache-2.0
#include "http/response.h"

#include <algorithm>

namespace http {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

Response typed(int status, std::string text, std::string type) {
  return {
      .status = status, .headers = {{"Content-Type", std::move(type)}}, .body = std::move(text)};
}

}  // namespace

Response Response::json(int status, std::string text) {
  return typed(status, std::move(text), "application/json");
}

Response Response::text(int status, std::string text) {
  return typed(status, std::move(text), "text/plain; charset=utf-8");
}

Response Response::html(int status, std::string text) {
  return typed(status, std::move(text), "text/html; charset=utf-8");
}

Response Response::empty(int status) {
  return {.status = status, .headers = {}, .body = std::string()};
}

Response Response::redirect(int status, std::string location) {
  Response response = empty(status);
  response.add_header("Location", std::move(location));
  return response;
}

void Response::set_header(std::string name, std::string value) {
  std::erase_if(headers, [&](const auto& field) { return same_name(field.first, name); });
  add_header(std::move(name), std::move(value));
}

void Response::add_header(std::string name, std::string value) {
  headers.emplace_back(std::move(name), std::move(value));
}

std::optional<std::string_view> Response::header(std::string_view name) const {
  for (const auto& [field, value] : headers) {
    if (same_name(field, name)) return value;
  }
  return std::nullopt;
}

}  // namespace http
