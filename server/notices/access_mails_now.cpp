// SPDX-License-Identifier: Apache-2.0
#include "notices/access_mails_now.h"

#include "base/ensure.h"
#include "base/rejections.h"
#include "notices/held_access.h"
#include "notices/login_link_for.h"
#include "notices/opening_promises.h"
#include "people/change_contact.h"

namespace notices {
namespace {

using Contacts = std::vector<Id<people::Contact>>;

struct Asked {
  std::int64_t contacts = 0;
  Contacts ids;
};
BOOST_DESCRIBE_STRUCT(Asked, (), (contacts, ids))

void note(db::Transaction& tx, const Contacts& contacts, const base::Actor& actor) {
  journal::Act act{.action = "access.mails_asked",
                   .object = journal::Object::of(contacts.front())};
  if (contacts.size() == 1) act.contact = contacts.front();
  act.details =
      describe::to_json(Asked{static_cast<std::int64_t>(contacts.size()), contacts});
  journal::record(tx, actor, act);
}

}  // namespace

void write_access_mail(db::Transaction& tx, const Office& office, Id<people::Contact> id,
                       const std::string& key) {
  const auto contact = people::find_contact(tx, id);
  if (!contact || mail::is_planned(tx, key)) return;
  const auto school = school::school_of(tx);
  const Setting setting = office.setting(school);
  AccessNotice notice = notice_of_all_held(tx, setting, *contact);
  if (notice.products.empty()) return;
  if (!contact->first_signed_in_at) notice.activation = Wanted{};
  notice.access = Wanted{};
  notice.login_link = login_link_for(tx, notice.recipient);
  const auto composed = compose_access(setting, notice, tx.now(), key);
  plan(tx, *composed);
  remember_promises(tx, notice, composed->fate);
}

bool holds_anything(db::Reader& reader, const Office& office, const people::Contact& contact) {
  const auto school = school::school_of(reader);
  return !notice_of_all_held(reader, office.setting(school), contact).products.empty();
}

Id<journal::Entry> note_access_mail(db::Transaction& tx, Id<people::Contact> contact,
                                    const base::Actor& actor,
                                    std::optional<Id<journal::Batch>> batch) {
  return journal::record(tx, actor,
                         {.action = "access.mails_asked",
                          .object = journal::Object::of(contact),
                          .contact = contact,
                          .details = describe::to_json(Asked{1, {contact}}),
                          .batch = batch});
}

Id<jobs::Job> ask_for_access_mails(db::Transaction& tx, const AccessMailsNow& wanted,
                                   const base::Actor& actor) {
  const Contacts& contacts = wanted.contacts.v;
  if (contacts.empty()) throw base::Invalid("/contacts", "required");
  note(tx, contacts, actor);
  const auto job =
      jobs::enqueue(tx, wanted, {.total = static_cast<std::int64_t>(contacts.size()),
                                 .asked_by = actor.person});
  base::ensure(job.has_value(), "these jobs are not made one by a key");
  return *job;
}

void send_access_mails_now(db::Database& db, const Office& office, jobs::Run& run) {
  const auto wanted = run.payload<AccessMailsNow>();
  const std::string job = std::to_string(run.id().number());
  const auto total = static_cast<std::int64_t>(wanted.contacts.v.size());
  std::int64_t done = 0;
  for (const auto contact : wanted.contacts.v) {
    const std::string key = "access_now:" + job + ":" + contact.text();
    db.write([&](db::Transaction& tx) { write_access_mail(tx, office, contact, key); });
    if (!run.advance(++done, total)) return;
  }
}

}  // namespace notices
