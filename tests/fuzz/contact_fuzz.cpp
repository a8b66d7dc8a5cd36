// SPDX-License-Identifier: Apache-2.0
// Addresses and numbers as people paste them: what is read once is read as the same again, and
// holds nothing that could end a line of a mail.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/email.h"
#include "base/phone.h"
#include "base/text.h"

namespace {

void check(bool good) {
  if (!good) std::abort();
}

void check_email(const std::string& text) {
  const auto email = base::Email::parse(text);
  if (!email) return;
  check(base::Email::parse(email->text()) == email);
  check(email->text().find_first_of("\r\n<>, ") == std::string::npos);
  if (base::is_clean_utf8(text)) check(base::is_clean_utf8(base::name_beside_email(text)));
  if (const auto meant = base::likely_meant(*email)) {
    check(base::Email::parse(meant->text()) == meant);
  }
}

void check_phone(const std::string& text) {
  for (const char* country : {"", "FR", "UA"}) {
    const auto phone = base::Phone::parse(text, country);
    if (!phone) continue;
    check(phone->text().starts_with('+'));
    check(base::Phone::parse(phone->text()) == phone);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  check_email(text);
  check_phone(text);
  base::phone_digits(text);
  return 0;
}
