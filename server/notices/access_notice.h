// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mail/mail_template.h"
#include "notices/notice.h"

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
  std::int64_t lessons_available = 0;
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

/// For the preview of own words, filled with an example.
mail::Letter compose_sample(const Setting& setting, mail::TemplateKind kind,
                            const mail::TemplateText& words, Language language, Instant now);

}  // namespace notices
