// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>

#include "fmt/core.h"
#include "imports/workbook_test.h"
#include "imports/xlsx_table.h"

namespace imports {
namespace {

using Rows = std::vector<std::string>;

/// The archive with another number where it tells the unpacked size of its last entry.
std::string with_lying_size(std::string archive, std::uint32_t size) {
  const auto entry = archive.rfind("PK\x01\x02");
  for (std::size_t i = 0; i < 4; ++i) {
    archive[entry + 24 + i] = static_cast<char>(size >> (8 * i) & 0xFF);
  }
  return archive;
}

std::string with_part(Part part) {
  auto parts = workbook_parts("<row><c t=\"inlineStr\"><is><t>x</t></is></c></row>");
  parts.push_back(std::move(part));
  return zip_of(parts);
}

}  // namespace

TEST_CASE("a workbook is read as people see it: texts, numbers, dates, answers of formulas") {
  const std::string rows =
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
      "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><r><t>An</t></r><r><t>na</t></r></is></c>"
      "<c r=\"B3\"><v>33612345678</v></c><c r=\"C3\" s=\"1\"><v>46115</v></c>"
      "<c r=\"D3\"><f>40+9.9</f><v>49.9</v></c><c r=\"F3\" t=\"b\"><v>1</v></c></row>";
  const std::string strings = "<si><t>Name</t></si><si><t xml:space=\"preserve\">Phone </t></si>";
  const auto table = open_table(workbook(rows, strings));
  CHECK(table->facts().kind == TableKind::Workbook);
  CHECK(table->next()->cells == Rows{"Name", "Phone "});
  const auto row = table->next();
  CHECK(row->line == 3);
  CHECK(row->cells == Rows{"Anna", "33612345678", "2026-04-03", "49.9", "", "yes"});
  CHECK(row->formulas == std::vector<std::size_t>{3});
  CHECK_FALSE(table->next());
}

TEST_CASE("rows of a workbook with namespace prefixes and comments are read") {
  const std::string rows =
      "<!-- made by hand --><x:row r=\"1\"><x:c t=\"str\"><x:v>a &amp; b</x:v></x:c></x:row>"
      "<x:row r=\"2\"/><rowBreaks/><x:row r=\"4\"><x:c t=\"str\"><x:v>c</x:v></x:c></x:row>";
  CHECK(rows_of(workbook(rows)) == Rows{"a & b", "c"});
}

TEST_CASE("a sheet that is read in many pieces comes out whole, wherever they are cut") {
  std::string rows;
  Rows expected;
  // Tags of growing length, so that some piece ends within every part of one.
  for (int i = 1; i <= 3'000; ++i) {
    const std::string text = fmt::format("person{}@example.org", i);
    rows += fmt::format("<row r=\"{0}\" spans=\"1:{1}\"><c r=\"A{0}\" t=\"inlineStr\"><is><t>{2}"
                        "</t></is></c></row>",
                        i, std::string(static_cast<std::size_t>(i % 97) + 1, '7'), text);
    expected.push_back(text);
  }
  CHECK(rows_of(workbook(rows)) == expected);
}

TEST_CASE("formats that show dates are told from those that show amounts") {
  for (const char* code : {"dd/mm/yyyy", "[$-40C]d mmmm yyyy", "yyyy-mm-dd\\ hh:mm", "m/d/yy"}) {
    INFO(code);
    CHECK(is_date_format(code));
  }
  for (const char* code : {"General", "0.00", "#,##0.00 \"days\"", "[Red]0", "@"}) {
    INFO(code);
    CHECK_FALSE(is_date_format(code));
  }
}

TEST_CASE("the number of a day is the day Excel shows") {
  CHECK(date_text(1, Epoch::Since1900) == "1900-01-01");
  CHECK(date_text(61, Epoch::Since1900) == "1900-03-01");
  CHECK(date_text(45'292.5, Epoch::Since1900) == "2024-01-01 12:00:00");
  CHECK(date_text(43'830, Epoch::Since1904) == "2024-01-01");
  CHECK(date_text(0.5, Epoch::Since1900).empty());
  CHECK(date_text(1e12, Epoch::Since1900).empty());
}

TEST_CASE("numbers of a workbook come out as people type them") {
  CHECK(number_text("3.3612345678E10") == "33612345678");
  CHECK(number_text("49.899999999999999") == "49.9");
  CHECK(number_text("not a number") == "not a number");
}

TEST_CASE("an archive that unpacks to far more than it is packed is refused at once") {
  const auto began = std::chrono::steady_clock::now();
  CHECK(refusal_of(with_part({"xl/media/big.bin", std::string(20'000'000, '\0')})) ==
        "import.zip_bomb");
  CHECK(refusal_of(with_lying_size(workbook("<row/>"), 0xF0000000)) == "import.zip_bomb");
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(2));
}

TEST_CASE("an entry that yields more than the archive says is refused") {
  std::string rows;
  for (int i = 0; i < 20'000; ++i) {
    rows += fmt::format("<row><c t=\"str\"><v>{}</v></c></row>", i * 7919);
  }
  const auto code = refusal_of(with_lying_size(workbook(rows), 1'000));
  CHECK((code == "import.zip_bomb" || code == "import.damaged"));
}

TEST_CASE("names that lead out of the archive are refused, and nothing is written anywhere") {
  for (const char* name :
       {"../../outside.txt", "/etc/outside.txt", "xl/../../outside.txt", "..\\outside.txt",
        "C:/outside.txt"}) {
    INFO(name);
    CHECK(refusal_of(with_part({name, "x"})) == "import.zip_names");
  }
  CHECK_FALSE(std::filesystem::exists("outside.txt"));
  CHECK_FALSE(std::filesystem::exists("../../outside.txt"));
}

TEST_CASE("an archive inside an archive is refused") {
  CHECK(refusal_of(with_part({"xl/embeddings/inner.ZIP", "PK"})) == "import.zip_nested");
}

TEST_CASE("too many entries are refused before they are looked at") {
  std::string archive = workbook("<row/>");
  const auto end = archive.rfind("PK\x05\x06");
  archive[end + 10] = static_cast<char>(0xFF);
  archive[end + 11] = static_cast<char>(0xFE);
  CHECK(refusal_of(archive) == "import.zip_bomb");
}

TEST_CASE("document types and entities are refused in every part") {
  const std::string bomb =
      "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>";
  for (const std::size_t part : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{3},
                                 std::size_t{4}}) {
    auto parts = workbook_parts("<row><c t=\"s\"><v>0</v></c></row>", "<si><t>x</t></si>");
    INFO(parts[part].name);
    parts[part].text = bomb;
    CHECK(refusal_of(zip_of(parts)) == "import.xml_entities");
  }
}

TEST_CASE("damaged archives and workbooks are refused, whatever is missing") {
  const std::string whole = workbook("<row><c t=\"s\"><v>7</v></c></row>");
  CHECK(refusal_of(whole) == "import.damaged");  // a text that is not there
  CHECK(refusal_of(workbook("<row><c t=\"str\"><v>x")) == "import.damaged");
  CHECK_FALSE(refusal_of(whole.substr(0, whole.size() / 2)).empty());
  CHECK(refusal_of(zip_of({{"hello.txt", "hello"}})) == "import.not_a_table");
}

TEST_CASE("a cell far to the right is refused only when something is in it") {
  CHECK(rows_of(workbook("<row><c r=\"A1\" t=\"str\"><v>a</v></c><c r=\"XFD1\" s=\"1\"/></row>")) ==
        Rows{"a"});
  CHECK(refusal_of(workbook("<row><c r=\"XFD1\" t=\"str\"><v>a</v></c></row>")) ==
        "import.too_many_columns");
}

TEST_CASE("every cut of a workbook is read or refused") {
  const std::string whole = workbook("<row><c t=\"str\"><v>a</v></c></row>");
  for (std::size_t size = 4; size < whole.size(); size += 7) {
    CHECK_NOTHROW(refusal_of(whole.substr(0, size)));
  }
}

}  // namespace imports
