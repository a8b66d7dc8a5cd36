// SPDX-License-Identifier: Apache-2.0
#include "describe/json.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <limits>

#include "base/ensure.h"

using namespace std::string_literals;
using describe::JsonDocument;
using describe::JsonType;

namespace {

std::string outcome(std::string_view text, describe::JsonLimits limits = {}) {
  const auto document = JsonDocument::parse(text, limits);
  return document ? document->root().text() : document.error().code;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

TEST_CASE("a document tells its values in the order of the text") {
  const auto document =
      JsonDocument::parse(R"( {"b": [1, -2.50, "x\n\u00e9", true, null], "a": {}, "": []} )");
  REQUIRE(document);
  const auto root = document->root();
  REQUIRE(root.is_object());
  CHECK(root.size() == 3);
  CHECK(root.name_at(0) == "b");
  CHECK(root.name_at(2).empty());
  const auto list = root.value_at(0);
  CHECK(list.at(0).integer() == 1);
  CHECK(list.at(1).number() == -2.5);
  CHECK(list.at(2).string() == "x\né");
  CHECK(list.at(3).boolean());
  CHECK(list.at(4).is_null());
  CHECK(root.find("a")->size() == 0);
  CHECK_FALSE(root.find("c"));
  CHECK(root.text() == R"({"b":[1,-2.50,"x\né",true,null],"a":{},"":[]})");
}

TEST_CASE("a document outlives the text and may be moved") {
  auto text = std::make_unique<std::string>(R"({"name":"Anna \"A\" Berg"})");
  auto document = JsonDocument::parse(*text);
  text.reset();
  const JsonDocument moved = std::move(*document);
  CHECK(moved.root().find("name")->string() == R"(Anna "A" Berg)");
}

TEST_CASE("a scalar is a document too") {
  CHECK(outcome("17") == "17");
  CHECK(outcome(" 1.50 ") == "1.50");
  CHECK(outcome("\"\"") == "\"\"");
  CHECK(outcome("false\n") == "false");
}

TEST_CASE("what is no JSON is refused") {
  const char* texts[] = {"",       " ",          "{",
                         "[1,]",   "{\"a\":1,}", "[1 2]",
                         "{a:1}",  "'a'",        "01",
                         "+1",     ".5",         "1.",
                         "1e",     "NaN",        "Infinity",
                         "nul",    "truee",      "\"\\x\"",
                         "\"\t\"", "\"abc",      "[1]]",
                         "{} {}",  "1 2",        "null,",
                         "/* */1", "-",          "\xEF\xBB\xBF{}"};
  for (const char* text : texts) {
    CAPTURE(text);
    CHECK(outcome(text) == "json.syntax");
  }
}

TEST_CASE("an error tells where reading stopped") {
  CHECK(JsonDocument::parse("[1, 2 3]").error().offset == 6);
  CHECK(JsonDocument::parse("{} x").error().offset == 3);
  CHECK(JsonDocument::parse("\"ab\xFFz\"").error().offset == 3);
}

TEST_CASE("64 levels are read and the 65th is refused") {
  CHECK(outcome(nested(64)) == nested(64));
  CHECK(outcome(nested(65)) == "json.depth");
  CHECK(outcome(nested(100'000)) == "json.depth");
  CHECK(outcome("[[1]]", {.depth_max = 1}) == "json.depth");
}

TEST_CASE("a text of a byte too many is refused unread") {
  CHECK(outcome("[1]", {.bytes_max = 3}) == "[1]");
  CHECK(outcome("[12]", {.bytes_max = 3}) == "json.too_large");
}

TEST_CASE("text that is not UTF-8 is refused") {
  const std::string texts[] = {"\"\xFF\"",          "\"\xC0\x80\"",     "\"\xED\xA0\x80\"",
                               "\"\xE2\x82\"",      "{\"\xFF\":1}",     "\"\xF5\x80\x80\x80\"",
                               R"("\udc00 alone")", R"("\ud800\u0041")"};
  for (const std::string& text : texts) {
    CAPTURE(text);
    CHECK(outcome(text) == "json.utf8");
  }
  CHECK(outcome(R"("\ud800")") == "json.syntax");
  CHECK(outcome(R"("\ud83d\ude00")") == "\"😀\"");
}

TEST_CASE("NUL is refused however it is written") {
  CHECK(outcome(R"("a\u0000b")") == "json.utf8");
  CHECK(outcome(R"({"\u0000":1})") == "json.utf8");
  CHECK(outcome("\"a\0b\""s) == "json.syntax");
  CHECK(outcome("1\0"s) == "json.syntax");
}

TEST_CASE("a key comes once, in small and in large objects") {
  CHECK(outcome(R"({"a":1,"b":2,"a":3})") == "json.duplicate_key");
  CHECK(outcome(R"({"a":{"x":1},"b":{"x":1}})") == R"({"a":{"x":1},"b":{"x":1}})");
  CHECK(outcome(R"({"a":1,"\u0061":2})") == "json.duplicate_key");
  std::string members = R"("k":1)";
  for (int n = 0; n < 40; ++n) members += ",\"k" + std::to_string(n) + "\":1";
  CHECK(outcome("{" + members + "}") == "{" + members + "}");
  CHECK(outcome("{" + members + ",\"k7\":1}") == "json.duplicate_key");
}

TEST_CASE("of keys that others repeat the last one counts") {
  const describe::JsonLimits tolerant{.duplicate_keys = describe::DuplicateKeys::LastWins};
  CHECK(outcome(R"({"a":1,"b":2,"a":3})", tolerant) == R"({"b":2,"a":3})");
}

/// What reading an object of so many keys costs this process, in its own time of the processor.
std::clock_t cost_of_keys(int keys) {
  std::string text = "{";
  for (int n = 0; n < keys; ++n) text += (n ? ",\"" : "\"") + std::to_string(n) + "\":0";
  text += '}';
  const std::clock_t begin = std::clock();
  CHECK(JsonDocument::parse(text)->root().size() == static_cast<std::size_t>(keys));
  return std::clock() - begin;
}

TEST_CASE("ten times the keys cost some ten times as much, not a hundred times") {
  CHECK(cost_of_keys(80'000) < 40 * std::max<std::clock_t>(cost_of_keys(8'000), 1'000));
}

TEST_CASE("an integer is exact up to the last of 64 bits") {
  const auto document =
      JsonDocument::parse("[9223372036854775807,-9223372036854775808,9223372036854775808,1.0,1e2]");
  const auto list = document->root();
  CHECK(list.at(0).integer() == std::numeric_limits<std::int64_t>::max());
  CHECK(list.at(1).integer() == std::numeric_limits<std::int64_t>::min());
  CHECK(list.at(2).type() == JsonType::Double);
  CHECK(list.at(2).is_integer_out_of_range());
  CHECK(list.at(2).text() == "9223372036854775808");
  CHECK(list.at(3).type() == JsonType::Double);
  CHECK_FALSE(list.at(3).is_integer_out_of_range());
  CHECK(list.at(4).number() == 100.0);
  CHECK(outcome("-0") == "0");
}

TEST_CASE("integers beyond 64 bits keep all their digits") {
  for (const std::string text : {"18446744073709551616", "-9223372036854775809",
                                 "123456789012345678901234567890", "-18446744073709551615"}) {
    CAPTURE(text);
    const auto document = JsonDocument::parse(text);
    REQUIRE(document);
    CHECK(document->root().is_integer_out_of_range());
    CHECK(document->root().text() == text);
  }
}

TEST_CASE("a number beyond a double is refused") {
  CHECK(outcome("1e400") == "json.number");
  CHECK(outcome("-1e400") == "json.number");
  CHECK(outcome("[1e99999999999]") == "json.number");
  CHECK(outcome(std::string(400, '9')) == "json.number");
  CHECK(outcome("1.7976931348623157e308") == "1.7976931348623157e308");
}

TEST_CASE("numbers are read exactly") {
  for (const char* text : {"0.1", "123456.789", "4.35", "9007199254740993.5", "5e-324"}) {
    CAPTURE(text);
    CHECK(JsonDocument::parse(text)->root().number() == std::strtod(text, nullptr));
  }
}

TEST_CASE("asking a value for what it is not is a bug") {
  const auto document = JsonDocument::parse("[1]");
  CHECK_THROWS_AS(document->root().string(), base::Bug);
  CHECK_THROWS_AS(document->root().at(1), base::Bug);
  CHECK_THROWS_AS(document->root().at(0).boolean(), base::Bug);
}
