// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mail/mail_template.h"
#include "notices/notice.h"

namespace courses {
struct Product;
}

namespace notices {

struct OpenedProduct {
  std::string title;
  /// The page of the product for students.
  std::string link;
  /// Nobody can open it yet; the mail promises to tell.
  bool in_preparation = false;
  std::optional<Instant> start_at = {};
  /// Exclusive; nothing: no end.
  std::optional<Instant> end_at = {};
  /// Lessons of the plan, whenever they open.
  std::int64_t lessons_available = 0;
  std::optional<Id<courses::Product>> product = {};
};

/// One link that signs in, for the button.
struct LoginLink {
  std::string token;
  Instant expires_at;
};

/// One of the two mails of a given access: the school's own words, or the standard ones.
struct Wanted {
  std::optional<mail::TemplateTexts> own_words = {};
};

/// Everything the activation mail (N01) and the access mail (N10, N11) say.
struct AccessNotice {
  Recipient recipient;
  std::vector<OpenedProduct> products = {};
  std::string offer_title = {};
  std::int64_t order_number = 0;
  /// Absent: the button leads to the page, and the person signs in there.
  std::optional<LoginLink> login_link = {};
  /// Absent: that mail is not to leave. Where both leave, they leave as one.
  std::optional<Wanted> activation = {};
  std::optional<Wanted> access = {};
};

/// Nothing: neither of the mails is wanted. The mail's kind is `activation` or `access`.
std::optional<Notice> compose_access(const Setting& setting, const AccessNotice& notice,
                                     Instant now, std::string unique_key);

/// "It is open now", to somebody whom a mail has promised to tell (N25 without a date).
Notice compose_opening(const Setting& setting, const AccessNotice& notice, Instant now,
                       std::string unique_key);

/// Of the mail that `compose_access` would make.
std::string subject_of(const Setting& setting, const AccessNotice& notice, Instant now);

/// A made-up person with a made-up course, for the preview of own words.
AccessNotice sample_notice(const Setting& setting, Language language, Instant now);

/// The mail of this kind alone, in the words given, in the language of the notice's recipient.
mail::Letter compose_preview(const Setting& setting, AccessNotice notice, mail::TemplateKind kind,
                             const mail::TemplateText& words, Instant now);

}  // namespace notices
