// SPDX-License-Identifier: Apache-2.0
#include "notices/sign_in_notices.h"

#include <doctest/doctest.h>

#include <set>

#include "app/embedded.h"
#include "describe/json.h"
#include "notices/notices_of_test.h"

namespace notices {
namespace {

using namespace std::chrono_literals;

constexpr std::array languages{Language::en, Language::fr, Language::uk};

Notice login(Language language, const school::School& school) {
  return compose_login(setting_of(school),
                       {.recipient = anna(language),
                        .code = "ABCDEFGH",
                        .token = "t0ken_x",
                        .now = noon,
                        .expires_at = noon + 10min},
                       "key");
}

/// One of each, with every branch that has words of its own.
std::vector<Notice> all_notices(Language language) {
  const school::School school = a_school(language);
  const Setting setting = setting_of(school);
  std::vector<Notice> all{
      login(language, school),
      compose_password(setting, {anna(language), "t0ken_x", noon + 24h}, "key"),
      compose_test(setting, anna(language), "key")};
  for (const auto change :
       {staff::AccountChange::PasswordChanged, staff::AccountChange::SecondFactorOn,
        staff::AccountChange::SecondFactorOff}) {
    all.push_back(compose_account(setting, {anna(language), change, noon}, "key"));
  }
  for (const auto role : {staff::Role::Owner, staff::Role::Office, staff::Role::Support,
                          staff::Role::Curator}) {
    all.push_back(compose_invitation(setting, {anna(language), role, "t0ken_x", noon}, "key"));
  }
  AccessNotice notice = access_to({drawing(), drawing(), drawing(), drawing()}, language);
  notice.products[0].end_at = noon + 24h;
  notice.products[1].start_at = noon + 24h;
  notice.products[2].start_at = noon + 24h;
  notice.products[2].end_at = base::end_of_day(*base::Date::parse("2026-05-31"), anna().zone);
  notice.products[3].in_preparation = true;
  notice.activation = Wanted{};
  notice.login_link = LoginLink{"t0ken_x", noon};
  all.push_back(*compose_access(setting, notice, noon, "key"));
  for (const OpenedProduct& product : std::vector(notice.products)) {
    notice.products = {product};
    all.push_back(*compose_access(setting, notice, noon, "key"));
  }
  notice.access.reset();
  all.push_back(*compose_access(setting, notice, noon, "key"));
  return all;
}

TEST_CASE("every mail is whole in every language: no hole, no key, no braces") {
  for (const Language language : languages) {
    for (const Notice& notice : all_notices(language)) {
      CAPTURE(notice.mail.text);
      for (const std::string& text : {notice.mail.subject, notice.mail.text, notice.mail.html}) {
        CHECK_FALSE(text.empty());
        CHECK_FALSE(text.contains("{{"));
        CHECK_FALSE(text.contains("mail."));
        CHECK_FALSE(text.contains("  \n\n\n"));
      }
      CHECK(notice.mail.language == language);
      CHECK(notice.mail.html.size() < 100'000);
    }
  }
}

TEST_CASE("who asked to sign in gets a code and a button, whatever the school holds back") {
  school::School school = a_school();
  school.mails = school::Mails::Hold;
  const Notice notice = login(Language::en, school);
  CHECK(notice.fate.state == mail::State::Planned);
  CHECK(notice.mail.urgent);
  CHECK(notice.mail.send_before == noon + 10min);
  CHECK(notice.mail.secrets == std::vector<std::string>{"ABCD-EFGH", "t0ken_x"});
  CHECK_FALSE(notice.mail.subject.contains("ABCD"));
  CHECK(notice.mail.text.starts_with(
      "Hello Anna,\n\n"
      "Type this code where you asked for it, or press the button. Both work for 10 minutes.\n\n"
      "ABCD-EFGH\n\nSign in:\nhttps://stoa.test/learn/link?token=t0ken_x\n"));
}

TEST_CASE("French and Ukrainian minutes are declined") {
  CHECK(login(Language::fr, a_school()).mail.text.contains("pendant 10 minutes"));
  CHECK(login(Language::uk, a_school()).mail.text.contains("діють 10 хвилин."));
}

TEST_CASE("an invitation names school, role and address, and leads to the team's door") {
  const Notice notice = compose_invitation(
      setting_of(a_school()), {anna(), staff::Role::Curator, "t0ken_x", noon + 7 * 24h}, "key");
  CHECK(notice.mail.text.contains("Stoa Poikile invites you to its team. Your role: curator."));
  CHECK(notice.mail.text.contains("anna@stoa.test"));
  CHECK(notice.mail.text.contains("https://stoa.test/admin/link?token=t0ken_x\n"));
}

/// Keys without the endings of plurals, which differ from language to language.
void collect(const describe::JsonValue& value, const std::string& key,
             std::set<std::string>& keys) {
  if (value.type() == describe::JsonType::String) {
    std::string stem = key;
    for (const std::string_view end : {"_one", "_few", "_many", "_other"}) {
      if (stem.ends_with(end)) stem.resize(stem.size() - end.size());
    }
    keys.insert(stem);
    return;
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    collect(value.value_at(i), key + "." + std::string(value.name_at(i)), keys);
  }
}

std::set<std::string> mail_keys(std::string_view file) {
  std::set<std::string> keys;
  for (const app::Embedded& embedded : app::catalogue_files()) {
    if (embedded.path != file) continue;
    const auto document = describe::JsonDocument::parse(embedded.bytes);
    REQUIRE(document.has_value());
    collect(*document->root().find("mail"), "mail", keys);
  }
  return keys;
}

TEST_CASE("the three catalogues know the same sentences of mails") {
  CHECK(mail_keys("en.json").size() > 40);
  CHECK(mail_keys("fr.json") == mail_keys("en.json"));
  CHECK(mail_keys("uk.json") == mail_keys("en.json"));
}

}  // namespace
}  // namespace notices
