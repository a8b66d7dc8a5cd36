// SPDX-License-Identifier: Apache-2.0
#include "base/rejections.h"

#include <doctest/doctest.h>

#include "base/ensure.h"

namespace base {

TEST_CASE("invalid input carries every wrong field") {
  const Invalid invalid({{"/email", "email.invalid", ""}, {"/phone", "phone.invalid", ""}});
  CHECK(invalid.code() == "invalid");
  CHECK(invalid.errors().size() == 2);
}

TEST_CASE("one wrong field is enough to say so") {
  const Invalid invalid("/email", "email.invalid", "no @");
  REQUIRE(invalid.errors().size() == 1);
  CHECK(invalid.errors().front() == FieldError{"/email", "email.invalid", "no @"});
  CHECK(invalid.detail() == "no @");
}

TEST_CASE("invalid input without a wrong field is our mistake") {
  CHECK_THROWS_AS(Invalid(std::vector<FieldError>{}), Bug);
}

TEST_CASE("a rejection is caught by its code, a bug by its promise") {
  try {
    throw Conflict("email.taken", "con_1");
  } catch (const Rejection& rejection) {
    CHECK(std::string_view(rejection.what()) == "email.taken");
  }
  try {
    ensure(false, "water runs downhill");
  } catch (const Bug& bug) {
    CHECK(std::string_view(bug.what()).contains("water runs downhill"));
    CHECK(std::string_view(bug.what()).contains("rejections_test.cpp"));
  }
}

}  // namespace base
