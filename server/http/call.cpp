// SPDX-License-Identifier: Apache-2.0
#include "http/call.h"

#include <algorithm>
#include <charconv>

#include "base/ensure.h"
#include "http/problem.h"

namespace http {

namespace {

bool switch_value(std::string_view text) {
  if (text == "true" || text == "1") return true;
  if (text == "false" || text == "0") return false;
  throw base::Invalid("/dry_run", "type.expected_boolean");
}

base::Instant instant_value(std::string_view text) {
  const auto instant = base::Instant::parse(text);
  if (!instant) throw base::Invalid("/at", "instant.invalid");
  return *instant;
}

/// `"7"` is the only form: weak tags and lists name no single version.
std::optional<std::int64_t> version_of(std::string_view tag) {
  if (tag.size() < 3 || tag.front() != '"' || tag.back() != '"') return std::nullopt;
  const std::string_view digits = tag.substr(1, tag.size() - 2);
  std::int64_t version = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), version);
  if (error != std::errc() || end != digits.data() + digits.size() || version < 0) {
    return std::nullopt;
  }
  return version;
}

}  // namespace

Call::Call(Services& services, const Frame& frame, const Request& request, Fields path_values)
    : services_(services),
      frame_(frame),
      request_(request),
      path_values_(std::move(path_values)),
      now_(services.clock.now()) {}

void Call::take_parameters(const RouteFacts& route) {
  for (const auto& [name, value] : request_.query) {
    if (route.dry_run && name == "dry_run") {
      dry_run_ = switch_value(value);
    } else if (route.at && name == "at") {
      at_ = instant_value(value);
    } else {
      query_.emplace_back(name, value);
    }
  }
  if (route.versioned) if_match();
}

db::Reader& Call::read() {
  if (joined_ != nullptr) return *joined_;
  if (!session_) session_ = services_.db.open_read();
  return *session_;
}

std::string_view Call::path(std::string_view name) const {
  const auto value = std::ranges::find(path_values_, name, &Fields::value_type::first);
  base::ensure(value != path_values_.end(), "the handler asks for a parameter of its path");
  return value->second;
}

std::int64_t Call::if_match() const {
  const auto tag = request_.header("if-match");
  if (!tag) {
    throw HttpRejection({.status = 428,
                         .code = "precondition_required",
                         .detail = "Send If-Match with the version you saw."});
  }
  const auto version = version_of(*tag);
  if (!version) throw base::Invalid("", "if_match.invalid", "One version in quotes.");
  return *version;
}

void Call::set_header(std::string name, std::string value) {
  headers_.emplace_back(std::move(name), std::move(value));
}

void Call::join(db::Transaction& tx) {
  joined_ = &tx;
  headers_.clear();
}

void Call::end_read() { session_.reset(); }

}  // namespace http
