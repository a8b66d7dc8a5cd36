// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/catalogues.h"
#include "notices/access_notice.h"
#include "notices/sign_in_notices.h"
#include "testing/fake_clock.h"

// What the tests of the composers share.

namespace notices {

inline constexpr Instant noon = testing::FakeClock::noon;

inline const mail::Texts texts{[](Language language) -> const base::Catalogue& {
  return app::catalogue(language);
}};

inline school::School a_school(Language language = Language::en) {
  return {.name = "Stoa Poikile",
          .language = language,
          .zone = *base::TimeZone::parse("Europe/Paris"),
          .currency = base::Currency::EUR,
          .mails = school::Mails::Send,
          .support_email = Email::parse("help@stoa.test"),
          .public_url = "https://stoa.test"};
}

inline Setting setting_of(const school::School& school) {
  return {school, texts, "https://stoa.test"};
}

inline Recipient anna(Language language = Language::en) {
  return {.contact = Id<people::Contact>::from_number(1),
          .mailbox = Email::parse("anna@stoa.test"),
          .login_email = Email::parse("anna@stoa.test"),
          .first_name = "Anna",
          .last_name = "Martin",
          .language = language,
          .zone = *base::TimeZone::parse("Europe/Paris")};
}

inline OpenedProduct drawing() {
  return {.title = "Drawing", .link = "https://stoa.test/learn/products/prd_1"};
}

inline AccessNotice access_to(std::vector<OpenedProduct> products,
                              Language language = Language::en) {
  return {.recipient = anna(language),
          .products = std::move(products),
          .offer_title = "Full access",
          .order_number = 12,
          .access = Wanted{}};
}

}  // namespace notices
