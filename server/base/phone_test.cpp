// SPDX-License-Identifier: Apache-2.0
#include "base/phone.h"

#include <doctest/doctest.h>

namespace base {

static std::string read(std::string_view text, std::string_view country = {}) {
  const auto phone = Phone::parse(text, country);
  return phone ? phone->text() : "refused";
}

TEST_CASE("an international number is read however it is grouped") {
  CHECK(read("+33 6 12 34 56 78") == "+33612345678");
  CHECK(read("0033 6.12.34.56.78") == "+33612345678");
  CHECK(read("+380 (50) 123-45-67") == "+380501234567");
  CHECK(read("tel:+1-202-555-0143") == "+12025550143");
  CHECK(read("+44\u00a020\u20117946 0018") == "+442079460018");
  CHECK(read("  +33612345678\n") == "+33612345678");
}

TEST_CASE("the zero in brackets is not dialled from abroad") {
  CHECK(read("+33 (0)6 12 34 56 78") == "+33612345678");
  CHECK(read("+44 (0)20 7946 0018") == "+442079460018");
  CHECK(read("+49 (0)30 901820") == "+4930901820");
}

TEST_CASE("Italy keeps its zero") {
  CHECK(read("06 6982", "IT") == "+39066982");
  CHECK(read("06 69812345", "IT") == "+390669812345");
  CHECK(read("+39 06 69812345") == "+390669812345");
  CHECK(read("+39 347 1234567") == "+393471234567");
}

TEST_CASE("a national number is read with its country") {
  CHECK(read("06 12 34 56 78", "FR") == "+33612345678");
  CHECK(read("050 123 45 67", "ua") == "+380501234567");
  CHECK(read("380501234567", "UA") == "+380501234567");
  CHECK(read("020 7946 0018", "GB") == "+442079460018");
  CHECK(read("(202) 555-0143", "US") == "+12025550143");
  CHECK(read("1 202 555 0143", "US") == "+12025550143");
  CHECK(read("011 33 6 12 34 56 78", "US") == "+33612345678");
  CHECK(read("030 901820", "DE") == "+4930901820");
  CHECK(read("512 345 678", "PL") == "+48512345678");
  CHECK(read("612 34 56 78", "ES") == "+34612345678");
  CHECK(read("8 (029) 123-45-67", "BY") == "+375291234567");
  CHECK(read("80 29 123 45 67", "BY") == "+375291234567");
  CHECK(read("06 30 123 4567", "HU") == "+36301234567");
}

TEST_CASE("without a country a national number means nothing") {
  CHECK(read("06 12 34 56 78") == "refused");
  CHECK(read("574-440-1423x9799") == "refused");
  CHECK(read("06 12 34 56 78", "ZZ") == "refused");
}

TEST_CASE("extensions are kept behind an x") {
  CHECK(read("574-440-1423x9799", "US") == "+15744401423x9799");
  CHECK(read("001-273-664-2268x90121") == "+12736642268x90121");
  CHECK(read("001-273-664-2268x90121", "FR") == "+12736642268x90121");
  CHECK(read("927-880-5785x85266", "US") == "+19278805785x85266");
  CHECK(read("+1 (202) 555-0143 Ext. 12") == "+12025550143x12");
  CHECK(read("+1 202 555 0143;ext=12") == "+12025550143x12");
  CHECK(read("+1 202 555 0143 #12") == "+12025550143x12");
}

TEST_CASE("a missing or surplus digit is noticed where the length is known") {
  CHECK(read("+33 6 12 34 56 7") == "refused");
  CHECK(read("+33 6 12 34 56 78 9") == "refused");
  CHECK(read("+380 50 123 45 6") == "refused");
  CHECK(read("202 555 014", "US") == "refused");
}

TEST_CASE("what is no number is refused") {
  for (const std::string_view wrong :
       {"", "+", "00", "abc", "+33 six", "+999 12345678", "+33 6 12 34 56 78 / +33 7 12 34 56 78",
        "+1234567890123456", "12+33612345678", "+12025550143x", "+12025550143xabc",
        "+12025550143x123456789", "++33612345678", "\xff\xfe"}) {
    CAPTURE(wrong);
    CHECK(read(wrong) == "refused");
  }
}

TEST_CASE("a number that was read once reads as itself") {
  for (const std::string_view text :
       {"+33612345678", "+12736642268x90121", "+390669812345", "+78001234567", "+4930901820",
        "+37529123456", "+99365123456", "+36301234567"}) {
    const auto phone = Phone::parse(text);
    if (!phone) continue;
    CHECK(phone->text() == text);
    CHECK(Phone::parse(phone->text(), "FR") == phone);
  }
  CHECK(Phone::parse("+78001234567"));
}

TEST_CASE("only digits are searched") {
  CHECK(phone_digits("+33 (0)6-12 x9") == "3306129");
  CHECK(phone_digits("abc").empty());
}

}  // namespace base
