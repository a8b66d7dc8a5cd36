// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <sstream>

#include "base/email.h"
#include "base/rejections.h"
#include "base/text.h"
#include "imports/table.h"
#include "imports/text_table.h"
#include "imports/xlsx_table.h"

namespace imports {
namespace {

constexpr std::string_view zip_mark = "PK\x03\x04";
constexpr std::string_view empty_zip_mark = "PK\x05\x06";
/// The container of old Excel files and of workbooks with a password.
constexpr std::string_view ole_mark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

std::unique_ptr<std::istream> stream_of(const TableSource& source) {
  if (const auto* bytes = std::get_if<std::string>(&source)) {
    return std::make_unique<std::istringstream>(*bytes);
  }
  auto file = std::make_unique<std::ifstream>(std::get<std::filesystem::path>(source),
                                              std::ios::binary);
  if (!*file) refuse_table("import.file_gone");
  return file;
}

std::string beginning_of(std::istream& in) {
  std::string bytes(8, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  in.clear();
  in.seekg(0);
  return bytes;
}

/// The name of the stream that only workbooks with a password have.
bool holds_encrypted_package(std::istream& in) {
  static constexpr std::string_view name("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  std::string bytes(std::size_t{1} << 20, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes.contains(name);
}

/// Pasted addresses: a table of one column without a header.
class AddressList final : public Table {
 public:
  AddressList(std::string text, const TableLimits& limits)
      : text_(std::move(text)), limits_(limits) {}

  TableFacts facts() const override { return {TableKind::List, std::nullopt, std::nullopt}; }

  std::optional<TableRow> next() override {
    while (at_ < text_.size()) {
      const auto entry = base::trimmed(take_entry());
      if (entry.empty()) continue;
      if (++rows_ > limits_.rows_max) refuse_table("import.too_many_rows");
      TableRow row;
      row.line = rows_;
      row.cells.emplace_back(entry);
      return row;
    }
    return std::nullopt;
  }

 private:
  /// A comma inside the quotes of `"Dupont, Marie" <m@x.fr>` separates nothing.
  std::string_view take_entry() {
    const std::size_t start = at_;
    bool quoted = false;
    for (; at_ < text_.size(); ++at_) {
      const char letter = text_[at_];
      if (letter == '\n' || letter == '\r') break;
      if (letter == '"') quoted = !quoted;
      if (!quoted && (letter == ',' || letter == ';')) break;
    }
    const std::string_view entry = std::string_view(text_).substr(start, at_ - start);
    if (at_ < text_.size()) ++at_;
    return entry;
  }

  std::string text_;
  TableLimits limits_;
  std::size_t at_ = 0;
  std::int64_t rows_ = 0;
};

/// The cells of a spreadsheet come with tabs between them; a first line without an address is the
/// header of a table.
bool is_copied_table(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  const bool is_header =
      !line.contains('@') && line.find_first_of(",;|") != std::string_view::npos;
  return line.contains('\t') || is_header;
}

}  // namespace

std::unique_ptr<Table> open_table(const TableSource& source, const TableLimits& limits) {
  auto in = stream_of(source);
  const std::string beginning = beginning_of(*in);
  if (beginning.starts_with(zip_mark)) return std::make_unique<XlsxTable>(source, limits);
  if (beginning.starts_with(empty_zip_mark)) refuse_table("import.not_a_table");
  if (beginning.starts_with(ole_mark)) {
    refuse_table(holds_encrypted_package(*in) ? "import.encrypted" : "import.old_excel");
  }
  return std::make_unique<TextTable>(std::move(in), limits);
}

std::unique_ptr<Table> open_pasted(std::string text, const TableLimits& limits) {
  if (is_copied_table(text)) {
    return std::make_unique<TextTable>(std::make_unique<std::istringstream>(std::move(text)),
                                       limits);
  }
  return std::make_unique<AddressList>(std::move(text), limits);
}

void refuse_table(std::string_view code, std::string_view detail) {
  throw base::Invalid("/upload", std::string(code), std::string(detail));
}

bool is_blank(const std::vector<std::string>& cells) {
  for (const std::string& cell : cells) {
    if (!base::trimmed(cell).empty()) return false;
  }
  return true;
}

}  // namespace imports
