// SPDX-License-Identifier: Apache-2.0
#include "notices/mail_acts.h"

#include "base/rejections.h"
#include "describe/describe.h"
#include "journal/journal.h"
#include "people/change_contact.h"
#include "school/school.h"

namespace notices {
namespace {

using base::Id;
using mail::Mail;

struct Counted {
  std::int64_t mails = 0;
  bool all = false;
  std::vector<Id<Mail>> ids;
};
BOOST_DESCRIBE_STRUCT(Counted, (), (mails, all, ids))

struct Resent {
  Id<Mail> mail;
  Id<Mail> again;
};
BOOST_DESCRIBE_STRUCT(Resent, (), (mail, again))

/// Nothing: all.
std::optional<std::vector<Id<Mail>>> picked(const MailPick& pick) {
  if (pick.all.value_or(false)) return std::nullopt;
  if (!pick.ids || pick.ids->empty()) throw base::Invalid("/ids", "required");
  return pick.ids;
}

void note(db::Transaction& tx, const base::Actor& actor, std::string_view action,
          std::int64_t mails, const std::optional<std::vector<Id<Mail>>>& ids) {
  if (mails == 0) return;
  const auto first = ids ? ids->front() : Id<Mail>();
  const Counted details{mails, !ids, ids.value_or(std::vector<Id<Mail>>())};
  journal::record(tx, actor,
                  {.action = action,
                   .object = journal::Object::of(first),
                   .details = describe::to_json(details)});
}

/// Where the person's mail goes now; of mails to nobody we know, where it went.
std::optional<base::Email> address_now(db::Reader& reader, const Mail& mail) {
  if (!mail.contact) return mail.recipient;
  const auto contact = people::find_contact(reader, *mail.contact);
  return contact ? people::mailbox_of(reader, *contact) : std::nullopt;
}

}  // namespace

std::int64_t release(db::Transaction& tx, const MailPick& pick, const base::Actor& actor) {
  const auto ids = picked(pick);
  const auto mails = ids ? mail::release(tx, *ids) : mail::release_all(tx);
  note(tx, actor, "mails.released", mails, ids);
  return mails;
}

std::int64_t discard(db::Transaction& tx, const MailPick& pick, const base::Actor& actor) {
  const auto ids = picked(pick);
  const auto mails = ids ? mail::discard(tx, *ids) : mail::discard_all(tx);
  note(tx, actor, "mails.discarded", mails, ids);
  return mails;
}

Mail resend(db::Transaction& tx, const Mail& mail, const base::Actor& actor) {
  const auto address = address_now(tx, mail);
  if (!address) throw base::Conflict("mail.no_address");
  const bool hold = school::school_of(tx).mails == school::Mails::Hold;
  const auto again = mail::resend(tx, mail, address,
                                  hold ? mail::Fate::held() : mail::Fate::planned());
  journal::record(tx, actor,
                  {.action = "mail.resent",
                   .object = journal::Object::of(mail.id),
                   .contact = mail.contact,
                   .details = describe::to_json(Resent{mail.id, again})});
  return mail::mail_of(tx, again);
}

}  // namespace notices
