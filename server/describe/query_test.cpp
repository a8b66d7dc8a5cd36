// SPDX-License-Identifier: Apache-2.0
#include "describe/query.h"

#include <doctest/doctest.h>

namespace {

struct Order {
  static constexpr std::string_view id_prefix = "ord";
};

enum class Status { Open, Paid, PartlyPaid };
BOOST_DESCRIBE_ENUM(Status, Open, Paid, PartlyPaid)

struct Search {
  std::optional<describe::Number<1, 100>> limit = describe::Number<1, 100>{20};
  std::vector<Status> status;
  std::optional<std::string> q;
  std::optional<bool> unread;
  std::optional<base::Id<Order>> after;
  std::optional<base::Instant> since;
  describe::List<std::int32_t, 2> years;
};
BOOST_DESCRIBE_STRUCT(Search, (), (limit, status, q, unread, after, since, years))

struct Needed {
  std::int64_t offset = 0;
};
BOOST_DESCRIBE_STRUCT(Needed, (), (offset))

template <class T = Search>
std::vector<std::string> errors_of(const describe::QueryPairs& pairs) {
  std::vector<std::string> list;
  try {
    describe::from_query<T>(pairs);
  } catch (const base::Invalid& invalid) {
    for (const auto& error : invalid.errors()) list.push_back(error.pointer + " " + error.code);
  }
  return list;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("parameters are read by the type of their member") {
  const auto search = describe::from_query<Search>({{"limit", "50"},
                                                    {"status", "open"},
                                                    {"q", "12"},
                                                    {"status", "partly_paid"},
                                                    {"unread", "true"},
                                                    {"after", "ord_0000000000007"},
                                                    {"since", "2026-03-10T13:00:00Z"},
                                                    {"years", "2026"}});
  CHECK(search.limit->v == 50);
  CHECK(search.status == std::vector{Status::Open, Status::PartlyPaid});
  CHECK(search.q == "12");
  CHECK(search.unread == true);
  CHECK(search.after->number() == 7);
  CHECK(search.since->text() == "2026-03-10T13:00:00Z");
  CHECK(search.years.v == std::vector{2026});
}

TEST_CASE("an absent parameter keeps what the struct begins with") {
  const auto search = describe::from_query<Search>({});
  CHECK(search.limit->v == 20);
  CHECK(search.status.empty());
  CHECK_FALSE(search.q);
}

TEST_CASE("every wrong parameter is told at once") {
  CHECK(errors_of({{"limit", "0"},
                   {"status", "open"},
                   {"status", "lost"},
                   {"unread", "yes"},
                   {"after", "crs_0000000000007"},
                   {"since", "today"},
                   {"years", "1"},
                   {"years", "2"},
                   {"years", "3"},
                   {"page", "1"}}) == List{"/limit number.out_of_range", "/status/1 enum.unknown",
                                           "/unread type.expected_boolean", "/after id.invalid",
                                           "/since instant.invalid", "/years list.too_long",
                                           "/page unknown_field"});
}

TEST_CASE("only plain decimal digits are a number") {
  for (const char* text : {"", "-", "1.0", "1e2", "01", "+1", " 1", "0x1", "null"}) {
    CAPTURE(text);
    CHECK(errors_of<Needed>({{"offset", text}}) == List{"/offset type.expected_integer"});
  }
  CHECK(describe::from_query<Needed>({{"offset", "-5"}}).offset == -5);
  CHECK(errors_of<Needed>({{"offset", "9223372036854775808"}}) ==
        List{"/offset number.out_of_range"});
}

TEST_CASE("a parameter of one value comes once") {
  CHECK(errors_of({{"limit", "1"}, {"limit", "2"}}) == List{"/limit type.expected_integer"});
  CHECK(errors_of({{"q", "a"}, {"q", "b"}}) == List{"/q type.expected_string"});
}

TEST_CASE("a needed parameter is missed") {
  CHECK(errors_of<Needed>({}) == List{"/offset required"});
}

TEST_CASE("a parameter that is not UTF-8 is refused") {
  CHECK(errors_of({{"q", "\xFF"}, {"a/b", "1\xC0"}}) ==
        List{"/q text.invalid", "/a~1b text.invalid"});
  CHECK(errors_of({{"\xFF", "1"}}) == List{" text.invalid"});
}

TEST_CASE("text of a parameter cannot break out of it") {
  CHECK(describe::from_query<Search>({{"q", R"(","limit":1,"x":")"}}).q == R"(","limit":1,"x":")");
}
