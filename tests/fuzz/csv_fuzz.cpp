// SPDX-License-Identifier: Apache-2.0
// Sources: imports/open_table.cpp imports/text_table.cpp imports/row_scanner.cpp
// Sources: imports/encoding.cpp imports/xlsx_table.cpp imports/xlsx_styles.cpp
// Sources: imports/xml_elements.cpp imports/zip_archive.cpp imports/dates.cpp imports/values.cpp
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/rejections.h"
#include "base/text.h"
#include "imports/dates.h"
#include "imports/table.h"
#include "imports/values.h"

namespace {

/// Whatever is in a cell is a value or none.
void read_cell(imports::DateVotes& votes, const std::string& cell) {
  votes.add(cell);
  imports::read_date(cell, imports::DateOrder::MonthDay);
  imports::read_amount(cell, base::Language::fr, base::Currency::EUR);
  imports::read_yes_no(cell);
  imports::tags_in(cell);
  imports::split_name(cell);
}

}  // namespace

/// Any bytes are a table of clean texts within its limits, or are refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const imports::TableLimits limits{.row_bytes_max = 20'000, .columns_max = 50, .rows_max = 5'000};
  imports::DateVotes votes;
  try {
    const auto table = imports::open_table(std::string(data, data + size), limits);
    for (auto row = table->next(); row; row = table->next()) {
      if (row->cells.size() > limits.columns_max) std::abort();
      for (const std::string& cell : row->cells) {
        if (!base::is_clean_utf8(cell)) std::abort();
        read_cell(votes, cell);
      }
    }
  } catch (const base::Invalid&) {
  }
  return 0;
}
