// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace http {

/// How a request is taken in, by its method and path.
struct Intake {
  std::size_t body_max = std::size_t{1} << 20;  ///< Bytes; more is 413.
  bool heavy = false;   ///< Runs on the small pool (password hashes, documents, images).
  bool urgent = false;  ///< Goes before others that wait (sign-in, webhooks).
};

}  // namespace http
