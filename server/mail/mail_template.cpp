// SPDX-License-Identifier: Apache-2.0
#include "mail/mail_template.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/ensure.h"
#include "base/rejections.h"
#include "base/sort_key.h"
#include "base/text.h"
#include "describe/describe.h"
#include "journal/journal.h"

namespace mail {
namespace {

constexpr std::string_view columns = "id, title, kind, texts, version, created_at";

struct Row {
  Id<MailTemplate> id;
  std::string title;
  TemplateKind kind = TemplateKind::Activation;
  describe::Json texts;
  std::int64_t version = 1;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, title, kind, texts, version, created_at))

struct BeforeAfter {
  std::optional<MailTemplate> before;
  MailTemplate after;
};
BOOST_DESCRIBE_STRUCT(BeforeAfter, (), (before, after))

MailTemplate template_from(const Row& row) {
  return {.id = row.id,
          .title = row.title,
          .kind = row.kind,
          .texts = describe::from_json<TemplateTexts>(row.texts.text),
          .version = row.version,
          .created_at = row.created_at};
}

base::AllowedNames names_of(TemplateKind kind) {
  const auto& names = placeholders_of(kind);
  return base::AllowedNames(std::set<std::string, std::less<>>(names.begin(), names.end()));
}

void check(TemplateKind kind, const std::string& pointer, const std::string& text,
           std::vector<base::FieldError>& errors) {
  const auto parsed = base::Template::parse(text, names_of(kind));
  if (!parsed) errors.push_back({pointer, parsed.error().code, parsed.error().name});
}

base::Template parsed(TemplateKind kind, const std::string& text) {
  auto result = base::Template::parse(text, names_of(kind));
  base::ensure(result.has_value(), "only texts that parse are kept");
  return std::move(*result);
}

/// Paragraphs end at empty lines.
std::vector<std::string> paragraphs_of(const std::string& text) {
  std::vector<std::string> result(1);
  for (const std::string_view line : base::split(text, '\n')) {
    if (base::trimmed(line).empty()) {
      if (!result.back().empty()) result.emplace_back();
      continue;
    }
    if (!result.back().empty()) result.back() += '\n';
    result.back() += line;
  }
  if (result.back().empty()) result.pop_back();
  return result;
}

void note(db::Transaction& tx, const base::Actor& actor, std::string_view action,
          const BeforeAfter& details) {
  journal::record(tx, actor,
                  {.action = action,
                   .object = journal::Object::of(details.after.id),
                   .details = describe::to_json(details)});
}

}  // namespace

const std::vector<std::string>& placeholders_of(TemplateKind kind) {
  static const std::vector<std::string> activation{
      "school.name",         "school.url",           "school.support_email",
      "contact.first_name",  "contact.last_name",    "contact.full_name",
      "contact.email",       "account.login_email",  "account.login_link",
      "account.dashboard_link"};
  static const std::vector<std::string> access = [] {
    std::vector<std::string> names = activation;
    names.insert(names.end(),
                 {"product.title", "product.link", "offer.title", "order.number",
                  "access.start_at", "access.end_at", "access.lessons_available"});
    return names;
  }();
  return kind == TemplateKind::Activation ? activation : access;
}

void check_texts(TemplateKind kind, const TemplateTexts& texts) {
  std::vector<base::FieldError> errors;
  if (texts.empty()) errors.push_back({"/texts", "required", {}});
  for (const auto& [code, text] : texts) {
    const std::string pointer = "/texts/" + code;
    const auto language = base::parse_language(code);
    if (!language || base::language_code(*language) != code) {
      errors.push_back({"/texts", "language.unknown", code});
      continue;
    }
    check(kind, pointer + "/subject", text.subject.v, errors);
    check(kind, pointer + "/body", text.body.v, errors);
  }
  if (!errors.empty()) throw base::Invalid(std::move(errors));
}

std::vector<MailTemplate> list_templates(db::Reader& reader) {
  std::vector<MailTemplate> result;
  reader.each(fmt::format("SELECT {} FROM mail_templates ORDER BY id", columns),
              [&](const db::Row& row) {
                result.push_back(template_from(describe::from_row<Row>(row)));
              });
  std::ranges::stable_sort(result, {}, [](const MailTemplate& one) {
    return base::sort_key({one.title});
  });
  return result;
}

std::optional<MailTemplate> find_template(db::Reader& reader, Id<MailTemplate> id) {
  const auto row =
      reader.find<Row>(fmt::format("SELECT {} FROM mail_templates WHERE id = $1", columns), id);
  if (!row) return std::nullopt;
  return template_from(*row);
}

MailTemplate template_of(db::Reader& reader, Id<MailTemplate> id) {
  auto found = find_template(reader, id);
  if (!found) throw base::NotFound();
  return std::move(*found);
}

MailTemplate add_template(db::Transaction& tx, const TemplateDraft& draft,
                          const base::Actor& actor) {
  check_texts(draft.kind, draft.texts);
  const MailTemplate made{.id = tx.new_id<MailTemplate>(),
                          .title = draft.title.v,
                          .kind = draft.kind,
                          .texts = draft.texts,
                          .created_at = tx.now()};
  tx.run(
      "INSERT INTO mail_templates (id, title, kind, texts, version, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      made.id, made.title, made.kind, describe::to_json(made.texts), made.version,
      made.created_at);
  note(tx, actor, "mail_template.created", {std::nullopt, made});
  return made;
}

MailTemplate change_template(db::Transaction& tx, const MailTemplate& before,
                             const TemplatePatch& patch, const base::Actor& actor) {
  MailTemplate changed = before;
  if (patch.title) changed.title = patch.title->v;
  if (patch.texts) changed.texts = *patch.texts;
  check_texts(changed.kind, changed.texts);
  ++changed.version;
  tx.run("UPDATE mail_templates SET title = $2, texts = $3, version = $4 WHERE id = $1",
         changed.id, changed.title, describe::to_json(changed.texts), changed.version);
  note(tx, actor, "mail_template.changed", {before, changed});
  return changed;
}

void erase_template(db::Transaction& tx, Id<MailTemplate> id) {
  tx.run("DELETE FROM mail_templates WHERE id = $1", id);
}

ChosenText text_for(const TemplateTexts& texts, std::initializer_list<Language> wanted) {
  for (const Language language : wanted) {
    const auto found = texts.find(std::string(base::language_code(language)));
    if (found != texts.end()) return {language, found->second};
  }
  base::ensure(!texts.empty(), "a template has a text in some language");
  const auto& [code, text] = *texts.begin();
  return {base::parse_language(code).value_or(Language::en), text};
}

FilledText filled(TemplateKind kind, const TemplateText& text, const Values& values,
                  const base::Locale& locale) {
  const auto lookup = [&](std::string_view name) -> std::optional<base::PlaceholderValue> {
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  };
  const std::string body =
      parsed(kind, text.body.v).render(lookup, base::Escape::Text, locale);
  return {parsed(kind, text.subject.v).render(lookup, base::Escape::Header, locale),
          paragraphs_of(body)};
}

}  // namespace mail
