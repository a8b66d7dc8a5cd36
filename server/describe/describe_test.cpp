// SPDX-License-Identifier: Apache-2.0
#include "describe/describe.h"

#include <doctest/doctest.h>

#include "base/language.h"

namespace {

struct Course {
  static constexpr std::string_view id_prefix = "crs";
};

enum class Kind { Video, TextOnly, LiveCall };
BOOST_DESCRIBE_ENUM(Kind, Video, TextOnly, LiveCall)

struct Lesson {
  describe::Text<1, 120> title;
  Kind kind = Kind::Video;
  std::int32_t duration = 0;
  std::optional<describe::Text<0, 20>> note;
};
BOOST_DESCRIBE_STRUCT(Lesson, (), (title, kind, duration, note))

struct Draft {
  describe::Text<3, 120> title;
  base::Money price;
  std::vector<Lesson> lessons;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (title, price, lessons))

struct Everything : Draft {
  base::Id<Course> id;
  bool default_ = false;
  std::int64_t views = 0;
  describe::Number<1, 10> level;
  std::string body;
  describe::Json extra;
  base::Instant made_at;
  base::Date starts_on;
  base::LocalTime call_at;
  base::TimeZone zone;
  base::Currency currency;
  base::Email email;
  base::Phone phone;
  base::Language language = base::Language::en;
  describe::List<std::int64_t, 3> numbers;
  std::map<std::string, bool> flags;
  std::optional<std::string> remark;
  describe::Patch<base::Date> ends_on;
};
BOOST_DESCRIBE_STRUCT(Everything, (Draft),
                      (id, default_, views, level, body, extra, made_at, starts_on, call_at, zone,
                       currency, email, phone, language, numbers, flags, remark, ends_on))

struct Empty {};
BOOST_DESCRIBE_STRUCT(Empty, (), ())

/// `/pointer code` of every error, in order; empty when the text is accepted.
template <class T>
std::vector<std::string> errors_of(std::string_view text,
                                   const describe::ReadOptions& options = {}) {
  try {
    describe::from_json<T>(text, options);
  } catch (const base::Invalid& invalid) {
    std::vector<std::string> list;
    for (const auto& error : invalid.errors()) list.push_back(error.pointer + " " + error.code);
    return list;
  }
  return {};
}

using List = std::vector<std::string>;

constexpr std::string_view full =
    R"({"title":"Yoga","price":{"amount":4900,"currency":"EUR"},)"
    R"("lessons":[{"title":"One","kind":"text_only","duration":60,"note":null}],)"
    R"("id":"crs_0000000000001","default":true,"views":9223372036854775807,"level":10,)"
    R"("body":"line\nline","extra":{"a":[1,2.50]},"made_at":"2026-03-10T13:00:00Z",)"
    R"("starts_on":"2026-03-10","call_at":"2026-03-10T19:30","zone":"Europe/Kyiv",)"
    R"("currency":"JPY","email":"anna@example.org","phone":"+33612345678","language":"fr",)"
    R"("numbers":[1,-2,3],"flags":{"a/b":true,"c":false},"remark":null,"ends_on":null})";

}  // namespace

TEST_CASE("all wrong fields are told at once, each by its pointer") {
  const auto errors =
      errors_of<Draft>(R"({"title":"ab","price":{"amount":"12","currency":"EUR"},"lessons":[)"
                       R"({"title":"One","kind":"video","duration":1},)"
                       R"({"title":"","kind":"film","duration":99999999999,"x":1}],"zip":1})");
  CHECK(errors == List{"/title text.too_short", "/price/amount type.expected_integer",
                       "/lessons/1/title required", "/lessons/1/kind enum.unknown",
                       "/lessons/1/duration number.out_of_range", "/lessons/1/x unknown_field",
                       "/zip unknown_field"});
}

