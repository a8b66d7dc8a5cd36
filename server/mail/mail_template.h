// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/actor.h"
#include "base/catalogue.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/placeholders.h"
#include "db/transaction.h"
#include "describe/types.h"

namespace mail {

using base::Id;
using base::Instant;
using base::Language;

enum class TemplateKind { Activation, Access };
BOOST_DESCRIBE_ENUM(TemplateKind, Activation, Access)

struct TemplateText {
  describe::Text<1, 200> subject;
  /// Plain text; an empty line begins a new paragraph.
  describe::Text<1, 10'000> body;
  friend bool operator==(const TemplateText&, const TemplateText&) = default;
};
BOOST_DESCRIBE_STRUCT(TemplateText, (), (subject, body))

/// By language code; at least one.
using TemplateTexts = std::map<std::string, TemplateText>;

/// The school's own words instead of the standard ones of a kind of mail.
struct MailTemplate {
  static constexpr std::string_view id_prefix = "tpl";
  Id<MailTemplate> id;
  std::string title;
  TemplateKind kind = TemplateKind::Activation;
  TemplateTexts texts;
  std::int64_t version = 1;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(MailTemplate, (), (id, title, kind, texts, version, created_at))

struct TemplateDraft {
  describe::Text<1, 120> title;
  TemplateKind kind = TemplateKind::Activation;
  TemplateTexts texts;
};
BOOST_DESCRIBE_STRUCT(TemplateDraft, (), (title, kind, texts))

struct TemplatePatch {
  std::optional<describe::Text<1, 120>> title;
  std::optional<TemplateTexts> texts;
};
BOOST_DESCRIBE_STRUCT(TemplatePatch, (), (title, texts))

/// The closed list of names a kind may use.
const std::vector<std::string>& placeholders_of(TemplateKind kind);

/// Throws Invalid with every text that does not parse and every name outside the list.
void check_texts(TemplateKind kind, const TemplateTexts& texts);

std::vector<MailTemplate> list_templates(db::Reader& reader);
std::optional<MailTemplate> find_template(db::Reader& reader, Id<MailTemplate> id);
/// Throws NotFound.
MailTemplate template_of(db::Reader& reader, Id<MailTemplate> id);
MailTemplate add_template(db::Transaction& tx, const TemplateDraft& draft,
                          const base::Actor& actor);
/// The caller has compared versions.
MailTemplate change_template(db::Transaction& tx, const MailTemplate& before,
                             const TemplatePatch& patch, const base::Actor& actor);
/// The caller has seen to those that want it.
void erase_template(db::Transaction& tx, Id<MailTemplate> id);

/// The first of the languages that the template has, else any it has.
struct ChosenText {
  Language language = Language::en;
  TemplateText text;
};
ChosenText text_for(const TemplateTexts& texts, std::initializer_list<Language> wanted);

using Values = base::Catalogue::Arguments;

struct FilledText {
  std::string subject;
  std::vector<std::string> paragraphs;
};
FilledText filled(TemplateKind kind, const TemplateText& text, const Values& values,
                  const base::Locale& locale);

}  // namespace mail
