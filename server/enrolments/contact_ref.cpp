// SPDX-License-Identifier: Apache-2.0
#include "enrolments/contact_ref.h"

#include "describe/schema.h"

namespace describe {

using enrolments::ContactRef;

void Codec<ContactRef>::read(const JsonValue& in, ContactRef& out, Errors& errors) {
  if (in.type() == JsonType::String) {
    base::Id<people::Contact> id;
    describe::read(in, id, errors);
    out = id;
    return;
  }
  people::ContactDraft draft;
  describe::read(in, draft, errors);
  out = std::move(draft);
}

void Codec<ContactRef>::write(std::string& out, const ContactRef& value) {
  std::visit([&](const auto& part) { describe::write(out, part); }, value);
}

std::string Codec<ContactRef>::schema(SchemaBuilder& builder) {
  return R"({"oneOf":[)" + builder.reference<base::Id<people::Contact>>() + "," +
         builder.reference<people::ContactDraft>() + "]}";
}

}  // namespace describe