TEST_CASE("every known type comes back as it was written") {
  const auto value = describe::from_json<Everything>(full);
  CHECK(describe::to_json(value) == full);
  CHECK(value.id.number() == 1);
  CHECK(value.default_);
  CHECK(value.lessons[0].kind == Kind::TextOnly);
  CHECK(value.price == base::Money(4900, base::Currency::EUR));
  CHECK(value.extra.text == R"({"a":[1,2.50]})");
}

TEST_CASE("members of a base come first, members without meaning are not written") {
  CHECK(describe::to_json(Empty{}) == "{}");
  CHECK(errors_of<Empty>("{}").empty());
  CHECK(describe::to_json(Everything{}).starts_with(R"({"title":"","price":)"));
}

TEST_CASE("what must be there is missed, what may be absent is not") {
  CHECK(errors_of<Draft>("{}") == List{"/title required", "/price required"});
  CHECK(errors_of<Draft>(R"({"title":null,"price":null})") ==
        List{"/title required", "/price required"});
  CHECK(errors_of<Lesson>(R"({"title":"a","kind":"video","duration":0})").empty());
  CHECK(errors_of<Draft>(R"({"lessons":null})") ==
        List{"/title required", "/price required", "/lessons type.expected_array"});
}

TEST_CASE("the order of the members is the sender's") {
  const auto lesson =
      describe::from_json<Lesson>(R"({"note":"n","duration":5,"kind":"live_call","title":"a"})");
  CHECK(lesson.kind == Kind::LiveCall);
  CHECK(lesson.note->v == "n");
  CHECK(errors_of<Lesson>(R"({"note":"n","duration":5,"y":1,"kind":"video"})") ==
        List{"/title required", "/y unknown_field"});
}

TEST_CASE("every type refuses the others by name") {
  const auto errors = errors_of<Everything>(
      R"({"title":1,"price":[],"lessons":{},"id":7,"default":"true","views":"1","level":1.0,)"
      R"("body":["x"],"extra":[null],"made_at":0,"starts_on":false,"call_at":{},"zone":1,)"
      R"("currency":["EUR"],"email":null,"phone":612345678,"language":0,"numbers":1,)"
      R"("flags":[],"remark":{},"ends_on":17})");
  const List expected = {"/title type.expected_string",    "/price type.expected_object",
                         "/lessons type.expected_array",   "/id type.expected_string",
                         "/default type.expected_boolean", "/views type.expected_integer",
                         "/level type.expected_integer",   "/body type.expected_string",
                         "/made_at type.expected_string",  "/starts_on type.expected_string",
                         "/call_at type.expected_string",  "/zone type.expected_string",
                         "/currency type.expected_string", "/email required",
                         "/phone type.expected_string",    "/language type.expected_string",
                         "/numbers type.expected_array",   "/flags type.expected_object",
                         "/remark type.expected_string",   "/ends_on type.expected_string"};
  CHECK(errors == expected);
}

TEST_CASE("every type refuses what it cannot be by its own code") {
  const auto errors = errors_of<Everything>(
      R"({"title":"  ab  ","price":{"amount":-1,"currency":"EUX"},"id":"ord_0000000000001",)"
      R"("default":true,"views":9223372036854775808,"level":11,"body":"","extra":null,)"
      R"("made_at":"2026-03-10 13:00","starts_on":"2026-02-30","call_at":"2026-03-10",)"
      R"("zone":"Europe/Kiew","currency":"eur","email":"anna@","phone":"12","language":"de",)"
      R"("numbers":[1,2,3,4],"flags":{"a/b":1,"m~n":0},"ends_on":"soon"})");
  const List expected = {"/title text.too_short",
                         "/price/amount money.out_of_range",
                         "/price/currency currency.unknown",
                         "/id id.invalid",
                         "/views number.out_of_range",
                         "/level number.out_of_range",
                         "/made_at instant.invalid",
                         "/starts_on date.invalid",
                         "/call_at local_time.invalid",
                         "/zone zone.unknown",
                         "/currency currency.unknown",
                         "/email email.invalid",
                         "/phone phone.invalid",
                         "/language enum.unknown",
                         "/numbers list.too_long",
                         "/flags/a~1b type.expected_boolean",
                         "/flags/m~0n type.expected_boolean",
                         "/ends_on date.invalid"};
  CHECK(errors == expected);
}

