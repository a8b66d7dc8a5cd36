// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "base/rejections.h"
#include "http/request.h"

namespace http {

/// What a failed request is told, as RFC 9457 has it. `code` is the contract, `detail` is English
/// for developers.
struct Problem {
  int status = 500;
  std::string code = {};
  std::string detail = {};
  std::vector<base::FieldError> errors = {};
  /// Further members: name and finished JSON.
  Fields members = {};
  Fields headers = {};
};

std::string problem_json(const Problem& problem, std::string_view request_id);

/// A refusal that only HTTP knows: no such method, media type, precondition. Everything a slice
/// refuses is one of the six rejections instead.
class HttpRejection final : public std::exception {
 public:
  explicit HttpRejection(Problem problem) : problem_(std::move(problem)) {}
  const Problem& problem() const { return problem_; }
  const char* what() const noexcept override { return problem_.code.c_str(); }

 private:
  Problem problem_;
};

}  // namespace http
