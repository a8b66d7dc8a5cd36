// SPDX-License-Identifier: Apache-2.0
#include "imports/workbook_test.h"

#include <zip.h>

#include "base/ensure.h"
#include "base/rejections.h"
#include "fmt/core.h"

namespace imports {
namespace {

std::string bytes_of(zip_source_t* source) {
  base::ensure(zip_source_open(source) == 0, "the archive was written");
  zip_source_seek(source, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  return bytes;
}

}  // namespace

std::string zip_of(const std::vector<Part>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* into = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(into);
  zip_t* archive = zip_open_from_source(into, ZIP_TRUNCATE, &error);
  base::ensure(archive != nullptr, "an archive can be made in memory");
  for (const Part& part : parts) {
    zip_source_t* text = zip_source_buffer(archive, part.text.data(), part.text.size(), 0);
    zip_file_add(archive, part.name.c_str(), text, ZIP_FL_ENC_UTF_8);
  }
  base::ensure(zip_close(archive) == 0, "an archive in memory can be finished");
  std::string bytes = bytes_of(into);
  zip_source_free(into);
  return bytes;
}

std::vector<Part> workbook_parts(const std::string& rows, const std::string& strings) {
  return {
      {"xl/workbook.xml",
       "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Old\" state=\"hidden\" r:id=\"rId9\"/>"
       "<sheet name=\"People\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
       "</Relationships>"},
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
       "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"},
      {"xl/sharedStrings.xml", "<sst>" + strings + "</sst>"},
      {"xl/worksheets/sheet1.xml",
       "<?xml version=\"1.0\"?><worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
  };
}

std::string workbook(const std::string& rows, const std::string& strings) {
  return zip_of(workbook_parts(rows, strings));
}

std::vector<std::string> rows_of(Table& table) {
  std::vector<std::string> rows;
  for (auto row = table.next(); row; row = table.next()) {
    std::string text;
    for (std::size_t i = 0; i < row->cells.size(); ++i) {
      if (i > 0) text += "|";
      text += row->cells[i];
    }
    rows.push_back(std::move(text));
  }
  return rows;
}

std::vector<std::string> rows_of(const std::string& bytes) { return rows_of(*open_table(bytes)); }

std::string refusal_of(const std::string& bytes) {
  try {
    rows_of(bytes);
  } catch (const base::Invalid& refused) {
    return refused.errors().front().code;
  }
  return {};
}

}  // namespace imports
