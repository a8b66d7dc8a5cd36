// SPDX-License-Identifier: Apache-2.0
#include "http/request.h"

namespace http {

namespace {

std::optional<std::string_view> first_of(const Fields& fields, std::string_view name) {
  for (const auto& [field, value] : fields) {
    if (field == name) return value;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> Request::header(std::string_view name) const {
  return first_of(headers, name);
}

std::optional<std::string_view> Request::parameter(std::string_view name) const {
  return first_of(query, name);
}

}  // namespace http
