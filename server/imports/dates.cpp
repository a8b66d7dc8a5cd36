// SPDX-License-Identifier: Apache-2.0
#include "imports/dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/digits.h"
#include "base/text.h"

namespace imports {
namespace {

using base::Date;

std::optional<Date> date_of(int year, int month, int day) {
  using namespace std::chrono;
  if (year < 100) year += year < 70 ? 2000 : 1900;
  if (year < 1900 || year > 2199 || month < 1 || day < 1) return std::nullopt;
  const year_month_day calendar(std::chrono::year(year),
                                std::chrono::month(static_cast<unsigned>(month)),
                                std::chrono::day(static_cast<unsigned>(day)));
  if (!calendar.ok()) return std::nullopt;
  return Date(local_days(calendar));
}

/// The first letters of the names of months, folded, that no other month has.
int month_named(std::string_view folded) {
  static constexpr std::array<std::pair<std::string_view, int>, 40> names{{
      {"jan", 1},  {"feb", 2},  {"mar", 3},   {"apr", 4},   {"may", 5},  {"jun", 6},
      {"jul", 7},  {"aug", 8},  {"sep", 9},   {"oct", 10},  {"nov", 11}, {"dec", 12},
      {"fev", 2},  {"avr", 4},  {"mai", 5},   {"juin", 6},  {"juil", 7}, {"aou", 8},
      {"січ", 1},  {"лют", 2},  {"берез", 3}, {"квіт", 4},  {"трав", 5}, {"черв", 6},
      {"лип", 7},  {"серп", 8}, {"верес", 9}, {"жовт", 10}, {"лист", 11}, {"груд", 12},
      {"янв", 1},  {"фев", 2},  {"март", 3},  {"апр", 4},   {"мая", 5},  {"июн", 6},
      {"июл", 7},  {"авг", 8},  {"сент", 9},  {"окт", 10},
  }};
  static const auto folded_names = [] {
    std::vector<std::pair<std::string, int>> all;
    for (const auto& [name, month] : names) all.emplace_back(base::folded(name), month);
    return all;
  }();
  for (const auto& [name, month] : folded_names) {
    if (folded.starts_with(name)) return month;
  }
  return 0;
}

bool is_plain(std::string_view text) {
  return text.find_first_not_of("0123456789./- ") == std::string_view::npos;
}

/// The pieces between the separators: digits or a word. Folding is dear and most dates are digits.
std::vector<std::string> pieces_of(std::string_view text) {
  std::string spaced = is_plain(text) ? std::string(text) : base::folded(text);
  for (char& letter : spaced) {
    if (letter == '.' || letter == '/' || letter == '-') letter = ' ';
  }
  std::vector<std::string> pieces;
  for (const std::string_view piece : base::split(spaced, ' ')) {
    if (!piece.empty()) pieces.emplace_back(piece);
  }
  return pieces;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 4 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

int number_of(std::string_view digits) {
  return base::digits_at(digits, 0, digits.size()).value_or(0);
}

/// Without `1er`, `3rd`, `3-го`.
std::string day_digits(std::string_view piece) {
  const auto end = piece.find_first_not_of("0123456789");
  if (end == 0 || end == std::string_view::npos) return std::string(piece);
  const std::string_view ending = piece.substr(end);
  const bool ordinal = ending == "er" || ending == "st" || ending == "nd" || ending == "rd" ||
                       ending == "th";
  return std::string(ordinal ? piece.substr(0, end) : piece);
}

std::optional<Date> with_named_month(const std::vector<std::string>& pieces) {
  if (const int month = month_named(pieces[1]); month != 0 && is_number(pieces[2])) {
    const std::string day = day_digits(pieces[0]);
    if (is_number(day)) return date_of(number_of(pieces[2]), month, number_of(day));
  }
  if (const int month = month_named(pieces[0]); month != 0 && is_number(pieces[2])) {
    const std::string day = day_digits(pieces[1]);
    if (is_number(day)) return date_of(number_of(pieces[2]), month, number_of(day));
  }
  return std::nullopt;
}

struct Readings {
  std::optional<Date> day_first;
  std::optional<Date> month_first;
};

bool is_time(std::string_view text) {
  return text.find_first_not_of("0123456789: .,+-apmzAPMZ") == std::string_view::npos &&
         text.contains(':');
}

/// `2026-04-03T10:00:00Z` and `03/04/2026 10:00` end with a time that says nothing of the day.
std::string_view without_time(std::string_view text) {
  text = base::trimmed(text);
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return text;
  const auto space = text.substr(0, colon).find_last_of(" T");
  if (space == std::string_view::npos || !is_time(text.substr(space + 1))) return text;
  return base::trimmed(text.substr(0, space));
}

Readings readings_of(std::string_view whole) {
  const std::string_view text = without_time(whole);
  const auto digits = std::ranges::count_if(text, base::is_ascii_digit);
  if (text.size() < 6 || text.size() > 40 || digits < 3 || digits > 8) return {};
  const bool dotted = text.contains('.');
  auto pieces = pieces_of(text);
  // `р.` and `г.` stand behind years in Ukrainian and Russian.
  if (pieces.size() == 4 && (pieces[3] == "р" || pieces[3] == "г")) pieces.pop_back();
  if (pieces.size() != 3) return {};
  if (!is_number(pieces[0]) || !is_number(pieces[1]) || !is_number(pieces[2])) {
    const auto date = with_named_month(pieces);
    return {date, date};
  }
  const std::array<int, 3> numbers{number_of(pieces[0]), number_of(pieces[1]),
                                   number_of(pieces[2])};
  if (pieces[0].size() == 4) {
    const auto date = date_of(numbers[0], numbers[1], numbers[2]);
    return {date, date};
  }
  if (pieces[2].size() != 2 && pieces[2].size() != 4) return {};
  Readings readings{date_of(numbers[2], numbers[1], numbers[0]), std::nullopt};
  // Nobody writes the month first with full stops.
  if (!dotted) readings.month_first = date_of(numbers[2], numbers[0], numbers[1]);
  if (dotted && readings.day_first) readings.month_first = readings.day_first;
  return readings;
}

}  // namespace

std::optional<Date> read_date(std::string_view text, DateOrder order) {
  const Readings readings = readings_of(text);
  const bool day_first = order == DateOrder::DayMonth;
  const auto& wanted = day_first ? readings.day_first : readings.month_first;
  return wanted ? wanted : (day_first ? readings.month_first : readings.day_first);
}

void DateVotes::add(std::string_view text) {
  const Readings readings = readings_of(text);
  if (!readings.day_first && !readings.month_first) return;
  ++dates_;
  if (readings.day_first == readings.month_first) return;
  if (!readings.month_first) {
    ++day_first_;
  } else if (!readings.day_first) {
    ++month_first_;
  } else {
    ++either_;
  }
}

std::optional<DateOrder> DateVotes::order() const {
  if (day_first_ > 0 && month_first_ == 0) return DateOrder::DayMonth;
  if (month_first_ > 0 && day_first_ == 0) return DateOrder::MonthDay;
  if (dates_ > 0 && either_ == 0 && day_first_ == 0) return DateOrder::DayMonth;
  return std::nullopt;
}

bool DateVotes::is_ambiguous() const { return dates_ > 0 && !order(); }

}  // namespace imports
