// SPDX-License-Identifier: Apache-2.0
#include "imports/text_table.h"

#include <array>
#include <utility>

#include "base/text.h"

namespace imports {
namespace {

constexpr std::size_t piece_size = std::size_t{64} << 10;

std::string read_piece(std::istream& in) {
  std::string piece(piece_size, '\0');
  in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
  piece.resize(static_cast<std::size_t>(in.gcount()));
  return piece;
}

/// Files that are texts but no tables.
bool is_document(std::string_view text) {
  static constexpr std::array<std::string_view, 6> beginnings{"%PDF", "{\\rtf", "<!DOCTYPE",
                                                              "<html", "<HTML", "<?xml"};
  const std::string_view start = base::trimmed(text.substr(0, 1000));
  for (const std::string_view beginning : beginnings) {
    if (start.starts_with(beginning)) return true;
  }
  return false;
}

}  // namespace

TextTable::TextTable(std::unique_ptr<std::istream> in, const TableLimits& limits)
    : in_(std::move(in)), limits_(limits) {
  learn_encoding();
  fill();
  if (is_document(text_)) refuse_table("import.not_a_table");
  learn_delimiter();
  scanner_.emplace(delimiter_.value_or(','), limits_);
}

void TextTable::learn_encoding() {
  EncodingCounter counter;
  std::size_t size = 0;
  for (std::string piece = read_piece(*in_); !piece.empty(); piece = read_piece(*in_)) {
    size += piece.size();
    if (size > limits_.bytes_max) refuse_table("import.too_large");
    counter.add(piece);
  }
  if (size == 0) refuse_table("import.empty");
  if (counter.is_binary()) refuse_table("import.not_a_table");
  encoding_ = counter.guess();
  decoder_ = std::make_unique<Decoder>(encoding_);
  in_->clear();
  in_->seekg(static_cast<std::streamoff>(counter.mark_size()));
}

/// Excel's own line `sep=;` says it outright and is no row.
void TextTable::learn_delimiter() {
  if (text_.size() > 5 && text_.starts_with("sep=") && (text_[5] == '\n' || text_[5] == '\r')) {
    delimiter_ = text_[4];
    at_ = text_.find('\n') == std::string::npos ? 6 : text_.find('\n') + 1;
    return;
  }
  delimiter_ = guess_delimiter(text_, ended_ ? Sample::Whole : Sample::Beginning, limits_);
}

bool TextTable::fill() {
  while (!ended_ && at_ == text_.size()) {
    const std::string piece = read_piece(*in_);
    ended_ = piece.size() < piece_size;
    text_ = decoder_->decoded(piece, ended_ ? Decoder::Piece::Last : Decoder::Piece::Middle);
    if (text_.contains('\0')) refuse_table("import.not_a_table");
    at_ = 0;
  }
  return at_ < text_.size();
}

std::optional<TableRow> TextTable::next_raw() {
  while (fill()) {
    while (at_ < text_.size()) {
      if (scanner_->feed(text_[at_++])) return scanner_->take();
    }
  }
  if (std::exchange(finished_, true) || !scanner_->finish()) return std::nullopt;
  return scanner_->take();
}

std::optional<TableRow> TextTable::next() {
  for (auto row = next_raw(); row; row = next_raw()) {
    if (is_blank(row->cells)) continue;
    if (++rows_ > limits_.rows_max) refuse_table("import.too_many_rows");
    return row;
  }
  return std::nullopt;
}

TableFacts TextTable::facts() const {
  TableFacts facts{TableKind::Text, encoding_, std::nullopt};
  if (delimiter_) facts.delimiter = std::string(1, *delimiter_);
  return facts;
}

}  // namespace imports
