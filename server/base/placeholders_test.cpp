// SPDX-License-Identifier: Apache-2.0
#include "base/placeholders.h"

#include <doctest/doctest.h>

#include <map>

namespace base {

static const AllowedNames mail_names = {"contact.first_name", "contact.custom.*", "access.end_at",
                                        "points.amount"};

static const std::map<std::string, PlaceholderValue, std::less<>> marie = {
    {"contact.first_name", "Marie"},
    {"contact.custom.city", "Lyon & <Villeurbanne>"},
    {"access.end_at", *Instant::parse("2026-03-10T23:30:00Z")},
    {"points.amount", std::int64_t{12345}}};

static std::optional<PlaceholderValue> of_marie(std::string_view name) {
  const auto found = marie.find(name);
  if (found == marie.end()) return std::nullopt;
  return found->second;
}

static std::string rendered(std::string_view text, Escape escape = Escape::Text,
                            Language language = Language::en) {
  const auto parsed = Template::parse(text, mail_names);
  REQUIRE(parsed.has_value());
  return parsed->render(of_marie, escape,
                        {.language = language, .zone = *TimeZone::parse("Europe/Paris")});
}

static TemplateError error_of(std::string_view text) {
  const auto parsed = Template::parse(text, mail_names);
  REQUIRE_FALSE(parsed.has_value());
  return parsed.error();
}

TEST_CASE("a placeholder is replaced by its value") {
  CHECK(rendered("Hello {{contact.first_name}}!") == "Hello Marie!");
  CHECK(rendered("{{ contact.first_name }}{{contact.first_name}}") == "MarieMarie");
  CHECK(rendered("no placeholder, { one brace }, }} and {") ==
        "no placeholder, { one brace }, }} and {");
  CHECK(rendered("").empty());
}

TEST_CASE("a value that is missing or empty shows its default, or nothing") {
  CHECK(rendered("[{{contact.custom.pet}}]") == "[]");
  CHECK(rendered("[{{contact.custom.pet|default:\"a cat\"}}]") == "[a cat]");
  CHECK(rendered("[{{ contact.custom.pet | default : \"|}} \\\"x\\\"\" }}]") == "[|}} \"x\"]");
  CHECK(rendered("{{contact.first_name|default:\"friend\"}}") == "Marie");
}

TEST_CASE("a date is shown in the recipient's zone and language") {
  CHECK(rendered("{{access.end_at}}") == "11 March 2026");
  CHECK(rendered("{{access.end_at|date:\"long\"}}", Escape::Text, Language::fr) == "11 mars 2026");
  CHECK(rendered("{{access.end_at|date:\"short\"}}") == "11 Mar 2026");
  CHECK(rendered("{{access.end_at|date:\"time\"}}") == "11 March 2026 at 00:30");
  CHECK(rendered("{{access.end_at|date:\"zone\"|default:\"never\"}}") ==
        "11 March 2026 at 00:30 (Paris)");
}

TEST_CASE("a number is shown bare, and grouped when asked for") {
  CHECK(rendered("{{points.amount}}") == "12345");
  CHECK(rendered("{{points.amount|number}}") == "12,345");
  CHECK(rendered("{{points.amount, number}}") == "12,345");
}

TEST_CASE("an unknown name is an error when the text is saved") {
  CHECK(error_of("Hi {{contact.password}}") ==
        TemplateError{3, "contact.password", "template.unknown_name"});
  CHECK(error_of("{{contact}}").code == "template.unknown_name");
  CHECK(error_of("{{contact.custom}}").code == "template.unknown_name");
  CHECK(error_of("{{contact.first_name.x}}").code == "template.unknown_name");
}

TEST_CASE("an error says where it is and what stands there") {
  CHECK(error_of("ab {{contact.first_name").code == "template.unclosed");
  CHECK(error_of("ab {{contact.first_name").offset == 3);
  CHECK(error_of("{{}}").code == "template.unreadable");
  CHECK(error_of("{{{contact.first_name}}}").code == "template.unreadable");
  CHECK(error_of("{{contact..first_name}}").code == "template.unreadable");
  CHECK(error_of("{{contact.first_name + 1}}").code == "template.unreadable");
  CHECK(error_of("{{contact.first_name|upper}}").code == "template.unknown_filter");
  CHECK(error_of("{{access.end_at|date:\"%s\"}}").code == "template.unknown_filter");
  CHECK(error_of("{{access.end_at|date}}").code == "template.unreadable");
  CHECK(error_of("{{contact.first_name|default:friend}}").code == "template.unreadable");
  CHECK(error_of("{{contact.first_name|default:\"a\"b\"}}").code == "template.unclosed");
}

TEST_CASE("values cannot break out of a page, the text around them is left as written") {
  CHECK(rendered("<b>{{contact.custom.city}}</b>", Escape::Html) ==
        "<b>Lyon &amp; &lt;Villeurbanne&gt;</b>");
  CHECK(rendered("{{contact.custom.pet|default:\"<i>\"}}", Escape::Html) == "&lt;i&gt;");
  CHECK(escaped("\"'", Escape::Html) == "&quot;&#39;");
}

TEST_CASE("values cannot add a part to an address") {
  CHECK(rendered("/x?city={{contact.custom.city}}", Escape::Url) ==
        "/x?city=Lyon%20%26%20%3CVilleurbanne%3E");
  CHECK(escaped("é/~", Escape::Url) == "%C3%A9%2F~");
}

TEST_CASE("a header stays on one line, whoever wrote the line end") {
  CHECK(escaped("Hi\r\nBcc: x@y.fr", Escape::Header) == "Hi Bcc: x@y.fr");
  CHECK(escaped(std::string_view("a\0b", 3), Escape::Header) == "a b");
  CHECK(escaped("a\u2028b\u2029c\u0085d", Escape::Header) == "a b c d");
  CHECK(escaped("été — Ж", Escape::Header) == "été — Ж");
  CHECK(rendered("Hi\n{{contact.first_name}}", Escape::Header) == "Hi Marie");
}

TEST_CASE("a value that looks like a placeholder is not read again") {
  const auto parsed = Template::parse("{{contact.first_name}}", mail_names);
  REQUIRE(parsed.has_value());
  const auto sly = [](std::string_view) { return PlaceholderValue("{{points.amount}}"); };
  CHECK(parsed->render(sly, Escape::Text, {}) == "{{points.amount}}");
}

TEST_CASE("a text tells which names it uses") {
  const auto parsed = Template::parse(
      "{{contact.first_name}} {{points.amount}} {{contact.first_name}}", mail_names);
  REQUIRE(parsed.has_value());
  CHECK(parsed->names() ==
        std::set<std::string, std::less<>>{"contact.first_name", "points.amount"});
}

}  // namespace base
