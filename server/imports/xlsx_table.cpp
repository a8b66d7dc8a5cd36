// SPDX-License-Identifier: Apache-2.0
#include "imports/xlsx_table.h"

#include <charconv>
#include <optional>

namespace imports {
namespace {

constexpr std::size_t small_part_max = std::size_t{8} << 20;
constexpr std::size_t texts_max = std::size_t{128} << 20;

/// `AB12` → 27; nothing for what is no address of a cell.
std::optional<std::size_t> column_of(std::string_view address) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (const char letter : address) {
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(letter - 'A') + 1;
    if (++letters > 3) return std::nullopt;
  }
  if (letters == 0) return std::nullopt;
  return column - 1;
}

/// Line ends and tabs that Excel writes as `_x000D_` and the like.
std::string without_escapes(std::string text) {
  for (auto at = text.find("_x000"); at != std::string::npos; at = text.find("_x000", at + 1)) {
    if (at + 7 <= text.size() && text[at + 6] == '_') text.replace(at, 7, " ");
  }
  return text;
}

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

void SharedTexts::add(std::string_view text) {
  if (all_.size() + text.size() > texts_max) refuse_table("import.too_large");
  all_ += text;
  ends_.push_back(static_cast<std::uint32_t>(all_.size()));
}

std::string_view SharedTexts::at(std::size_t index) const {
  const std::size_t start = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(all_).substr(start, ends_[index] - start);
}

XlsxTable::XlsxTable(const TableSource& source, const TableLimits& limits)
    : source_(source), limits_(limits), archive_(source_) {
  const std::string sheet = sheet_part();
  read_styles();
  read_texts();
  rows_ = std::make_unique<XmlElements>(archive_.open(sheet), "row", limits_.row_bytes_max);
}

std::string XlsxTable::sheet_part() {
  const std::string workbook = archive_.read("xl/workbook.xml", small_part_max);
  pugi::xml_document document;
  parse_xml(workbook, document);
  const auto root = child_named(document, "workbook");
  if (child_named(root, "workbookPr").attribute("date1904").as_bool()) epoch_ = Epoch::Since1904;
  for (const auto& sheet : child_named(root, "sheets").children()) {
    const std::string_view state = sheet.attribute("state").as_string("visible");
    if (state != "visible") continue;
    for (const auto& attribute : sheet.attributes()) {
      const std::string_view name = attribute.name();
      if (name.ends_with(":id")) return target_of(attribute.as_string());
    }
  }
  refuse_table("import.not_a_table");
}

std::string XlsxTable::target_of(const std::string& relation) const {
  const std::string relations = archive_.read("xl/_rels/workbook.xml.rels", small_part_max);
  pugi::xml_document document;
  parse_xml(relations, document);
  for (const auto& entry : child_named(document, "Relationships").children()) {
    if (relation != entry.attribute("Id").as_string()) continue;
    const std::string target = entry.attribute("Target").as_string();
    return target.starts_with('/') ? target.substr(1) : "xl/" + target;
  }
  refuse_table("import.not_a_table");
}

void XlsxTable::read_texts() {
  if (!archive_.has("xl/sharedStrings.xml")) return;
  XmlElements entries(archive_.open("xl/sharedStrings.xml"), "si", limits_.row_bytes_max);
  pugi::xml_document document;
  for (auto entry = entries.next(); entry; entry = entries.next()) {
    parse_xml(*entry, document);
    texts_.add(rich_text(document.first_child()));
  }
}

void XlsxTable::read_styles() {
  if (!archive_.has("xl/styles.xml")) return;
  date_styles_ = date_styles(archive_.read("xl/styles.xml", small_part_max));
}

std::optional<TableRow> XlsxTable::next() {
  pugi::xml_document document;
  for (auto element = rows_->next(); element; element = rows_->next()) {
    parse_xml(*element, document);
    TableRow row = row_from(document.first_child());
    if (is_blank(row.cells)) continue;
    if (++count_ > limits_.rows_max) refuse_table("import.too_many_rows");
    return row;
  }
  return std::nullopt;
}

TableRow XlsxTable::row_from(const pugi::xml_node& element) {
  TableRow row;
  const auto line = number_in<std::int64_t>(element.attribute("r").as_string());
  line_ = line.value_or(line_ + 1);
  row.line = line_;
  std::size_t column = 0;
  for (const auto& cell : element.children()) {
    if (local_name(cell) != "c") continue;
    column = column_of(cell.attribute("r").as_string()).value_or(column);
    take_cell(cell, column, row);
    ++column;
  }
  return row;
}

void XlsxTable::take_cell(const pugi::xml_node& cell, std::size_t column, TableRow& row) {
  std::string text = text_of(cell);
  if (text.empty()) return;  // formatted and empty: sheets have thousands of them
  if (column >= limits_.columns_max) refuse_table("import.too_many_columns");
  if (row.cells.size() <= column) row.cells.resize(column + 1);
  if (child_named(cell, "f")) row.formulas.push_back(column);
  row.cells[column] = without_escapes(std::move(text));
}

std::string XlsxTable::text_of(const pugi::xml_node& cell) const {
  const std::string_view kind = cell.attribute("t").as_string("n");
  if (kind == "inlineStr") return rich_text(child_named(cell, "is"));
  const std::string stored = child_named(cell, "v").child_value();
  if (kind == "n") return number_of(cell, stored);
  if (kind == "b") return stored == "1" ? "yes" : "no";
  if (kind == "e") return {};
  if (kind != "s") return stored;  // `str`: the text of a formula; `d`: a date in ISO form
  const auto index = number_in<std::size_t>(stored);
  if (!index || *index >= texts_.size()) refuse_table("import.damaged");
  return std::string(texts_.at(*index));
}

std::string XlsxTable::number_of(const pugi::xml_node& cell, std::string_view stored) const {
  const auto style = number_in<std::size_t>(cell.attribute("s").as_string("0"));
  const auto serial = number_in<double>(stored);
  if (style && *style < date_styles_.size() && date_styles_[*style] && serial) {
    const std::string date = date_text(*serial, epoch_);
    if (!date.empty()) return date;
  }
  return number_text(stored);
}

}  // namespace imports
