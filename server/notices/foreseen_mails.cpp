// SPDX-License-Identifier: Apache-2.0
#include "notices/foreseen_mails.h"

#include "notices/access_mails.h"
#include "notices/held_access.h"

namespace notices {
namespace {

using enrolments::MailEffect;
using enrolments::MailKind;

bool wants_none(const enrolments::MailsWanted& wanted) {
  const auto is_none = [](const mail::MailChoice& choice) {
    return std::holds_alternative<mail::NoMail>(choice);
  };
  return is_none(wanted.choice.access) && (!wanted.is_new || is_none(wanted.choice.activation));
}

AccessNotice notice_of(db::Reader& reader, const Setting& setting,
                       const enrolments::MailsWanted& wanted) {
  AccessNotice notice{.recipient = recipient_of(reader, setting.school, wanted.contact),
                      .offer_title = wanted.offer_title};
  for (const auto& product : wanted.products) {
    notice.products.push_back(
        opened_product(setting, *product.course, product.grant, reader.now()));
  }
  if (wanted.is_new) notice.activation = words_of(reader, wanted.choice.activation);
  notice.access = words_of(reader, wanted.choice.access);
  return notice;
}

}  // namespace

std::vector<MailEffect> foreseen_mails(db::Reader& reader, const Office& office,
                                       const enrolments::MailsWanted& wanted) {
  if (wants_none(wanted)) return {};
  const auto school = school::school_of(reader);
  const Setting setting = office.setting(school);
  const AccessNotice notice = notice_of(reader, setting, wanted);
  if (!notice.activation && !notice.access) return {};
  const auto fate = fate_of(school, notice.recipient, Leaves::AsTheSchoolSays);
  MailEffect effect{.subject = subject_of(setting, notice, reader.now()),
                    .to = notice.recipient.mailbox,
                    .language = notice.recipient.language,
                    .state = fate.state,
                    .why = fate.why};
  std::vector<MailEffect> mails;
  if (notice.activation) {
    effect.kind = MailKind::Activation;
    mails.push_back(effect);
  }
  if (notice.access) {
    effect.kind = MailKind::Access;
    mails.push_back(effect);
  }
  return mails;
}

}  // namespace notices
