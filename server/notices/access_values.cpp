// SPDX-License-Identifier: Apache-2.0
#include "notices/access_values.h"

namespace notices {
namespace {

/// `"Drawing", "Painting"` → `Drawing, Painting`.
std::string titles_of(const std::vector<OpenedProduct>& products) {
  std::string titles;
  for (const OpenedProduct& product : products) {
    if (!titles.empty()) titles += ", ";
    titles += product.title;
  }
  return titles;
}

std::string full_name(const std::string& first, const std::string& last) {
  return first + (first.empty() || last.empty() ? "" : " ") + last;
}

std::string text_of(const std::optional<Email>& email) { return email ? email->text() : ""; }

/// The latest of all; nothing as soon as one has no end.
std::optional<Instant> common_end(const std::vector<OpenedProduct>& products) {
  std::optional<Instant> end;
  for (const OpenedProduct& product : products) {
    if (!product.end_at) return std::nullopt;
    end = end ? std::max(*end, *product.end_at) : product.end_at;
  }
  return end;
}

std::optional<Instant> first_start(const std::vector<OpenedProduct>& products) {
  std::optional<Instant> start;
  for (const OpenedProduct& product : products) {
    if (product.start_at) start = start ? std::min(*start, *product.start_at) : product.start_at;
  }
  return start;
}

void add_access(mail::Values& values, const AccessNotice& notice) {
  values.insert_or_assign("product.title", titles_of(notice.products));
  std::int64_t lessons = 0;
  for (const OpenedProduct& product : notice.products) lessons += product.lessons_available;
  values.insert_or_assign("access.lessons_available", lessons);
  if (const auto start = first_start(notice.products)) {
    values.insert_or_assign("access.start_at", *start);
  }
  if (const auto end = common_end(notice.products)) values.insert_or_assign("access.end_at", *end);
}

}  // namespace

std::string button_url(const Setting& setting, const AccessNotice& notice) {
  if (notice.login_link) return student_link(setting, notice.login_link->token);
  const bool one = notice.products.size() == 1 && !notice.products.front().in_preparation;
  return one ? notice.products.front().link : setting.url + "/learn";
}

mail::Values values_of(const Setting& setting, const AccessNotice& notice) {
  const Recipient& to = notice.recipient;
  const std::string first_name = repeatable_name(to.first_name);
  const std::string last_name = repeatable_name(to.last_name);
  mail::Values values{
      {"school.name", setting.school.name},
      {"school.url", setting.url},
      {"school.support_email", text_of(setting.school.support_email)},
      {"contact.first_name", first_name},
      {"contact.last_name", last_name},
      {"contact.full_name", full_name(first_name, last_name)},
      {"contact.email", text_of(to.mailbox)},
      {"account.login_email", text_of(to.login_email)},
      {"account.login_link", button_url(setting, notice)},
      {"account.dashboard_link", setting.url + "/learn"},
      {"offer.title", notice.offer_title},
      {"product.link", notice.products.empty() ? setting.url + "/learn"
                                               : notice.products.front().link}};
  if (notice.order_number > 0) values.insert_or_assign("order.number", notice.order_number);
  add_access(values, notice);
  return values;
}

}  // namespace notices
