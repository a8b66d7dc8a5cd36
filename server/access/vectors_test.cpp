// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "access/decide_command.h"
#include "describe/json.h"

namespace accesses {

namespace {

using describe::JsonDocument;
using describe::JsonValue;

std::string text_of_file(const std::string& name) {
  std::ifstream file(std::string(STOA_SOURCE) + "/tests/vectors/access/" + name);
  REQUIRE_MESSAGE(file.good(), name);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

JsonDocument parsed(std::string_view text) {
  auto document = JsonDocument::parse(text, {.bytes_max = std::size_t{1} << 24});
  REQUIRE_MESSAGE(document.has_value(), text);
  return std::move(*document);
}

/// Whatever the order of members.
bool equal(const JsonValue& a, const JsonValue& b) {
  if (a.type() != b.type()) return false;
  if (!a.is_object() && !a.is_array()) return a.text() == b.text();
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto other = a.is_array() ? b.at(i) : b.find(a.name_at(i));
    if (!other || !equal(a.is_array() ? a.at(i) : a.value_at(i), *other)) return false;
  }
  return true;
}

struct Checked {
  int lines = 0;
  int asks = 0;
};

void check_world(const std::string& line, Checked& checked) {
  const JsonDocument world = parsed(line);
  const std::string decided = decide_line(line).json;
  const JsonDocument given = parsed(decided);
  const JsonValue expected = *world.root().find("expect");
  const auto answers = given.root().find("answers");
  REQUIRE_MESSAGE(answers.has_value(), decided);
  REQUIRE(answers->size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK_MESSAGE(equal(answers->at(i), expected.at(i)), world.root().find("name")->text(), " ask ",
                  i, ": ", answers->at(i).text(), " instead of ", expected.at(i).text());
    ++checked.asks;
  }
  ++checked.lines;
}

Checked check_worlds(const std::string& name) {
  std::istringstream lines(text_of_file(name));
  Checked checked;
  for (std::string line; std::getline(lines, line);) check_world(line, checked);
  return checked;
}

}  // namespace

TEST_CASE("the worked examples come out as they are written") {
  const Checked checked = check_worlds("cases.jsonl");
  CHECK(checked.lines == 60);
  CHECK(checked.asks == 60);
}

TEST_CASE("every clarification has its examples, and they come out as written") {
  const Checked checked = check_worlds("clarifications.jsonl");
  CHECK(checked.lines == 96);
  CHECK(checked.asks == 160);
}

TEST_CASE("varied worlds in many zones come out as they are written") {
  const Checked checked = check_worlds("random.jsonl");
  CHECK(checked.lines == 300);
  CHECK(checked.asks == 1195);
}

TEST_CASE("malformed worlds are told by their code, well-formed ones are answered") {
  const std::string text = text_of_file("malformed.json");
  const JsonDocument document = parsed(text);
  REQUIRE(document.root().size() == 121);
  for (std::size_t i = 0; i < document.root().size(); ++i) {
    const JsonValue sample = document.root().at(i);
    const JsonValue expected = *sample.find("expect");
    const DecidedLine decided = decide_line(sample.find("line")->string());
    const JsonDocument given = parsed(decided.json);
    const auto error = expected.find("error");
    CHECK(decided.malformed == error.has_value());
    if (error) {
      const auto told = given.root().find("error");
      REQUIRE_MESSAGE(told.has_value(), i, decided.json);
      CHECK_MESSAGE(told->find("code")->string() == error->find("code")->string(), i);
    } else {
      CHECK_MESSAGE(equal(given.root(), expected), i, decided.json);
    }
  }
}

}  // namespace accesses
