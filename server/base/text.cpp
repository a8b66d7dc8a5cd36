// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <mutex>

#include "base/ensure.h"

namespace base {

static bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// How many bytes a letter takes by its first byte; 0 for a byte that starts none.
static std::size_t length_of_letter(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return 2;
  if (first >= 0xE0 && first < 0xF0) return 3;
  if (first >= 0xF0 && first < 0xF5) return 4;
  return 0;
}

static UChar32 code_point_of(std::string_view letter) {
  const int first = static_cast<unsigned char>(letter.front());
  static constexpr int first_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  UChar32 value = first & first_bits[letter.size()];
  for (const char byte : letter.substr(1)) value = value << 6 | (byte & 0x3F);
  return value;
}

/// The bytes of the letter the text starts with; empty where it starts with none.
static std::string_view first_letter(std::string_view text) {
  static constexpr UChar32 smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (text.empty()) return {};
  const std::size_t length = length_of_letter(static_cast<unsigned char>(text.front()));
  if (length == 0 || length > text.size()) return {};
  const std::string_view letter = text.substr(0, length);
  if (!std::all_of(letter.begin() + 1, letter.end(), is_continuation)) return {};
  const UChar32 value = code_point_of(letter);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest[length] || value > 0x10FFFF || surrogate) return {};
  return letter;
}

static std::string_view last_letter(std::string_view text) {
  std::size_t start = text.size();
  while (start > 0 && text.size() - start < 4) {
    --start;
    if (!is_continuation(text[start])) break;
  }
  const std::string_view letter = first_letter(text.substr(start));
  return letter.size() == text.size() - start ? letter : std::string_view();
}

bool is_clean_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::string_view letter = first_letter(text);
    if (letter.empty() || letter.front() == '\0') return false;
    text.remove_prefix(letter.size());
  }
  return true;
}

/// White space, and the invisible marks that come along when people copy.
static bool is_blank(std::string_view letter) {
  if (letter.empty()) return false;
  const UChar32 value = code_point_of(letter);
  return u_isUWhiteSpace(value) || value == 0x200B || value == 0x2060 || value == 0xFEFF;
}

std::string_view trimmed(std::string_view text) {
  for (auto letter = first_letter(text); is_blank(letter); letter = first_letter(text)) {
    text.remove_prefix(letter.size());
  }
  for (auto letter = last_letter(text); is_blank(letter); letter = last_letter(text)) {
    text.remove_suffix(letter.size());
  }
  return text;
}

std::size_t code_points(std::string_view text) {
  return text.size() -
         static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_continuation));
}

struct BaseLetter {
  UChar32 letter;
  const char* base;
};

/// Letters with a stroke or a ligature, which no normal form takes apart. Lower case only: folding
/// comes first.
static constexpr BaseLetter base_letters[] = {
    {U'æ', "ae"}, {U'œ', "oe"}, {U'ø', "o"}, {U'ł', "l"}, {U'đ', "d"}, {U'ð', "d"},
    {U'þ', "th"}, {U'ħ', "h"},  {U'ŋ', "n"}, {U'ŧ', "t"}, {U'ı', "i"}, {U'ƶ', "z"},
    {U'ĸ', "k"},  {U'ə', "e"},  {U'ɨ', "i"}, {U'ƀ', "b"}, {U'ɉ', "j"}, {U'ǥ', "g"},
};

/// Apostrophes of all keyboards, the Ukrainian one among them: people leave them out.
static bool is_apostrophe(UChar32 letter) {
  return letter == '\'' || letter == '`' || letter == 0xB4 || letter == 0x2018 ||
         letter == 0x2019 || letter == 0x201B || letter == 0x2032 || letter == 0x2BC ||
         letter == 0x2B9 || letter == 0x2BB;
}

/// Accents go. Voicing marks of Japanese and signs of Indian scripts make another letter and stay.
static bool is_accent(UChar32 letter) {
  const int combining = u_getCombiningClass(letter);
  return combining != 0 && combining != 7 && combining != 8 && combining != 9;
}

static bool belongs_to_word(UChar32 letter) {
  return u_isalnum(letter) || (U_GET_GC_MASK(letter) & U_GC_M_MASK) != 0;
}

static void append_base(icu::UnicodeString& result, UChar32 letter) {
  for (const BaseLetter& entry : base_letters) {
    if (entry.letter != letter) continue;
    result.append(icu::UnicodeString(entry.base, -1, US_INV));
    return;
  }
  result.append(letter);
}

static icu::UnicodeString with_words_only(const icu::UnicodeString& text) {
  icu::UnicodeString result;
  bool gap = false;
  for (int i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 letter = text.char32At(i);
    if (is_accent(letter) || is_apostrophe(letter)) continue;
    if (!belongs_to_word(letter)) {
      gap = true;
      continue;
    }
    if (gap && !result.isEmpty()) result.append(UChar32{' '});
    gap = false;
    append_base(result, letter);
  }
  return result;
}

static const icu::Normalizer2& normalizer(const icu::Normalizer2* instance, UErrorCode status) {
  ensure(U_SUCCESS(status) && instance != nullptr, "the Unicode data is there");
  return *instance;
}

std::string folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto& fold = normalizer(icu::Normalizer2::getNFKCCasefoldInstance(status), status);
  const auto& decompose = normalizer(icu::Normalizer2::getNFDInstance(status), status);
  const auto& compose = normalizer(icu::Normalizer2::getNFCInstance(status), status);
  const icu::UnicodeString given = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const icu::UnicodeString apart = decompose.normalize(fold.normalize(given, status), status);
  const icu::UnicodeString words = compose.normalize(with_words_only(apart), status);
  ensure(U_SUCCESS(status), "text can be folded");
  std::string result;
  words.toUTF8String(result);
  return result;
}

/// Costs tens of milliseconds to build. ICU does not promise that its parts may be used by two
/// threads at once, hence the lock; slugs are made a few times a day.
static std::string to_ascii(const std::string& text) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<const icu::Transliterator> transliterator(
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  ensure(transliterator != nullptr, "the transliteration rules are there");
  icu::UnicodeString letters = icu::UnicodeString::fromUTF8(text);
  transliterator->transliterate(letters);
  std::string result;
  letters.toUTF8String(result);
  return result;
}

std::string slug_of(std::string_view text) {
  std::string slug;
  bool gap = false;
  for (const char letter : to_ascii(std::string(text))) {
    const bool word = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    // Soft signs and apostrophes of a transliteration are no gap: "м'яч" is one word.
    if (letter == '\'' || letter == '`') continue;
    if (word && gap && !slug.empty()) slug += '-';
    if (word) slug += letter;
    gap = !word;
  }
  return slug;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace base
