// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "http/request.h"

namespace http {

enum class AfterAnswer { KeepOpen, Close };

struct Framing {
  std::optional<std::uint64_t> length;  ///< Nothing: no body, or one that ends with the connection.
  AfterAnswer after = AfterAnswer::KeepOpen;
};

/// Appends status line, headers and the empty line. A name that is no token, a value with a
/// control character, or a header that is the server's own is a Bug: nothing was appended then.
void write_head(std::string& out, int status, const Fields& headers, const Framing& framing,
                std::string_view date);

/// `Tue, 10 Mar 2026 13:00:00 GMT`.
std::string http_date(base::Instant at);

/// The same, made once per second.
class DateLine {
 public:
  std::string at(base::Instant now);

 private:
  std::mutex mutex_;
  std::int64_t second_ = -1;
  std::string text_;
};

/// One event as it travels. A line break in `name` or `id` is a Bug.
struct Event;
std::string event_text(const Event& event);

}  // namespace http
