// SPDX-License-Identifier: Apache-2.0
#include "describe/row.h"

namespace describe {

template <class T>
static T present(std::optional<T> value, std::string_view promise) {
  base::ensure(value.has_value(), promise);
  return std::move(*value);
}

base::Date TextColumn<base::Date>::from_column(std::string_view text) {
  return present(base::Date::parse(text), "a column of a date holds a date");
}

base::LocalTime TextColumn<base::LocalTime>::from_column(std::string_view text) {
  return present(base::LocalTime::parse(text), "a column of a local time holds one");
}

base::TimeZone TextColumn<base::TimeZone>::from_column(std::string_view text) {
  return present(base::TimeZone::parse(text), "a column of a time zone holds a known name");
}

base::Currency TextColumn<base::Currency>::from_column(std::string_view text) {
  return present(base::Currency::parse(text), "a column of a currency holds a known code");
}

base::Email TextColumn<base::Email>::from_column(std::string_view text) {
  return present(base::Email::parse(text), "a column of an address holds a checked address");
}

base::Phone TextColumn<base::Phone>::from_column(std::string_view text) {
  return present(base::Phone::parse(text), "a column of a phone number holds a checked number");
}

}  // namespace describe
