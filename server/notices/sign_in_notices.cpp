// SPDX-License-Identifier: Apache-2.0
#include "notices/sign_in_notices.h"

#include <chrono>

#include "base/ensure.h"
#include "describe/enums.h"

namespace notices {
namespace {

/// In two halves, as people read it out.
std::string readable(const std::string& code) {
  return code.substr(0, code.size() / 2) + "-" + code.substr(code.size() / 2);
}

std::int64_t minutes_between(Instant from, Instant until) {
  return std::chrono::ceil<std::chrono::minutes>(until - from).count();
}

Notice leaving(const Setting& setting, const Recipient& recipient, mail::PlannedMail mail,
               Instant expires_at) {
  mail.send_before = expires_at;
  mail.urgent = true;
  return {std::move(mail), fate_of(setting.school, recipient, Leaves::Always)};
}

}  // namespace

Notice compose_login(const Setting& setting, const LoginNotice& notice, std::string unique_key) {
  const Recipient& to = notice.recipient;
  const Voice voice(setting, to.language, to.zone);
  const std::string code = readable(notice.code);
  mail::Letter letter = voice.letter(voice.say("login.subject"), to.first_name);
  letter.paragraphs = {
      voice.say("login.intro", {{"count", minutes_between(notice.now, notice.expires_at)}})};
  letter.code = code;
  letter.button = {voice.say("login.button"), student_link(setting, notice.token)};
  letter.after = {voice.say("login.ignore")};
  letter.footer = {setting.school.name};
  mail::PlannedMail mail = planned(letter, to, "login", std::move(unique_key));
  mail.secrets = {code, notice.token};
  return leaving(setting, to, std::move(mail), notice.expires_at);
}

Notice compose_password(const Setting& setting, const PasswordNotice& notice,
                        std::string unique_key) {
  const Recipient& to = notice.recipient;
  const Voice voice(setting, to.language, to.zone);
  mail::Letter letter = voice.letter(voice.say("password.subject"), to.first_name);
  letter.paragraphs = {voice.say("password.intro")};
  letter.button = {voice.say("password.button"), staff_link(setting, notice.token)};
  letter.after = {voice.say("link_once", {{"until", voice.moment(notice.expires_at)}}),
                  voice.say("password.ignore")};
  voice.sign(letter, "team");
  mail::PlannedMail mail = planned(letter, to, "password", std::move(unique_key));
  mail.secrets = {notice.token};
  return leaving(setting, to, std::move(mail), notice.expires_at);
}

Notice compose_invitation(const Setting& setting, const InvitationNotice& notice,
                          std::string unique_key) {
  const Recipient& to = notice.recipient;
  base::ensure(to.login_email.has_value(), "a member of the team has an address");
  const Voice voice(setting, to.language, to.zone);
  const std::string role =
      voice.say("invitation.role_" + std::string(describe::enum_text(notice.role)));
  mail::Letter letter = voice.letter(voice.say("invitation.subject"), to.first_name);
  letter.paragraphs = {voice.say("invitation.intro", {{"role", role}}),
                       voice.say("invitation.sign_in", {{"email", to.login_email->text()}})};
  letter.button = {voice.say("invitation.button"), staff_link(setting, notice.token)};
  letter.after = {voice.say("link_once", {{"until", voice.moment(notice.expires_at)}})};
  voice.sign(letter, "team");
  mail::PlannedMail mail = planned(letter, to, "invitation", std::move(unique_key));
  mail.secrets = {notice.token};
  return leaving(setting, to, std::move(mail), notice.expires_at);
}

Notice compose_account(const Setting& setting, const AccountNotice& notice,
                       std::string unique_key) {
  const Recipient& to = notice.recipient;
  const Voice voice(setting, to.language, to.zone);
  const std::string change(describe::enum_text(notice.change));
  mail::Letter letter = voice.letter(voice.say("account.subject"), to.first_name);
  letter.paragraphs = {
      voice.say("account." + change, {{"at", voice.moment(notice.changed_at)}}),
      voice.say("account.not_you")};
  voice.sign(letter, "team");
  return {planned(letter, to, "account", std::move(unique_key)),
          fate_of(setting.school, to, Leaves::Always)};
}

Notice compose_test(const Setting& setting, const Recipient& recipient, std::string unique_key) {
  const Voice voice(setting, recipient.language, recipient.zone);
  mail::Letter letter = voice.letter(voice.say("test.subject"), recipient.first_name);
  letter.paragraphs = {voice.say("test.intro")};
  voice.sign(letter, "team");
  return {planned(letter, recipient, "test", std::move(unique_key)),
          fate_of(setting.school, recipient, Leaves::Always)};
}

}  // namespace notices
