// SPDX-License-Identifier: Apache-2.0
#include "imports/encoding.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ensure.h"

namespace imports {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_le_mark = "\xFF\xFE";
constexpr std::string_view utf16_be_mark = "\xFE\xFF";

const char* icu_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf8: return "UTF-8";
    case Encoding::Utf16Le: return "UTF-16LE";
    case Encoding::Utf16Be: return "UTF-16BE";
    case Encoding::Windows1252: return "windows-1252";
    case Encoding::Windows1251: return "windows-1251";
    case Encoding::Koi8U: return "KOI8-U";
    case Encoding::MacCyrillic: return "x-mac-cyrillic";
  }
  std::unreachable();
}

/// How often a letter occurs in Ukrainian and Russian texts, per thousand or so.
int frequency(UChar32 lower) {
  static constexpr std::u32string_view letters = U"оаиніетрвслкудмпязьбгчйхжшюцщфєїґыэъ";
  static constexpr std::array<int, 36> weights{95, 80, 65, 65, 40, 60, 55, 48, 48, 42, 38, 37,
                                               32, 32, 30, 29, 22, 22, 18, 18, 16, 13, 12, 11,
                                               9,  8,  8,  6,  4,  3,  5,  6,  1,  12, 2,  1};
  const auto at = letters.find(static_cast<char32_t>(lower));
  return at == std::u32string_view::npos ? -20 : weights[at];
}

/// Of one byte read in that encoding. Capitals are rarer, so they speak half as loud.
int weight_of(UChar32 letter) {
  if (letter == 0xA0 || letter == 0x2116) return 0;  // no-break space, №
  const UChar32 lower = u_tolower(letter);
  if (lower == letter) return frequency(letter);
  const int weight = frequency(lower);
  return weight < 0 ? weight : weight / 2;
}

std::array<int, 256> weights_in(Encoding encoding) {
  std::array<int, 256> weights{};
  Decoder decoder(encoding);
  for (int byte = 0x80; byte < 256; ++byte) {
    const std::string text(1, static_cast<char>(byte));
    const auto letter = icu::UnicodeString::fromUTF8(decoder.decoded(text, Decoder::Piece::Middle));
    weights[static_cast<std::size_t>(byte)] = weight_of(letter.char32At(0));
  }
  return weights;
}

bool is_ascii_letter(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

int continuations_after(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 1;
  if (lead >= 0xE0 && lead <= 0xEF) return 2;
  if (lead >= 0xF0 && lead <= 0xF4) return 3;
  return 0;
}

}  // namespace

void EncodingCounter::add(std::string_view bytes) {
  if (head_.size() < 4) head_.append(bytes.substr(0, 4 - head_.size()));
  for (const char byte : bytes) add_byte(static_cast<unsigned char>(byte));
}

void EncodingCounter::add_byte(unsigned char byte) {
  ++counts_[byte];
  if (byte == 0) ++zeros_[size_ % 2];
  ++size_;
  follow_utf8(byte);
  follow_word(byte);
}

void EncodingCounter::follow_utf8(unsigned char byte) {
  const bool continues = (byte & 0xC0) == 0x80;
  if (expected_ > 0) {
    if (continues) {
      if (--expected_ == 0) ++sequences_;
      return;
    }
    ++broken_;
    expected_ = 0;
  }
  if (byte < 0x80) return;
  expected_ = continuations_after(byte);
  if (expected_ == 0) ++broken_;
}

void EncodingCounter::follow_word(unsigned char byte) {
  if (is_ascii_letter(byte)) {
    word_has_ascii_ = true;
  } else if (byte >= 0x80 && byte != 0xA0) {
    ++word_high_;
  } else {
    end_word();
  }
}

void EncodingCounter::end_word() {
  if (word_has_ascii_ && word_high_ > 0) ++mixed_words_;
  if (!word_has_ascii_ && word_high_ > 1) ++high_words_;
  word_has_ascii_ = false;
  word_high_ = 0;
}

/// Half of the bytes of Latin text in UTF-16 are zeros, all on one side.
bool EncodingCounter::looks_like_utf16(std::size_t side) const {
  return size_ >= 4 && zeros_[side] * 4 > size_ && zeros_[1 - side] == 0;
}

Encoding EncodingCounter::guess() const {
  if (head_.starts_with(utf8_mark)) return Encoding::Utf8;
  if (head_.starts_with(utf16_le_mark)) return Encoding::Utf16Le;
  if (head_.starts_with(utf16_be_mark)) return Encoding::Utf16Be;
  if (looks_like_utf16(1)) return Encoding::Utf16Le;
  if (looks_like_utf16(0)) return Encoding::Utf16Be;
  if (sequences_ >= broken_ * 10) return Encoding::Utf8;
  EncodingCounter finished = *this;
  finished.end_word();
  if (finished.high_words_ <= finished.mixed_words_) return Encoding::Windows1252;
  return cyrillic_guess();
}

Encoding EncodingCounter::cyrillic_guess() const {
  Encoding best = Encoding::Windows1251;
  std::int64_t best_score = 0;
  bool first = true;
  for (const Encoding encoding :
       {Encoding::Windows1251, Encoding::Koi8U, Encoding::MacCyrillic}) {
    const auto weights = weights_in(encoding);
    std::int64_t score = 0;
    for (std::size_t byte = 0x80; byte < 256; ++byte) {
      score += static_cast<std::int64_t>(counts_[byte]) * weights[byte];
    }
    if (first || score > best_score) {
      best = encoding;
      best_score = score;
    }
    first = false;
  }
  return best;
}

std::size_t EncodingCounter::mark_size() const {
  if (head_.starts_with(utf8_mark)) return utf8_mark.size();
  const bool utf16 = head_.starts_with(utf16_le_mark) || head_.starts_with(utf16_be_mark);
  return utf16 ? utf16_le_mark.size() : 0;
}

bool EncodingCounter::is_binary() const {
  const Encoding encoding = guess();
  if (encoding == Encoding::Utf16Le || encoding == Encoding::Utf16Be) return false;
  std::uint64_t controls = 0;
  for (std::size_t byte = 1; byte < 0x20; ++byte) {
    const bool usual = (byte >= 0x09 && byte <= 0x0D) || byte == 0x1A;
    if (!usual) controls += counts_[byte];
  }
  return counts_[0] > 0 || controls * 50 > size_;
}

Decoder::Decoder(Encoding encoding) {
  UErrorCode status = U_ZERO_ERROR;
  converter_ = ucnv_open(icu_name(encoding), &status);
  base::ensure(U_SUCCESS(status), "the encodings of the product are there");
}

Decoder::~Decoder() { ucnv_close(converter_); }

std::string Decoder::decoded(std::string_view bytes, Piece piece) {
  // One byte makes at most one unit, and a few may be left over from the piece before.
  std::vector<UChar> units(bytes.size() + 16);
  const char* from = bytes.data();
  UChar* to = units.data();
  UErrorCode status = U_ZERO_ERROR;
  ucnv_toUnicode(converter_, &to, units.data() + units.size(), &from, from + bytes.size(), nullptr,
                 piece == Piece::Last, &status);
  base::ensure(U_SUCCESS(status), "bytes that are no text are replaced, never refused");
  std::string text;
  icu::UnicodeString(units.data(), static_cast<std::int32_t>(to - units.data())).toUTF8String(text);
  return text;
}

}  // namespace imports
