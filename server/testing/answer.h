// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "http/response.h"

namespace testing {

/// What came back for a request.
struct Answer {
  int status = 0;
  std::string body;
  http::Fields headers;

  /// `201` or, of a refusal, everything a client could go by: `422 invalid /email email.invalid`.
  std::string said() const;
  /// The value at a JSON pointer: a text without its quotes, anything else as JSON; `absent`.
  std::string at(std::string_view pointer) const;
  /// Elements of the array at a JSON pointer.
  std::size_t size(std::string_view pointer) const;
  std::string header(std::string_view name) const;
};

/// JSON that is easy on the eye: `'` stands for `"`, and $1 … $9 for the values.
std::string json(std::string_view text, std::initializer_list<std::string_view> values = {});

}  // namespace testing
