// SPDX-License-Identifier: Apache-2.0
// Sources: imports/open_table.cpp imports/text_table.cpp imports/row_scanner.cpp
// Sources: imports/encoding.cpp imports/xlsx_table.cpp imports/xlsx_styles.cpp
// Sources: imports/xml_elements.cpp imports/zip_archive.cpp
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/rejections.h"
#include "imports/xlsx_table.h"

/// Any bytes are a workbook within its limits, or are refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const imports::TableLimits limits{.row_bytes_max = 20'000, .columns_max = 50, .rows_max = 5'000};
  try {
    imports::XlsxTable table(std::string(data, data + size), limits);
    for (auto row = table.next(); row; row = table.next()) {
      if (row->cells.size() > limits.columns_max) std::abort();
    }
  } catch (const base::Invalid&) {
  }
  return 0;
}
