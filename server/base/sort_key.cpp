// SPDX-License-Identifier: Apache-2.0
#include "base/sort_key.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/ensure.h"
#include "base/text.h"

namespace base {

/// With the letters of Russian where a reader looks for them.
static constexpr std::u16string_view alphabet = u"абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя";

/// Folding leaves runes alone, they have neither case nor accents, and their numbers follow one
/// another: each letter of the alphabet goes as the rune of its place.
static constexpr UChar32 first_rune = 0x16A0;

static icu::UnicodeString composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* compose = icu::Normalizer2::getNFCInstance(status);
  ensure(U_SUCCESS(status) && compose != nullptr, "the Unicode data is there");
  auto result = compose->normalize(
      icu::UnicodeString::fromUTF8(
          icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))),
      status);
  ensure(U_SUCCESS(status), "text can be composed");
  return result;
}

static UChar32 placed(UChar32 letter) {
  const UChar32 small = u_tolower(letter);
  if (small > 0xFFFF) return letter;
  const auto place = alphabet.find(static_cast<char16_t>(small));
  return place == alphabet.npos ? letter : first_rune + static_cast<UChar32>(place);
}

static std::string letters_of(std::string_view text) {
  const icu::UnicodeString given = composed(text);
  icu::UnicodeString result;
  for (int i = 0; i < given.length(); i = given.moveIndex32(i, 1)) {
    result.append(placed(given.char32At(i)));
  }
  std::string utf8;
  result.toUTF8String(utf8);
  return folded(utf8);
}

std::string sort_key(std::initializer_list<std::string_view> parts) {
  // Before every letter and the space between words, so that a short name stands before a longer.
  constexpr char end_of_part = '\x01';
  std::string key;
  std::string written;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    key += letters_of(part) + end_of_part;
    written += std::string(part) + end_of_part;
  }
  return key + written;
}

}  // namespace base
