// SPDX-License-Identifier: Apache-2.0
#include "notices/access_notice.h"

#include <doctest/doctest.h>

#include "notices/notices_of_test.h"

namespace notices {
namespace {

using namespace std::chrono_literals;

Notice composed(const AccessNotice& notice, const school::School& school = a_school()) {
  const auto result = compose_access(setting_of(school), notice, noon, "key");
  REQUIRE(result.has_value());
  return *result;
}

TEST_CASE("somebody who gets a course reads what is open and presses one button") {
  const Notice notice = composed(access_to({drawing()}));
  CHECK(notice.mail.kind == "access");
  CHECK(notice.mail.subject == "“Drawing” is open for you");
  CHECK(notice.mail.text ==
        "Hello Anna,\n\n"
        "You now have access to “Drawing”.\n\n"
        "Open the course:\nhttps://stoa.test/learn/products/prd_1\n\n"
        "-- \nStoa Poikile\nQuestions? Write to help@stoa.test.\n"
        "You receive this e-mail because you study at Stoa Poikile.\n");
  CHECK(notice.fate.state == mail::State::Planned);
}

TEST_CASE("an end at midnight is told as the last day, another as its moment") {
  OpenedProduct product = drawing();
  product.end_at = base::end_of_day(*base::Date::parse("2026-05-31"), anna().zone);
  CHECK(composed(access_to({product})).mail.text.contains("until 31 May 2026 (included)."));
  product.end_at = *product.end_at + 90min;
  CHECK(composed(access_to({product})).mail.text.contains("until 1 June 2026 at 01:30 (Paris)."));
}

TEST_CASE("an access that begins later says when, in the reader's zone") {
  AccessNotice notice = access_to({drawing()});
  notice.products.front().start_at = noon + 24h;
  CHECK(composed(notice).mail.subject ==
        "“Drawing” opens for you on 6 January 2026 at 13:00 (Paris)");
  notice.recipient.zone = *base::TimeZone::parse("Europe/Kyiv");
  CHECK(composed(notice).mail.text.contains("begins on 6 January 2026 at 14:00 (Kyiv)."));
  notice.products.front().start_at = noon;
  CHECK(composed(notice).mail.subject == "“Drawing” is open for you");
}

TEST_CASE("of a course in preparation a place is promised, and no empty page is opened") {
  AccessNotice notice = access_to({drawing()});
  notice.products.front().in_preparation = true;
  const Notice mail = composed(notice);
  CHECK(mail.mail.subject == "Your place in “Drawing”");
  CHECK(mail.mail.text.contains("still in preparation"));
  CHECK(mail.mail.text.contains("Open my account:\nhttps://stoa.test/learn\n"));
}

TEST_CASE("several courses are one mail with a link to each that is open") {
  AccessNotice notice = access_to({drawing(), drawing(), drawing()});
  notice.products[1].title = "Painting";
  notice.products[2].title = "Sculpture";
  notice.products[2].in_preparation = true;
  const Notice mail = composed(notice);
  CHECK(mail.mail.subject == "3 courses for you at Stoa Poikile");
  CHECK(mail.mail.text.contains("- Painting\n  https://stoa.test/learn/products/prd_1\n"));
  CHECK_FALSE(mail.mail.text.contains("- Sculpture"));
  CHECK(mail.mail.text.contains("“Sculpture” is still in preparation"));
}

TEST_CASE("activation and access leaving together are one mail") {
  AccessNotice notice = access_to({drawing()});
  notice.activation = Wanted{};
  const Notice both = composed(notice);
  CHECK(both.mail.kind == "access");
  CHECK(both.mail.text.contains("You now have access to “Drawing”."));
  CHECK(both.mail.text.contains("You sign in with your address anna@stoa.test"));
  notice.access.reset();
  const Notice alone = composed(notice);
  CHECK(alone.mail.kind == "activation");
  CHECK(alone.mail.subject == "Your account at Stoa Poikile");
  CHECK_FALSE(alone.mail.text.contains("Drawing"));
  notice.activation.reset();
  CHECK_FALSE(compose_access(setting_of(a_school()), notice, noon, "key").has_value());
}

TEST_CASE("the button signs in once, and its secret stays between school and student") {
  AccessNotice notice = access_to({drawing()});
  notice.login_link = LoginLink{"t0ken_x", noon + 14 * 24h};
  const Notice mail = composed(notice);
  CHECK(mail.mail.text.contains("https://stoa.test/learn/link?token=t0ken_x\n"));
  CHECK(mail.mail.text.contains("once, until 19 January 2026 at 13:00 (Paris)"));
  CHECK(mail.mail.secrets == std::vector<std::string>{"t0ken_x"});
  CHECK(mail.mail.secrets_until == noon + 14 * 24h);
}

TEST_CASE("the school's own words replace ours, and keep the button") {
  AccessNotice notice = access_to({drawing()});
  notice.access->own_words = mail::TemplateTexts{
      {"en",
       {.subject = {"{{contact.first_name}}: {{product.title}}"},
        .body = {"Dear {{contact.full_name}},\n\norder {{order.number}}, {{offer.title}} "
                 "until {{access.end_at|default:\"for ever\"}}."}}}};
  const Notice mail = composed(notice);
  CHECK(mail.mail.subject == "Anna: Drawing");
  CHECK(mail.mail.text.starts_with(
      "Dear Anna Martin,\n\norder 12, Full access until for ever.\n\nOpen the course:\n"));
}

TEST_CASE("while the school holds its mails they are made and kept") {
  school::School school = a_school();
  school.mails = school::Mails::Hold;
  CHECK(composed(access_to({drawing()}), school).fate.state == mail::State::Held);
}

TEST_CASE("nothing is sent to nobody, nor to an address that bounced") {
  AccessNotice notice = access_to({drawing()});
  notice.recipient.mail_state = people::MailState::Bounced;
  CHECK(composed(notice).fate.why == "address_bounced");
  notice.recipient.mailbox.reset();
  CHECK(composed(notice).fate.state == mail::State::NotSent);
  CHECK(composed(notice).fate.why == "no_address");
}

TEST_CASE("a name that is an advertisement is not repeated to strangers") {
  AccessNotice notice = access_to({drawing()});
  notice.recipient.first_name = "Win at http://casino.example now";
  CHECK(composed(notice).mail.text.starts_with("Hello,\n"));
  CHECK_FALSE(composed(notice).mail.text.contains("casino"));
}

TEST_CASE("somebody who reads another's mailbox is told no address to sign in with") {
  AccessNotice notice = access_to({});
  notice.access.reset();
  notice.activation = Wanted{};
  notice.recipient.login_email.reset();
  CHECK_FALSE(composed(notice).mail.text.contains("You sign in with"));
}

}  // namespace
}  // namespace notices
