// SPDX-License-Identifier: Apache-2.0
#include "notices/access_notice.h"

#include <algorithm>

#include "notices/access_values.h"

namespace notices {
namespace {

bool opens_later(const OpenedProduct& product, Instant now) {
  return product.start_at && *product.start_at > now;
}

/// Writes the parts of one mail in the language of its reader.
class AccessLetter {
 public:
  AccessLetter(const Setting& setting, const AccessNotice& notice, Instant now)
      : setting_(setting),
        notice_(notice),
        now_(now),
        voice_(setting, notice.recipient.language, notice.recipient.zone) {}

  mail::Letter written() const;
  mail::Letter opening() const;

 private:
  std::string subject() const;
  std::string subject_of_one(const OpenedProduct& product) const;
  std::string sentence(const OpenedProduct& product) const;
  std::string button_label() const;
  std::vector<std::string> standard_activation() const;
  std::vector<std::string> standard_access() const;
  void add_own_words(mail::Letter& letter, mail::TemplateKind kind, const Wanted& wanted) const;
  void add(mail::Letter& letter, mail::TemplateKind kind, const Wanted& wanted) const;
  void add_button(mail::Letter& letter) const;
  bool nothing_is_open() const;

  const Setting& setting_;
  const AccessNotice& notice_;
  Instant now_;
  Voice voice_;
};

bool AccessLetter::nothing_is_open() const {
  return std::ranges::all_of(notice_.products, [](const auto& p) { return p.in_preparation; });
}

std::string AccessLetter::subject_of_one(const OpenedProduct& product) const {
  if (product.in_preparation) {
    return voice_.say("access.subject_draft", {{"product", product.title}});
  }
  if (opens_later(product, now_)) {
    return voice_.say("access.subject_later",
                      {{"product", product.title}, {"from", voice_.moment(*product.start_at)}});
  }
  return voice_.say("access.subject_open", {{"product", product.title}});
}

std::string AccessLetter::subject() const {
  if (!notice_.access) return voice_.say("activation.subject");
  if (notice_.products.size() == 1) return subject_of_one(notice_.products.front());
  const auto count = static_cast<std::int64_t>(notice_.products.size());
  return voice_.say("access.subject_several", {{"count", count}});
}

std::string AccessLetter::sentence(const OpenedProduct& product) const {
  base::Catalogue::Arguments arguments{{"product", product.title}};
  if (product.in_preparation) return voice_.say("access.draft", arguments);
  const bool later = opens_later(product, now_);
  if (later) arguments.insert_or_assign("from", voice_.moment(*product.start_at));
  if (product.end_at) arguments.insert_or_assign("until", voice_.last_moment(*product.end_at));
  const std::string key = later ? "access.later" : "access.open";
  return voice_.say(product.end_at ? key + "_until" : key, arguments);
}

std::string AccessLetter::button_label() const {
  if (!notice_.access || nothing_is_open()) return voice_.say("activation.button");
  return voice_.say(notice_.products.size() == 1 ? "access.button_open"
                                                 : "access.button_several");
}

std::vector<std::string> AccessLetter::standard_activation() const {
  std::vector<std::string> paragraphs{voice_.say("activation.intro")};
  if (notice_.recipient.login_email) {
    const std::string& email = notice_.recipient.login_email->text();
    paragraphs.push_back(voice_.say("activation.sign_in", {{"email", email}}));
  }
  return paragraphs;
}

std::vector<std::string> AccessLetter::standard_access() const {
  std::vector<std::string> paragraphs;
  for (const OpenedProduct& product : notice_.products) paragraphs.push_back(sentence(product));
  return paragraphs;
}

/// The first own words also give the subject and stand without our greeting: they have their own.
void AccessLetter::add_own_words(mail::Letter& letter, mail::TemplateKind kind,
                                 const Wanted& wanted) const {
  const auto chosen = mail::text_for(*wanted.own_words,
                                     {notice_.recipient.language, setting_.school.language});
  const auto filled = mail::filled(kind, chosen.text, values_of(setting_, notice_),
                                   {chosen.language, notice_.recipient.zone});
  if (letter.paragraphs.empty()) {
    letter.subject = filled.subject;
    letter.greeting.clear();
  }
  letter.paragraphs.insert(letter.paragraphs.end(), filled.paragraphs.begin(),
                           filled.paragraphs.end());
}

void AccessLetter::add(mail::Letter& letter, mail::TemplateKind kind, const Wanted& wanted) const {
  if (wanted.own_words) return add_own_words(letter, kind, wanted);
  const auto standard =
      kind == mail::TemplateKind::Access ? standard_access() : standard_activation();
  letter.paragraphs.insert(letter.paragraphs.end(), standard.begin(), standard.end());
}

void AccessLetter::add_button(mail::Letter& letter) const {
  letter.button = {button_label(), button_url(setting_, notice_)};
  if (!notice_.login_link) return;
  letter.after.push_back(
      voice_.say("activation.link_once", {{"until", voice_.moment(notice_.login_link->expires_at)},
                                          {"url", setting_.url + "/learn"}}));
}

mail::Letter AccessLetter::written() const {
  mail::Letter letter = voice_.letter(subject(), notice_.recipient.first_name);
  if (notice_.access) add(letter, mail::TemplateKind::Access, *notice_.access);
  if (notice_.activation) add(letter, mail::TemplateKind::Activation, *notice_.activation);
  if (notice_.access && notice_.products.size() > 1) {
    for (const OpenedProduct& product : notice_.products) {
      if (!product.in_preparation) letter.list.push_back({product.title, product.link});
    }
  }
  add_button(letter);
  voice_.sign(letter, "student");
  return letter;
}

mail::Letter AccessLetter::opening() const {
  const OpenedProduct& product = notice_.products.front();
  mail::Letter letter = voice_.letter(voice_.say("opening.subject", {{"product", product.title}}),
                                      notice_.recipient.first_name);
  letter.paragraphs = {voice_.say("opening.intro", {{"product", product.title}}),
                       sentence(product)};
  add_button(letter);
  voice_.sign(letter, "student");
  return letter;
}

/// The link is the recipient's alone, and dies.
void hide_link(const AccessNotice& notice, mail::PlannedMail& mail) {
  if (!notice.login_link) return;
  mail.secrets = {notice.login_link->token};
  mail.secrets_until = notice.login_link->expires_at;
}

}  // namespace

std::optional<Notice> compose_access(const Setting& setting, const AccessNotice& notice,
                                     Instant now, std::string unique_key) {
  if (!notice.activation && !notice.access) return std::nullopt;
  const mail::Letter letter = AccessLetter(setting, notice, now).written();
  mail::PlannedMail mail = planned(letter, notice.recipient,
                                   notice.access ? "access" : "activation",
                                   std::move(unique_key));
  hide_link(notice, mail);
  return Notice{std::move(mail),
                fate_of(setting.school, notice.recipient, Leaves::AsTheSchoolSays)};
}

Notice compose_opening(const Setting& setting, const AccessNotice& notice, Instant now,
                       std::string unique_key) {
  const mail::Letter letter = AccessLetter(setting, notice, now).opening();
  mail::PlannedMail mail = planned(letter, notice.recipient, "opened", std::move(unique_key));
  hide_link(notice, mail);
  return {std::move(mail), fate_of(setting.school, notice.recipient, Leaves::AsTheSchoolSays)};
}

std::string subject_of(const Setting& setting, const AccessNotice& notice, Instant now) {
  return AccessLetter(setting, notice, now).written().subject;
}

AccessNotice sample_notice(const Setting& setting, Language language, Instant now) {
  const Voice voice(setting, language, setting.school.zone);
  const auto email = Email::parse("anna@example.com");
  AccessNotice sample{.recipient = {.mailbox = email,
                                    .login_email = email,
                                    .first_name = voice.say("sample.first_name"),
                                    .last_name = voice.say("sample.last_name"),
                                    .language = language,
                                    .zone = setting.school.zone},
                      .offer_title = voice.say("sample.offer"),
                      .order_number = 1042};
  sample.products = {{.title = voice.say("sample.product"),
                      .link = setting.url + "/learn",
                      .start_at = now,
                      .end_at = now + std::chrono::days(90),
                      .lessons_available = 12}};
  return sample;
}

mail::Letter compose_preview(const Setting& setting, AccessNotice notice, mail::TemplateKind kind,
                             const mail::TemplateText& words, Instant now) {
  const std::string language(base::language_code(notice.recipient.language));
  const bool is_access = kind == mail::TemplateKind::Access;
  (is_access ? notice.access : notice.activation) =
      Wanted{mail::TemplateTexts{{language, words}}};
  return AccessLetter(setting, notice, now).written();
}

}  // namespace notices
