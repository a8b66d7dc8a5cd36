// SPDX-License-Identifier: Apache-2.0
#include "notices/mail_api.h"

#include "http/call.h"
#include "http/page.h"
#include "notices/mail_acts.h"
#include "notices/mail_view.h"
#include "notices/office.h"
#include "people/change_contact.h"

namespace notices {
namespace {

using http::Call;
using http::Permission;
using mail::Mail;

constexpr std::int64_t limit_default = 50;

mail::Filter filter_of(const MailQuery& query) {
  mail::Filter filter{.state = query.state, .contact = query.contact};
  if (query.search) filter.search = query.search->v;
  filter.limit = query.limit ? query.limit->v : limit_default;
  filter.offset = query.offset ? query.offset->v : 0;
  return filter;
}

http::Page<MailRow> page_of(db::Reader& reader, const mail::Filter& filter) {
  return {.items = rows_of(reader, mail::list_mails(reader, filter)),
          .total = mail::count_mails(reader, filter),
          .next_cursor = std::nullopt};
}

http::Page<MailRow> list(Call& call, const MailQuery& query) {
  return page_of(call.read(), filter_of(query));
}

http::Page<MailRow> list_of_contact(Call& call, const MailQuery& query) {
  mail::Filter filter = filter_of(query);
  filter.contact = people::contact_of(call.read(), call.id<people::Contact>("id")).id;
  return page_of(call.read(), filter);
}

/// A link that signs in is shown to nobody, unless mails leave this machine by being looked at.
mail::Secrets secrets_for(Call& call) {
  const bool preview = call.services().parts.get<Office>().preview;
  const bool owner = call.actor().may(Permission::ManageTeam);
  return preview && owner ? mail::Secrets::Shown : mail::Secrets::Hidden;
}

MailCard show(Call& call) {
  const Mail mail = mail::mail_of(call.read(), call.id<Mail>("id"));
  mail::Body body = mail::body_of(call.read(), mail.id, secrets_for(call));
  MailCard card;
  static_cast<MailRow&>(card) = row_of(call.read(), mail);
  card.text = std::move(body.text);
  card.html = std::move(body.html);
  return card;
}

MailRow send_again(Call& call) {
  const auto id = call.id<Mail>("id");
  return call.write([&](db::Transaction& tx) {
    return row_of(tx, resend(tx, mail::mail_of(tx, id), call.actor()));
  });
}

struct MailCount {
  std::int64_t mails = 0;
};
BOOST_DESCRIBE_STRUCT(MailCount, (), (mails))

MailCount release_some(Call& call, const MailPick& pick) {
  return call.write(
      [&](db::Transaction& tx) { return MailCount{release(tx, pick, call.actor())}; });
}

MailCount discard_some(Call& call, const MailPick& pick) {
  return call.write(
      [&](db::Transaction& tx) { return MailCount{discard(tx, pick, call.actor())}; });
}

}  // namespace

std::vector<http::Route> mail_routes() {
  using http::get, http::post;
  return {
      get("/api/mails", Permission::ViewMails, "Every mail that was made, newest first", list),
      get("/api/mails/{id}", Permission::ViewMails, "One mail with its text, secrets dotted out",
          show),
      post("/api/mails/{id}/resend", Permission::SendMails,
           "The same mail again, to the person's present address", send_again)
          .idempotent(),
      post("/api/mails/release", Permission::SendMails, "Let held mails leave", release_some)
          .status(200)
          .idempotent(),
      post("/api/mails/discard", Permission::SendMails, "Throw waiting mails away", discard_some)
          .status(200)
          .idempotent(),
      get("/api/contacts/{id}/mails", Permission::ViewMails, "Mails to one person, newest first",
          list_of_contact),
  };
}

}  // namespace notices
