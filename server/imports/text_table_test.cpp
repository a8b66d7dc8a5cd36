// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <unicode/ucnv.h>

#include <array>

#include "base/rejections.h"
#include "fmt/core.h"
#include "imports/text_table.h"
#include "imports/workbook_test.h"

namespace imports {
namespace {

using Rows = std::vector<std::string>;

std::string encoded(std::string_view utf8, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(utf8.size() * 4 + 8, '\0');
  const auto size =
      ucnv_convert(encoding, "UTF-8", bytes.data(), static_cast<std::int32_t>(bytes.size()),
                   utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
  REQUIRE(U_SUCCESS(status));
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

TableFacts facts_of(const std::string& bytes) { return open_table(bytes)->facts(); }

}  // namespace

TEST_CASE("a file is read whatever separates its cells, and commas in quotes separate nothing") {
  for (const std::string separator : {",", ";", "\t", "|"}) {
    const std::string file = fmt::format(
        "name{0}city{0}job\n\"Shannon, Sydney\"{0}Lyon{0}\"Teacher, adult\"\nLin{0}Paris{0}cook\n",
        separator);
    INFO(separator);
    CHECK(facts_of(file).delimiter == separator);
    CHECK(rows_of(file) ==
          Rows{"name|city|job", "Shannon, Sydney|Lyon|Teacher, adult", "Lin|Paris|cook"});
  }
}

TEST_CASE("quotes inside quotes and line ends inside cells belong to the cell") {
  CHECK(rows_of("a,b\r\n\"say \"\"hi\"\"\",\"two\r\nlines\"\r\n") ==
        Rows{"a|b", "say \"hi\"|two\r\nlines"});
  CHECK(rows_of("a,b\n5\" tube, \"x\" \n") == Rows{"a|b", "5\" tube|x "});
}

TEST_CASE("rows end as they do on any system, and blank ones are passed over") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    CHECK(rows_of("a,b" + end + end + ",  " + end + "1,2" + end + "3") ==
          Rows{"a|b", "1|2", "3"});
  }
}

TEST_CASE("a row says on which line of the file it stands") {
  const auto table = open_table(std::string("a,b\n\n\"x\ny\",1\nz,2\n"));
  CHECK(table->next()->line == 1);
  CHECK(table->next()->line == 3);
  CHECK(table->next()->line == 5);
}

TEST_CASE("the line by which Excel names the separator is no row") {
  CHECK(rows_of("sep=;\r\na;b,c\r\n1;2\r\n") == Rows{"a|b,c", "1|2"});
}

TEST_CASE("Ukrainian letters are read in every encoding they still come in") {
  const std::string text =
      "Ім'я;Прізвище;Місто\nТарас;Шевченко;Київ\nЛеся;Українка;Новоград-Волинський\n"
      "Олена;Пчілка;Гадяч\n";
  const Rows rows{"Ім'я|Прізвище|Місто", "Тарас|Шевченко|Київ",
                  "Леся|Українка|Новоград-Волинський", "Олена|Пчілка|Гадяч"};
  const std::array<std::pair<const char*, Encoding>, 6> encodings{{
      {"UTF-8", Encoding::Utf8},
      {"windows-1251", Encoding::Windows1251},
      {"KOI8-U", Encoding::Koi8U},
      {"x-mac-cyrillic", Encoding::MacCyrillic},
      {"UTF-16LE", Encoding::Utf16Le},
      {"UTF-16BE", Encoding::Utf16Be},
  }};
  for (const auto& [name, encoding] : encodings) {
    INFO(name);
    std::string bytes = encoded(text, name);
    if (encoding == Encoding::Utf16Le) bytes.insert(0, "\xFF\xFE");
    if (encoding == Encoding::Utf16Be) bytes.insert(0, "\xFE\xFF");
    CHECK(facts_of(bytes).encoding == encoding);
    CHECK(rows_of(bytes) == rows);
  }
}

TEST_CASE("French and German letters of the last century are read") {
  const std::string text = "prénom;ville\nZoë;Besançon\nJürgen;Köln\nIrène;Sète\n";
  const auto bytes = encoded(text, "windows-1252");
  CHECK(facts_of(bytes).encoding == Encoding::Windows1252);
  CHECK(rows_of(bytes) == Rows{"prénom|ville", "Zoë|Besançon", "Jürgen|Köln", "Irène|Sète"});
}

TEST_CASE("a mark at the beginning is no letter of the first title") {
  CHECK(rows_of("\xEF\xBB\xBFname,email\nZoë,z@x.fr\n") == Rows{"name|email", "Zoë|z@x.fr"});
}

TEST_CASE("a few broken bytes do not turn the file into another language, their row says so") {
  std::string text = "name,city\n";
  for (int i = 0; i < 20; ++i) text += "Zoë,Besançon\n";
  text += "Ren\xE9,Lyon\n";
  const auto table = open_table(text);
  CHECK(table->facts().encoding == Encoding::Utf8);
  std::vector<std::int64_t> broken;
  for (auto row = table->next(); row; row = table->next()) {
    if (row->broken_text) broken.push_back(row->line);
  }
  CHECK(broken == std::vector<std::int64_t>{22});
}

TEST_CASE("what is no table is refused by name") {
  CHECK(refusal_of("") == "import.empty");
  CHECK(refusal_of(std::string("a,b\n\0\0\0", 7)) == "import.not_a_table");
  CHECK(refusal_of("%PDF-1.7 and more") == "import.not_a_table");
  CHECK(refusal_of("<html><table></table></html>") == "import.not_a_table");
  CHECK(refusal_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old workbook") == "import.old_excel");
}

TEST_CASE("a quote that is never closed, too many columns and too many rows are refused") {
  const TableLimits limits{
      .bytes_max = 4'000, .row_bytes_max = 100, .columns_max = 3, .rows_max = 4};
  const auto code = [&](const std::string& text) {
    try {
      const auto table = open_table(text, limits);
      rows_of(*table);
    } catch (const base::Invalid& refused) {
      return refused.errors().front().code;
    }
    return std::string();
  };
  CHECK(code("a,b\n\"never closed," + std::string(200, 'x')) == "import.row_too_long");
  CHECK(code("a,b\n1,2,3,4\n") == "import.too_many_columns");
  CHECK(code("1\n2\n3\n4\n5\n") == "import.too_many_rows");
  CHECK(code(std::string(5'000, 'x')) == "import.too_large");
  CHECK(code("1\n2\n3\n4\n").empty());
}

TEST_CASE("pasted addresses are a column of people, however they are separated") {
  const auto table = open_pasted(
      "anna@example.org, Boris <boris@example.org>;\n\n\"Dupont, Marie\" <marie@example.org>\n");
  CHECK(table->facts().kind == TableKind::List);
  CHECK(rows_of(*table) == Rows{"anna@example.org", "Boris <boris@example.org>",
                                "\"Dupont, Marie\" <marie@example.org>"});
}

TEST_CASE("cells copied out of a spreadsheet or a text file are a table") {
  const auto text = open_pasted("Name;E-mail\nAnna;anna@example.org\n");
  CHECK(rows_of(*text) == Rows{"Name|E-mail", "Anna|anna@example.org"});
  const auto table = open_pasted("Name\tE-mail\nAnna\tanna@example.org\n");
  CHECK(rows_of(*table) == Rows{"Name|E-mail", "Anna|anna@example.org"});
}

}  // namespace imports
