// SPDX-License-Identifier: Apache-2.0
#include "base/format.h"

#include <fmt/core.h>
#include <unicode/currunit.h>
#include <unicode/datefmt.h>
#include <unicode/dtptngen.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

#include <array>
#include <memory>

#include "base/ensure.h"

namespace base {

// ICU objects that ICU promises to be immutable (number formatters, plural rules, zone names) are
// built once per language. Date formats are not: each use works on a clone of a prototype.

static constexpr std::size_t languages = 3;

static std::size_t place_of(Language language) { return static_cast<std::size_t>(language); }

/// British English: day before month, and the clock of 24 hours.
static icu::Locale icu_locale(Language language) {
  switch (language) {
    case Language::en:
      return {"en", "GB"};
    case Language::fr:
      return {"fr", "FR"};
    case Language::uk:
      return {"uk", "UA"};
  }
  return {"en", "GB"};
}

static std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

static void check(UErrorCode status) {
  ensure(U_SUCCESS(status), "the language data of the product is there");
}

struct DateFormats {
  std::unique_ptr<const icu::DateFormat> day_long;
  std::unique_ptr<const icu::DateFormat> day_short;
  std::unique_ptr<const icu::DateFormat> with_time;
};

static std::unique_ptr<const icu::DateFormat> by_wall_clock(icu::DateFormat* format) {
  ensure(format != nullptr, "the language has dates");
  format->setTimeZone(*icu::TimeZone::getGMT());
  return std::unique_ptr<const icu::DateFormat>(format);
}

static DateFormats date_formats(Language language) {
  using icu::DateFormat;
  const icu::Locale locale = icu_locale(language);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  check(status);
  const auto brief = patterns->getBestPattern(icu::UnicodeString("yMMMd", -1, US_INV), status);
  auto day_short = std::make_unique<icu::SimpleDateFormat>(brief, locale, status);
  check(status);
  return {by_wall_clock(DateFormat::createDateInstance(DateFormat::kLong, locale)),
          by_wall_clock(day_short.release()),
          by_wall_clock(
              DateFormat::createDateTimeInstance(DateFormat::kLong, DateFormat::kShort, locale))};
}

static const DateFormats& formats_of(Language language) {
  static const std::array<DateFormats, languages> all = {
      date_formats(Language::en), date_formats(Language::fr), date_formats(Language::uk)};
  return all[place_of(language)];
}

static const icu::DateFormat& format_of(DateStyle style, Language language) {
  const DateFormats& formats = formats_of(language);
  switch (style) {
    case DateStyle::Long:
      return *formats.day_long;
    case DateStyle::Short:
      return *formats.day_short;
    case DateStyle::WithTime:
    case DateStyle::WithTimeZone:
      return *formats.with_time;
  }
  return *formats.day_long;
}

static std::string formatted(LocalTime local, DateStyle style, Language language) {
  const std::unique_ptr<icu::DateFormat> format(format_of(style, language).clone());
  icu::UnicodeString text;
  // Milliseconds of any date fit a double exactly.
  const auto milliseconds = Duration(local.value().time_since_epoch()).count();
  format->format(static_cast<UDate>(milliseconds), text);
  return utf8(text);
}

std::string format_date(Instant at, DateStyle style, const Locale& locale) {
  std::string text = formatted(locale.zone.local_of(at), style, locale.language);
  if (style != DateStyle::WithTimeZone) return text;
  return fmt::format("{} ({})", text, zone_place(locale.zone, locale.language));
}

std::string format_day(Date day, DateStyle style, Language language) {
  const bool brief = style == DateStyle::Short;
  return formatted(LocalTime(day.day()), brief ? DateStyle::Short : DateStyle::Long, language);
}

static std::unique_ptr<const icu::TimeZoneNames> zone_names(Language language) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<const icu::TimeZoneNames> names(
      icu::TimeZoneNames::createInstance(icu_locale(language), status));
  check(status);
  return names;
}

std::string zone_place(TimeZone zone, Language language) {
  static const std::array<std::unique_ptr<const icu::TimeZoneNames>, languages> all = {
      zone_names(Language::en), zone_names(Language::fr), zone_names(Language::uk)};
  const std::string_view name = zone.name();
  if (!name.contains('/') || name.starts_with("Etc/")) {
    return std::string(name.substr(name.find('/') + 1));
  }
  const auto id = icu::UnicodeString::fromUTF8(std::string(name));
  // ICU knows newer names of a place only as another spelling of the old one.
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString canonical;
  icu::TimeZone::getCanonicalID(id, canonical, status);
  icu::UnicodeString place;
  all[place_of(language)]->getExemplarLocationName(U_SUCCESS(status) ? canonical : id, place);
  if (!place.isEmpty()) return utf8(place);
  std::string last(name.substr(name.rfind('/') + 1));
  for (char& letter : last) {
    if (letter == '_') letter = ' ';
  }
  return last;
}

using Formatter = icu::number::LocalizedNumberFormatter;

static Formatter number_formatter(Language language) {
  return icu::number::NumberFormatter::withLocale(icu_locale(language));
}

static const Formatter& formatter_of(Language language) {
  static const std::array<Formatter, languages> all = {number_formatter(Language::en),
                                                       number_formatter(Language::fr),
                                                       number_formatter(Language::uk)};
  return all[place_of(language)];
}

std::string format_number(std::int64_t number, Language language) {
  UErrorCode status = U_ZERO_ERROR;
  const auto text = formatter_of(language).formatInt(number, status).toString(status);
  check(status);
  return utf8(text);
}

/// `4990` and two decimals → `49.90`, without a detour over floating point.
static std::string decimal_text(Money amount) {
  std::string digits = std::to_string(amount.minor_units());
  const bool negative = digits.starts_with('-');
  if (negative) digits.erase(0, 1);
  const auto decimals = static_cast<std::size_t>(amount.currency().decimals());
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - decimals, ".");
  return (negative ? "-" : "") + digits;
}

std::string format_money(Money amount, Language language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::CurrencyUnit unit(icu::StringPiece(amount.currency().code()), status);
  const auto text =
      formatter_of(language)
          .unit(unit)
          .precision(icu::number::Precision::fixedFraction(amount.currency().decimals()))
          .formatDecimal(decimal_text(amount), status)
          .toString(status);
  check(status);
  return utf8(text);
}

static std::unique_ptr<const icu::PluralRules> plural_rules(Language language) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<const icu::PluralRules> rules(
      icu::PluralRules::forLocale(icu_locale(language), status));
  check(status);
  return rules;
}

std::string_view plural_category(std::int64_t count, Language language) {
  static const std::array<std::unique_ptr<const icu::PluralRules>, languages> all = {
      plural_rules(Language::en), plural_rules(Language::fr), plural_rules(Language::uk)};
  const double size = static_cast<double>(count < 0 ? -count : count);
  const std::string category = utf8(all[place_of(language)]->select(size));
  for (const std::string_view known : {"zero", "one", "two", "few", "many"}) {
    if (category == known) return known;
  }
  return "other";
}

}  // namespace base
