// SPDX-License-Identifier: Apache-2.0
#include "describe/row.h"

#include <doctest/doctest.h>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <variant>
#include <vector>

namespace {

struct Null {};
struct FakeRow {
  std::vector<std::variant<Null, bool, std::int64_t, std::string>> columns;

  template <class T>
  const T& at(int column) const {
    return std::get<T>(columns.at(static_cast<std::size_t>(column)));
  }
  bool is_null(int column) const {
    return std::holds_alternative<Null>(columns.at(static_cast<std::size_t>(column)));
  }
  bool boolean(int column) const { return at<bool>(column); }
  std::int64_t number(int column) const { return at<std::int64_t>(column); }
  std::string_view text(int column) const { return at<std::string>(column); }
  std::span<const std::byte> bytes(int column) const { return base::bytes_of(text(column)); }
};

std::int64_t number(std::int64_t value) { return value; }

struct Offer {
  static constexpr std::string_view id_prefix = "off";
};

enum class State { Draft, OnSale };
BOOST_DESCRIBE_ENUM(State, Draft, OnSale)

struct Head {
  base::Id<Offer> id;
  describe::Text<1, 80> title;
};
BOOST_DESCRIBE_STRUCT(Head, (), (id, title))

struct Seats {
  std::int32_t taken = 0;
  std::optional<std::int64_t> most;
};
BOOST_DESCRIBE_STRUCT(Seats, (), (taken, most))

struct OfferRow : Head {
  base::Money price;
  std::optional<base::Money> deposit;
  State state = State::Draft;
  Seats seats;
  bool hidden = false;
  base::Instant made_at;
  base::Date starts_on;
  base::TimeZone zone;
  std::optional<base::Email> contact;
  base::Bytes seal;
};
BOOST_DESCRIBE_STRUCT(OfferRow, (Head),
                      (price, deposit, state, seats, hidden, made_at, starts_on, zone, contact,
                       seal))

FakeRow an_offer() {
  return {{number(5), "Yoga", number(4900), "EUR", Null{}, Null{}, "on_sale", number(3), Null{},
           true, number(1000), "2026-03-10", "Europe/Kyiv", "anna@example.org", "\x01\x02"}};
}

}  // namespace

TEST_CASE("columns go into members in order, money takes two") {
  const auto offer = describe::from_row<OfferRow>(an_offer());
  CHECK(offer.id.number() == 5);
  CHECK(offer.title.v == "Yoga");
  CHECK(offer.price == base::Money(4900, base::Currency::EUR));
  CHECK_FALSE(offer.deposit);
  CHECK(offer.state == State::OnSale);
  CHECK(offer.seats.taken == 3);
  CHECK_FALSE(offer.seats.most);
  CHECK(offer.hidden);
  CHECK(offer.made_at == base::Instant::from_milliseconds(1000));
  CHECK(offer.starts_on.text() == "2026-03-10");
  CHECK(offer.zone.name() == "Europe/Kyiv");
  CHECK(offer.contact->text() == "anna@example.org");
  CHECK(offer.seal == base::Bytes{std::byte{1}, std::byte{2}});
}

TEST_CASE("optional money is there when both of its columns are") {
  FakeRow row = an_offer();
  row.columns[4] = number(900);
  row.columns[5] = "EUR";
  CHECK(describe::from_row<OfferRow>(row).deposit == base::Money(900, base::Currency::EUR));
}

TEST_CASE("a plain value is the column it is asked from") {
  const FakeRow row = an_offer();
  CHECK(describe::from_row<std::int64_t>(row) == 5);
  CHECK(describe::from_row<std::string>(row, 1) == "Yoga");
  CHECK(describe::columns_of<OfferRow>() == 15);
}

TEST_CASE("a column that does not fit its member is a bug") {
  const auto row_with = [](std::size_t column, auto value) {
    FakeRow row = an_offer();
    row.columns[column] = value;
    return row;
  };
  CHECK_THROWS_AS(describe::from_row<OfferRow>(row_with(1, Null{})), base::Bug);
  CHECK_THROWS_AS(describe::from_row<OfferRow>(row_with(3, "EUX")), base::Bug);
  CHECK_THROWS_AS(describe::from_row<OfferRow>(row_with(6, "lost")), base::Bug);
  CHECK_THROWS_AS(describe::from_row<OfferRow>(row_with(7, number(1) << 40)), base::Bug);
  CHECK_THROWS_AS(describe::from_row<OfferRow>(row_with(11, "2026-02-30")), base::Bug);
  CHECK_THROWS_AS(describe::from_row<OfferRow>(row_with(12, "Mars/Base")), base::Bug);
  CHECK_THROWS_AS(describe::from_row<OfferRow>(row_with(13, "anna")), base::Bug);
}
