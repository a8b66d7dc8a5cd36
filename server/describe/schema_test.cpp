// SPDX-License-Identifier: Apache-2.0
#include "describe/schema.h"

#include <doctest/doctest.h>

#include "describe/describe.h"

namespace shelf {

struct Book {
  static constexpr std::string_view id_prefix = "bok";
};

enum class Cover { Soft, HardBack };
BOOST_DESCRIBE_ENUM(Cover, Soft, HardBack)

struct Tag {
  std::string name;
  std::vector<Tag> below;
};
BOOST_DESCRIBE_STRUCT(Tag, (), (name, below))

struct Draft {
  base::Id<Book> id;
  describe::Text<1, 80> title;
  Cover cover = Cover::Soft;
  std::optional<Cover> other_cover;
  std::optional<base::Instant> printed_at;
  describe::Number<1, 9> level;
  base::Money price;
  describe::List<Tag, 5> tags;
  describe::Json extra;
};
BOOST_DESCRIBE_STRUCT(Draft, (),
                      (id, title, cover, other_cover, printed_at, level, price, tags, extra))

template <class T>
struct Page {
  std::vector<T> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(Page<Tag>, (), (items, next_cursor))

}  // namespace shelf

namespace attic {

struct Draft {
  bool dusty = false;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (dusty))

struct Misnoted {
  bool dusty = false;
};
BOOST_DESCRIBE_STRUCT(Misnoted, (), (dusty))

struct Search {
  std::optional<describe::Number<1, 100>> limit;
  std::vector<shelf::Cover> cover;
  std::string q;
};
BOOST_DESCRIBE_STRUCT(Search, (), (limit, cover, q))

}  // namespace attic

template <>
inline constexpr std::array describe::field_notes<shelf::Draft>{
    describe::FieldNote{"title", "As on the \"back\"."},
    describe::FieldNote{"cover", "What it is bound in."},
    describe::FieldNote{"extra", "Anything."}};

template <>
inline constexpr std::array describe::field_notes<attic::Misnoted>{
    describe::FieldNote{"dust", "No such member."}};

using describe::Direction;
using describe::SchemaBuilder;

TEST_CASE("a described struct becomes a component with its limits, notes and needs") {
  SchemaBuilder builder;
  CHECK(builder.reference<shelf::Draft>() == R"({"$ref":"#/components/schemas/Draft"})");
  CHECK(builder.components() ==
        R"({"Cover":{"type":"string","enum":["soft","hard_back"]},)"
        R"("Draft":{"type":"object","properties":{)"
        R"("id":{"type":"string","pattern":"^bok_[0-9a-hjkmnp-tv-z]{13}$"},)"
        R"("title":{"type":"string","minLength":1,"maxLength":80,)"
        R"("description":"As on the \"back\"."},)"
        R"("cover":{"$ref":"#/components/schemas/Cover","description":"What it is bound in."},)"
        R"("other_cover":{"anyOf":[{"$ref":"#/components/schemas/Cover"},{"type":"null"}]},)"
        R"("printed_at":{"type":["string","null"],"format":"date-time"},)"
        R"("level":{"type":"integer","minimum":1,"maximum":9},)"
        R"("price":{"$ref":"#/components/schemas/Money"},)"
        R"("tags":{"type":"array","items":{"$ref":"#/components/schemas/Tag"},"maxItems":5},)"
        R"("extra":{"description":"Anything."}},)"
        R"("required":["id","title","cover","level","price","extra"],)"
        R"("additionalProperties":false},)"
        R"("Money":{"type":"object","properties":{"amount":{"type":"integer","format":"int64",)"
        R"("description":"In minor units; 0 to 99999999999 in what is sent."},)"
        R"("currency":{"type":"string","pattern":"^[A-Z]{3}$"}},)"
        R"("required":["amount","currency"],"additionalProperties":false},)"
        R"("Tag":{"type":"object","properties":{"name":{"type":"string"},)"
        R"("below":{"type":"array","items":{"$ref":"#/components/schemas/Tag"}}},)"
        R"("required":["name"],"additionalProperties":false}})");
}

TEST_CASE("every text the builder makes is JSON") {
  SchemaBuilder builder;
  const std::string list = builder.reference<std::map<std::string, shelf::Draft>>();
  CHECK(describe::JsonDocument::parse(list));
  CHECK(describe::JsonDocument::parse(builder.components()));
}

TEST_CASE("an answer has all its members, and what is only answered says so") {
  SchemaBuilder builder;
  builder.reference<shelf::Page<shelf::Tag>>(Direction::Output);
  CHECK(builder.components().find(R"("required":["items","next_cursor"])") != std::string::npos);
  CHECK(builder.components().find(R"("required":["name","below"])") != std::string::npos);
  builder.reference<shelf::Draft>(Direction::Input);
  CHECK(builder.components().find(R"("required":["items","next_cursor"])") != std::string::npos);
  CHECK(builder.components().find(R"("required":["name"])") != std::string::npos);
}

TEST_CASE("a template is named after its arguments") {
  SchemaBuilder builder;
  CHECK(builder.reference<shelf::Page<shelf::Tag>>() ==
        R"({"$ref":"#/components/schemas/TagPage"})");
  CHECK(describe::component_name("http::Page<std::vector<offers::Offer>, long int>") ==
        "OfferVectorLongIntPage");
  CHECK(describe::component_name("{anonymous}::Row") == "Row");
  CHECK(describe::component_name("Page<std::__cxx11::basic_string<char> >") == "StringPage");
}

TEST_CASE("a second type of the same name is called after its folder too") {
  SchemaBuilder builder;
  builder.reference<shelf::Draft>();
  CHECK(builder.reference<attic::Draft>() == R"({"$ref":"#/components/schemas/AtticDraft"})");
  CHECK(builder.reference<shelf::Draft>() == R"({"$ref":"#/components/schemas/Draft"})");
  CHECK(describe::qualified_component_name("{anonymous}::Row") == "Row");
}

TEST_CASE("a note on a member that does not exist is a bug") {
  SchemaBuilder builder;
  CHECK_THROWS_AS(builder.reference<attic::Misnoted>(), base::Bug);
}

TEST_CASE("query parameters are never null") {
  SchemaBuilder builder;
  const auto fields = describe::query_fields<attic::Search>(builder);
  REQUIRE(fields.size() == 3);
  CHECK(fields[0].schema == R"({"type":"integer","minimum":1,"maximum":100})");
  CHECK(fields[1].schema == R"({"type":"array","items":{"$ref":"#/components/schemas/Cover"}})");
  CHECK_FALSE(fields[1].required);
  CHECK(fields[2].required);
}
