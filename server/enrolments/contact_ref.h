// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <variant>

#include "describe/describe.h"
#include "people/change_contact.h"

namespace enrolments {

/// Somebody the school knows, by id, or a new person: `"con_…"` or `{"email": …}`.
using ContactRef = std::variant<base::Id<people::Contact>, people::ContactDraft>;

}  // namespace enrolments

namespace describe {

template <>
struct Codec<enrolments::ContactRef> {
  static void read(const JsonValue& in, enrolments::ContactRef& out, Errors& errors);
  static void write(std::string& out, const enrolments::ContactRef& value);
  static std::string schema(SchemaBuilder& builder);
};

}  // namespace describe
