// SPDX-License-Identifier: Apache-2.0
#include "mail/mail_choice.h"

namespace describe {
namespace {

struct TemplateChoice {
  base::Id<mail::MailTemplate> template_;
};
BOOST_DESCRIBE_STRUCT(TemplateChoice, (), (template_))

}  // namespace

void Codec<mail::MailChoice>::read(const JsonValue& in, mail::MailChoice& out, Errors& errors) {
  if (in.type() == JsonType::Object) {
    TemplateChoice choice;
    describe::read(in, choice, errors);
    out = choice.template_;
    return;
  }
  const std::string_view text = in.type() == JsonType::String ? in.string() : std::string_view();
  if (text == "standard") {
    out = mail::StandardMail();
  } else if (text == "none") {
    out = mail::NoMail();
  } else {
    errors.add("mail_choice.unknown", "standard, none or {\"template\": \"tpl_…\"}");
  }
}

void Codec<mail::MailChoice>::write(std::string& out, const mail::MailChoice& value) {
  if (std::holds_alternative<mail::StandardMail>(value)) {
    out += "\"standard\"";
  } else if (std::holds_alternative<mail::NoMail>(value)) {
    out += "\"none\"";
  } else {
    describe::write(out, TemplateChoice{std::get<base::Id<mail::MailTemplate>>(value)});
  }
}

std::string Codec<mail::MailChoice>::schema(SchemaBuilder&) {
  return R"({"oneOf":[{"type":"string","enum":["standard","none"]},{"type":"object",)"
         R"("properties":{"template":{"type":"string","pattern":"^tpl_"}},)"
         R"("required":["template"],"additionalProperties":false}]})";
}

}  // namespace describe
