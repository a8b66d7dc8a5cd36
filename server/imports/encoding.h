// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "imports/table.h"

struct UConverter;

namespace imports {

/// Looks at every byte of a file once and then says how it is encoded. UTF-8 shows by itself;
/// among the one-byte encodings the shape of the words tells Latin from Cyrillic letters (a Latin
/// word mixes plain and accented letters, a Cyrillic word does not), and the frequency of letters
/// tells the Cyrillic ones apart.
class EncodingCounter {
 public:
  void add(std::string_view bytes);
  Encoding guess() const;
  /// Bytes of the mark at the beginning that says how the file is encoded.
  std::size_t mark_size() const;
  /// Zero bytes where the encoding has none: not a text at all.
  bool is_binary() const;

 private:
  void add_byte(unsigned char byte);
  void follow_utf8(unsigned char byte);
  void follow_word(unsigned char byte);
  void end_word();
  Encoding cyrillic_guess() const;
  bool looks_like_utf16(std::size_t side) const;

  std::string head_;
  std::uint64_t size_ = 0;
  std::array<std::uint64_t, 256> counts_{};
  std::array<std::uint64_t, 2> zeros_{};  ///< At even and at odd places.
  std::uint64_t sequences_ = 0;
  std::uint64_t broken_ = 0;
  int expected_ = 0;
  bool word_has_ascii_ = false;
  std::uint64_t word_high_ = 0;
  std::uint64_t mixed_words_ = 0;
  std::uint64_t high_words_ = 0;
};

/// Turns the bytes of an encoding into UTF-8, piece by piece. What is no text becomes U+FFFD.
class Decoder {
 public:
  explicit Decoder(Encoding encoding);
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  ~Decoder();

  enum class Piece { Middle, Last };
  std::string decoded(std::string_view bytes, Piece piece);

 private:
  UConverter* converter_ = nullptr;
};

}  // namespace imports
