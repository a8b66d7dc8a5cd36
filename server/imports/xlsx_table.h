// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "imports/table.h"
#include "imports/xlsx_styles.h"
#include "imports/xml_elements.h"
#include "imports/zip_archive.h"

namespace imports {

/// The texts that cells refer to by number, in one piece of memory.
class SharedTexts {
 public:
  void add(std::string_view text);
  std::string_view at(std::size_t index) const;
  std::size_t size() const { return ends_.size(); }

 private:
  std::string all_;
  std::vector<std::uint32_t> ends_;
};

/// The first visible sheet of a workbook.
class XlsxTable final : public Table {
 public:
  XlsxTable(const TableSource& source, const TableLimits& limits);

  TableFacts facts() const override { return {TableKind::Workbook, std::nullopt, std::nullopt}; }
  std::optional<TableRow> next() override;

 private:
  std::string sheet_part();
  std::string target_of(const std::string& relation) const;
  void read_texts();
  void read_styles();
  TableRow row_from(const pugi::xml_node& row);
  void take_cell(const pugi::xml_node& cell, std::size_t column, TableRow& row);
  std::string text_of(const pugi::xml_node& cell) const;
  std::string number_of(const pugi::xml_node& cell, std::string_view stored) const;

  /// The archive looks at the bytes of the source as long as it is open.
  TableSource source_;
  TableLimits limits_;
  ZipArchive archive_;
  Epoch epoch_ = Epoch::Since1900;
  SharedTexts texts_;
  std::vector<bool> date_styles_;
  std::unique_ptr<XmlElements> rows_;
  std::int64_t line_ = 0;
  std::int64_t count_ = 0;
};

}  // namespace imports
