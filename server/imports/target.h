// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>

namespace imports {

/// What a column says about a person. `Refusal` holds the day or the fact that the person wants no
/// advertising or cannot be reached: such an address never becomes a consenting one.
enum class Target {
  Ignore,
  Email,
  FirstName,
  LastName,
  FullName,
  Phone,
  Language,
  Tags,
  Notes,
  Consent,
  Refusal,
  Offer,
  Product,
  AccessStart,
  AccessEnd,
  PaidAmount,
  PaidOn,
  Field
};
BOOST_DESCRIBE_ENUM(Target, Ignore, Email, FirstName, LastName, FullName, Phone, Language, Tags,
                    Notes, Consent, Refusal, Offer, Product, AccessStart, AccessEnd, PaidAmount,
                    PaidOn, Field)

/// What becomes of a value of somebody the school knows already. New people get every value.
enum class Rule { NeverOverwrite, FillBlanks, Overwrite };
BOOST_DESCRIBE_ENUM(Rule, NeverOverwrite, FillBlanks, Overwrite)

enum class DateOrder { DayMonth, MonthDay };
BOOST_DESCRIBE_ENUM(DateOrder, DayMonth, MonthDay)

struct ColumnMapping {
  std::int64_t index = 0;
  Target target = Target::Ignore;
  /// The key of a custom field.
  std::optional<std::string> field;
  std::optional<Rule> rule;
  std::optional<DateOrder> date_order;
};
BOOST_DESCRIBE_STRUCT(ColumnMapping, (), (index, target, field, rule, date_order))

bool shows_dates(Target target);
/// Columns of which an import has at most one.
bool is_single(Target target);

}  // namespace imports
