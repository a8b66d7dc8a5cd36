// SPDX-License-Identifier: Apache-2.0
#include "mail/mail_template.h"

#include <doctest/doctest.h>

#include "base/rejections.h"
#include "testing/databases.h"
#include "testing/migration_texts.h"

using mail::MailTemplate;
using mail::TemplateKind;
using mail::TemplateTexts;

namespace {

TemplateTexts english(const std::string& subject, const std::string& body) {
  return {{"en", {.subject = {subject}, .body = {body}}}};
}

std::vector<base::FieldError> errors_of(TemplateKind kind, const TemplateTexts& texts) {
  try {
    mail::check_texts(kind, texts);
    return {};
  } catch (const base::Invalid& invalid) {
    return invalid.errors();
  }
}

const base::Actor boris{.kind = base::ActorKind::Staff, .person = 7, .name = "Boris"};

}  // namespace

TEST_CASE("own words may name what their kind offers, and nothing else") {
  CHECK(errors_of(TemplateKind::Access, english("{{product.title}}", "{{access.end_at}}")).empty());
  CHECK(errors_of(TemplateKind::Activation, english("Hello", "{{account.login_link}}")).empty());
  CHECK(errors_of(TemplateKind::Activation, english("{{product.title}}", "{{auth.code}}")) ==
        std::vector<base::FieldError>{
            {"/texts/en/subject", "template.unknown_name", "product.title"},
            {"/texts/en/body", "template.unknown_name", "auth.code"}});
  CHECK(errors_of(TemplateKind::Access, english("ok", "{{contact.email")).front().code ==
        "template.unclosed");
}

TEST_CASE("own words are in a language we speak, at least one") {
  CHECK(errors_of(TemplateKind::Access, {}).front().code == "required");
  CHECK(errors_of(TemplateKind::Access, {{"de", {{"a"}, {"b"}}}}).front().code ==
        "language.unknown");
}

TEST_CASE("own words are filled, in paragraphs, and a value cannot break the subject") {
  const auto filled = mail::filled(
      TemplateKind::Access,
      {.subject = {"For {{contact.first_name|default:\"you\"}}"},
       .body = {"Hello {{contact.first_name}},\nwelcome.\n\n \n{{offer.title}} <b>"}},
      {{"contact.first_name", "Anna\r\nBcc: eve@stoa.test"}, {"offer.title", "A & B"}}, {});
  CHECK(filled.subject == "For Anna Bcc: eve@stoa.test");
  REQUIRE(filled.paragraphs.size() == 2);
  CHECK(filled.paragraphs.back() == "A & B <b>");
}

TEST_CASE("the reader's language is taken first, then the school's, then any") {
  using base::Language;
  const TemplateTexts texts{{"fr", {{"F"}, {"f"}}}, {"uk", {{"U"}, {"u"}}}};
  CHECK(mail::text_for(texts, {Language::uk, Language::fr}).text.subject.v == "U");
  CHECK(mail::text_for(texts, {Language::en, Language::uk}).text.subject.v == "U");
  CHECK(mail::text_for(texts, {Language::en}).language == Language::fr);
}

TEST_CASE("own words are kept, changed and journaled") {
  const testing::DatabaseSetup setup{.migrations = testing::migration_texts(STOA_SOURCE)};
  const auto test = [](db::Database& db) {
    const auto made = db.write([](db::Transaction& tx) {
      return mail::add_template(
          tx, {.title = {"Ours"}, .kind = TemplateKind::Access, .texts = english("S", "B")}, boris);
    });
    const auto changed = db.write([&](db::Transaction& tx) {
      return mail::change_template(tx, made, {.title = {{"Yours"}}, .texts = english("S2", "B2")},
                                   boris);
    });
    CHECK(changed.version == 2);
    db.read([&](db::Reader& reader) {
      const auto all = mail::list_templates(reader);
      REQUIRE(all.size() == 1);
      CHECK(all.front().title == "Yours");
      CHECK(all.front().texts == english("S2", "B2"));
      CHECK(mail::template_of(reader, made.id).version == 2);
      CHECK(reader.all<std::string>("SELECT action FROM journal ORDER BY id") ==
            std::vector<std::string>{"mail_template.created", "mail_template.changed"});
    });
    CHECK_THROWS_AS(db.write([&](db::Transaction& tx) {
      return mail::change_template(tx, changed, {.title = {}, .texts = english("{{x}}", "B")},
                                   boris);
    }),
                    base::Invalid);
  };
  testing::on_both_engines(setup, test);
}