TEST_CASE("an unknown field is pointed at even when its name needs escaping") {
  CHECK(
      errors_of<Empty>(R"({"a/b":1,"m~n":2,"":3,"~1":4})") ==
      List{"/a~1b unknown_field", "/m~0n unknown_field", "/ unknown_field", "/~01 unknown_field"});
}

TEST_CASE("a body that is no object is told as a whole") {
  for (const char* text : {"[]", "null", "1", R"("x")"}) {
    CAPTURE(text);
    CHECK(errors_of<Draft>(text) == List{" type.expected_object"});
  }
}

TEST_CASE("unreadable text is one error with the code of the reader") {
  CHECK(errors_of<Draft>("{") == List{" json.syntax"});
  CHECK(errors_of<Draft>(R"({"title":"a","title":"b"})") == List{" json.duplicate_key"});
  CHECK(errors_of<Draft>("\"\xFF\"") == List{" json.utf8"});
}

TEST_CASE("the answers of others may hold more than we know") {
  CHECK(errors_of<Lesson>(R"({"title":"a","kind":"video","new":{},"duration":0,"new":1})",
                          describe::tolerant)
            .empty());
}

TEST_CASE("the detail names what is allowed") {
  try {
    describe::from_json<Lesson>(R"({"title":"a","kind":"film","duration":0})");
    FAIL("a kind that does not exist was accepted");
  } catch (const base::Invalid& invalid) {
    CHECK(invalid.errors()[0].detail == "one of video, text_only, live_call");
  }
}

TEST_CASE("no more than a thousand errors are told") {
  std::string text = "{";
  for (int n = 0; n < 1500; ++n) text += (n ? ",\"" : "\"") + std::to_string(n) + "\":0";
  CHECK(errors_of<Empty>(text + "}").size() == describe::Errors::errors_max);
}

TEST_CASE("a list takes a thousand elements and not one more") {
  const auto list_of = [](int count) {
    std::string text = "[0";
    for (int n = 1; n < count; ++n) text += ",0";
    return text + "]";
  };
  CHECK(errors_of<std::vector<std::int64_t>>(list_of(1000)).empty());
  CHECK(errors_of<std::vector<std::int64_t>>(list_of(1001)) == List{" list.too_long"});
}

TEST_CASE("text is counted in characters as people see them typed, without outer space") {
  using Name = describe::Text<2, 3>;
  CHECK(describe::from_json<Name>("\"  йог \\u00a0\"").v == "йог");
  CHECK(errors_of<Name>("\"йога\"") == List{" text.too_long"});
  CHECK(errors_of<Name>("\" é \"") == List{" text.too_short"});
  CHECK(errors_of<Name>("\"   \"") == List{" required"});
  CHECK(describe::from_json<describe::Text<0, 3>>("\"  \"").v.empty());
}

