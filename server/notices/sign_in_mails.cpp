// SPDX-License-Identifier: Apache-2.0
#include "notices/sign_in_mails.h"

#include "base/ensure.h"
#include "notices/sign_in_notices.h"
#include "people/change_contact.h"

namespace notices {
namespace {

Recipient recipient_of(const school::School& school, const staff::Member& member) {
  return {.mailbox = member.email,
          .login_email = member.email,
          .first_name = member.name,
          .language = member.language.value_or(school.language),
          .zone = school.zone};
}

/// When the link that was just made dies.
Instant end_of_link(db::Reader& reader, std::string_view token) {
  const auto link = staff::find_staff_link(reader, token);
  base::ensure(link.has_value(), "a link that was just made is there");
  return link->expires_at;
}

}  // namespace

void write_login_mail(db::Transaction& tx, const Office& office,
                      const staff::LoginMailWanted& wanted, const std::string& job) {
  const std::string key = "login:" + job;
  const auto contact = people::find_contact_by_email(tx, wanted.email);
  if (!contact || contact->blocked_at || mail::is_planned(tx, key)) return;
  const auto browser = base::from_hex(wanted.browser);
  base::ensure(browser.has_value(), "a job carries the hash it was given");
  const auto made = staff::make_login_code(tx, contact->id, wanted.email, *browser);
  const auto school = school::school_of(tx);
  plan(tx, compose_login(office.setting(school),
                         {.recipient = recipient_of(tx, school, *contact),
                          .code = made.code,
                          .token = made.link,
                          .now = tx.now(),
                          .expires_at = tx.now() + staff::login_code_for},
                         key));
}

void write_password_mail(db::Transaction& tx, const Office& office,
                         const staff::PasswordLinkWanted& wanted, const std::string& job) {
  const std::string key = "password:" + job;
  const auto member = staff::find_member_by_email(tx, wanted.email);
  if (!member || member->disabled_at || mail::is_planned(tx, key)) return;
  const auto token = staff::make_staff_link(tx, staff::LinkPurpose::Password, member->id);
  const auto school = school::school_of(tx);
  plan(tx, compose_password(office.setting(school),
                            {.recipient = recipient_of(school, *member),
                             .token = token,
                             .expires_at = end_of_link(tx, token)},
                            key));
}

void write_invitation(db::Transaction& tx, const Office& office,
                      const staff::InvitationWanted& wanted, const std::string& job) {
  const std::string key = "invitation:" + job;
  const auto member = staff::find_member(tx, wanted.member);
  if (!member || member->password_hash || member->disabled_at) return;
  if (mail::is_planned(tx, key)) return;
  const auto token = staff::make_staff_link(tx, staff::LinkPurpose::Invitation, member->id,
                                            wanted.made_by);
  const auto school = school::school_of(tx);
  plan(tx, compose_invitation(office.setting(school),
                              {.recipient = recipient_of(school, *member),
                               .role = member->role,
                               .token = token,
                               .expires_at = end_of_link(tx, token)},
                              key));
}

void write_account_notice(db::Transaction& tx, const Office& office,
                          const staff::AccountNoticeWanted& wanted, const std::string& job) {
  const std::string key = "account:" + job;
  const auto member = staff::find_member(tx, wanted.member);
  if (!member || mail::is_planned(tx, key)) return;
  const auto school = school::school_of(tx);
  plan(tx, compose_account(office.setting(school),
                           {.recipient = recipient_of(school, *member),
                            .change = wanted.change,
                            .changed_at = tx.now()},
                           key));
}

}  // namespace notices
