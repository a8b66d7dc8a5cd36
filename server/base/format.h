// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/language.h"
#include "base/money.h"
#include "base/zone.h"

// How dates, numbers and amounts are shown, by the habits of a language. The wall clock comes from
// base/zone.h, so that texts and rules never disagree; ICU only puts it into words.

namespace base {

/// Whose habits: the language of the reader and the zone of their wall clock.
struct Locale {
  Language language = Language::en;
  TimeZone zone;
};

enum class DateStyle {
  Long,          ///< 10 March 2026
  Short,         ///< 10 Mar 2026
  WithTime,      ///< 10 March 2026 at 14:00
  WithTimeZone,  ///< 10 March 2026 at 14:00 (Paris)
};

std::string format_date(Instant at, DateStyle style, const Locale& locale);

/// A calendar day, without time.
std::string format_day(Date day, DateStyle style, Language language);

/// The place people know the zone by: `Paris`, `Київ`; `UTC`.
std::string zone_place(TimeZone zone, Language language);

/// All decimals of the currency, with its sign: `€49.90`, `49,90 €`.
std::string format_money(Money amount, Language language);

/// With grouping: `1,234`, `1 234`.
std::string format_number(std::int64_t number, Language language);

/// CLDR's category for a count: `one`, `few`, `many` or `other`.
std::string_view plural_category(std::int64_t count, Language language);

}  // namespace base
