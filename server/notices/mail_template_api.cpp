// SPDX-License-Identifier: Apache-2.0
#include "http/call.h"
#include "http/page.h"
#include "notices/delete_template.h"
#include "notices/held_access.h"
#include "notices/mail_api.h"
#include "notices/office.h"
#include "people/change_contact.h"

namespace notices {
namespace {

using http::Call;
using http::Permission;
using mail::MailTemplate;

http::Page<MailTemplate> list(Call& call) {
  http::Page<MailTemplate> page;
  page.items = mail::list_templates(call.read());
  page.total = static_cast<std::int64_t>(page.items.size());
  return page;
}

MailTemplate add(Call& call, const mail::TemplateDraft& draft) {
  return call.write(
      [&](db::Transaction& tx) { return mail::add_template(tx, draft, call.actor()); });
}

MailTemplate edit(Call& call, const mail::TemplatePatch& patch) {
  const auto id = call.id<MailTemplate>("id");
  return call.write([&](db::Transaction& tx) {
    const MailTemplate before = mail::template_of(tx, id);
    call.expect(before);
    return mail::change_template(tx, before, patch, call.actor());
  });
}

/// Absent: nothing may want the words any more.
struct DeleteQuery {
  std::optional<Instead> instead;
};
BOOST_DESCRIBE_STRUCT(DeleteQuery, (), (instead))

TemplateUses remove(Call& call) {
  const auto id = call.id<MailTemplate>("id");
  const auto query = call.query<DeleteQuery>();
  if (call.dry_run()) return uses_of_template(call.read(), id, call.actor());
  return call.write([&](db::Transaction& tx) {
    return delete_template(tx, id, query.instead, call.actor());
  });
}

/// Absent person: an example.
struct PreviewWanted {
  mail::TemplateKind kind = mail::TemplateKind::Activation;
  mail::TemplateText words;
  base::Language language = base::Language::en;
  std::optional<Id<people::Contact>> contact;
};
BOOST_DESCRIBE_STRUCT(PreviewWanted, (), (kind, words, language, contact))

struct MailPreview {
  std::string subject;
  std::string text;
  std::string html;
};
BOOST_DESCRIBE_STRUCT(MailPreview, (), (subject, text, html))

/// Names of contacts are for those who may see contacts.
AccessNotice notice_of_person(Call& call, const Setting& setting, Id<people::Contact> id) {
  if (!call.actor().may(Permission::ViewContacts)) throw base::Forbidden("forbidden");
  return notice_of_all_held(call.read(), setting, people::contact_of(call.read(), id));
}

MailPreview preview(Call& call, const PreviewWanted& wanted) {
  const std::string language(base::language_code(wanted.language));
  mail::check_texts(wanted.kind, {{language, wanted.words}});
  const auto school = school::school_of(call.read());
  const Setting setting = call.services().parts.get<Office>().setting(school);
  AccessNotice notice = sample_notice(setting, wanted.language, call.now());
  if (wanted.contact) {
    AccessNotice own = notice_of_person(call, setting, *wanted.contact);
    own.recipient.language = wanted.language;
    if (own.products.empty()) own.products = notice.products;
    notice = std::move(own);
  }
  const mail::Letter letter =
      compose_preview(setting, std::move(notice), wanted.kind, wanted.words, call.now());
  return {letter.subject, mail::text_of(letter), mail::html_of(letter)};
}

struct PlaceholderQuery {
  mail::TemplateKind kind = mail::TemplateKind::Activation;
};
BOOST_DESCRIBE_STRUCT(PlaceholderQuery, (), (kind))

http::Page<std::string> list_placeholders(Call&, const PlaceholderQuery& query) {
  http::Page<std::string> page;
  page.items = mail::placeholders_of(query.kind);
  page.total = static_cast<std::int64_t>(page.items.size());
  return page;
}

}  // namespace

std::vector<http::Route> mail_template_routes() {
  using http::del, http::get, http::patch, http::post;
  return {
      get("/api/mail-templates", Permission::ViewMails, "The school's own words for mails", list),
      get("/api/mail-templates/placeholders", Permission::ViewMails,
          "What may stand between braces in mails of a kind", list_placeholders),
      post("/api/mail-templates", Permission::EditMails, "Add own words for a kind of mail",
           add)
          .idempotent(),
      patch("/api/mail-templates/{id}", Permission::EditMails, "Change own words", edit)
          .versioned(),
      del("/api/mail-templates/{id}", Permission::EditMails,
          "Delete own words; where they are in use it says where, or switches to the standard mail",
          remove)
          .dry_run().query<DeleteQuery>(),
      post("/api/mail-templates/preview", Permission::ViewMails,
            "How own words look, filled with an example or with what a person holds", preview)
          .status(200),
  };
}

}  // namespace notices