TEST_CASE("a plain string takes ten thousand characters and keeps its spaces") {
  const auto text_of = [](std::size_t letters) {
    std::string text;
    for (std::size_t n = 0; n < letters; ++n) text += "é";
    return '"' + text + '"';
  };
  CHECK(describe::from_json<std::string>("\" a \"") == " a ");
  CHECK(errors_of<std::string>(text_of(10'000)).empty());
  CHECK(errors_of<std::string>(text_of(10'001)) == List{" text.too_long"});
}

TEST_CASE("both ends of every range are inside") {
  CHECK(describe::from_json<std::int32_t>("2147483647") == 2147483647);
  CHECK(errors_of<std::int32_t>("2147483648") == List{" number.out_of_range"});
  CHECK(errors_of<std::int32_t>("-2147483649") == List{" number.out_of_range"});
  CHECK(describe::from_json<std::int64_t>("-9223372036854775808") ==
        std::numeric_limits<std::int64_t>::min());
  CHECK(errors_of<std::int64_t>("9223372036854775808") == List{" number.out_of_range"});
  CHECK(errors_of<std::int64_t>("1e2") == List{" type.expected_integer"});
  CHECK(errors_of<std::int64_t>("1.0") == List{" type.expected_integer"});
  CHECK(errors_of<base::Money>(R"({"amount":99999999999,"currency":"EUR"})").empty());
  CHECK(errors_of<base::Money>(R"({"amount":100000000000,"currency":"EUR"})") ==
        List{"/amount money.out_of_range"});
  CHECK(errors_of<base::Money>(R"({"amount":99999999999999999999,"x":1})") ==
        List{"/amount money.out_of_range", "/currency required", "/x unknown_field"});
}

namespace {

struct Change {
  describe::Patch<describe::Text<1, 10>> title;
  std::optional<std::int32_t> seats = 7;
};
BOOST_DESCRIBE_STRUCT(Change, (), (title, seats))

}  // namespace

TEST_CASE("a patch tells absent, null and a value apart") {
  CHECK(describe::from_json<Change>("{}").title.absent());
  CHECK(describe::from_json<Change>(R"({"title":null})").title.cleared());
  const auto change = describe::from_json<Change>(R"({"title":" new "})");
  CHECK(change.title.has_value());
  CHECK((*change.title).v == "new");
  CHECK_FALSE(change.title.absent());
  CHECK_FALSE(change.title.cleared());
  CHECK(errors_of<Change>(R"({"title":""})") == List{"/title required"});
  CHECK(describe::to_json(change) == R"({"title":"new","seats":7})");
}

TEST_CASE("an absent member keeps what the struct begins with, null empties it") {
  CHECK(describe::from_json<Change>("{}").seats == 7);
  CHECK_FALSE(describe::from_json<Change>(R"({"seats":null})").seats);
}

TEST_CASE("an enumerator is spelled in snake case") {
  CHECK(describe::enum_text(Kind::TextOnly) == "text_only");
  CHECK(describe::enum_from<Kind>("live_call") == Kind::LiveCall);
  CHECK_FALSE(describe::enum_from<Kind>("LiveCall"));
  CHECK(describe::snake_case("HTMLPage") == "html_page");
  CHECK(describe::snake_case("Utf8Text") == "utf8_text");
  CHECK(describe::snake_case("en") == "en");
  CHECK_THROWS_AS(describe::enum_text(static_cast<Kind>(9)), base::Bug);
}

namespace {

struct Point {
  std::int64_t x = 0;
  std::int64_t y = 0;
};

struct Drawing {
  std::vector<Point> points;
  std::optional<Point> centre;
};
BOOST_DESCRIBE_STRUCT(Drawing, (), (points, centre))

}  // namespace

template <>
struct describe::Codec<Point> {
  static void read(const JsonValue& in, Point& out, Errors& errors) {
    std::vector<std::int64_t> both;
    describe::read(in, both, errors);
    if (both.size() != 2) {
      errors.add("point.invalid");
    } else {
      out = {both[0], both[1]};
    }
  }
  static void write(std::string& out, const Point& point) {
    describe::write(out, std::vector{point.x, point.y});
  }
};

TEST_CASE("a type may have a shape of its own") {
  const auto drawing = describe::from_json<Drawing>(R"({"points":[[1,2],[3,4]]})");
  CHECK(drawing.points[1].x == 3);
  CHECK(describe::to_json(drawing) == R"({"points":[[1,2],[3,4]],"centre":null})");
  CHECK(errors_of<Drawing>(R"({"points":[[1]],"centre":[1,"x"]})") ==
        List{"/points/0 point.invalid", "/centre/1 type.expected_integer"});
}
