// SPDX-License-Identifier: Apache-2.0
#include "base/rejections.h"

#include "base/ensure.h"

namespace base {

Rejection::Rejection(std::string code, std::string detail)
    : code_(std::move(code)), detail_(std::move(detail)) {}

Invalid::Invalid(std::vector<FieldError> errors)
    : Rejection("invalid"), errors_(std::move(errors)) {
  ensure(!errors_.empty(), "invalid input names what is wrong");
}

Invalid::Invalid(std::string pointer, std::string code, std::string detail)
    : Rejection("invalid", detail),
      errors_{{std::move(pointer), std::move(code), std::move(detail)}} {}

}  // namespace base
