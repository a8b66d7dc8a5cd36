// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/rejections.h"
#include "describe/types.h"
#include "imports/dates.h"
#include "imports/table.h"
#include "imports/target.h"
#include "mail/mail_choice.h"
#include "offers/offer.h"
#include "people/fields.h"

namespace imports {

using base::Id;
using courses::Product;
using offers::Offer;

/// What one look at the whole table tells of a column.
struct ColumnFacts {
  std::int64_t index = 0;
  std::string header;
  /// The first different values, as they stand in the file.
  std::vector<std::string> samples;
  std::int64_t filled = 0;
  std::int64_t emails = 0;
  std::int64_t phones = 0;
  std::int64_t dates = 0;
  /// The order all of the column's dates fit; absent when nothing tells.
  std::optional<DateOrder> date_order;
  bool date_ambiguous = false;
};
BOOST_DESCRIBE_STRUCT(ColumnFacts, (),
                      (index, header, samples, filled, emails, phones, dates, date_order,
                       date_ambiguous))

struct Overview {
  TableFacts table;
  /// Whether the first row names the columns.
  bool has_header = true;
  std::int64_t rows = 0;
  std::vector<ColumnFacts> columns;
};
BOOST_DESCRIBE_STRUCT(Overview, (), (table, has_header, rows, columns))

/// Reads all of it once; throws what `Table` throws. `has_header` absent: a first row with an
/// address in it is a person, not a header.
Overview overview_of(Table& table, std::optional<bool> has_header);

/// All rows by one offer, full access to the import's course, or what the columns say.
struct AccessForAll {
  std::optional<Id<Offer>> offer;
  std::optional<bool> full;
  std::optional<bool> by_column;
};
BOOST_DESCRIBE_STRUCT(AccessForAll, (), (offer, full, by_column))

/// To rows whose address is known with another first name.
enum class OtherName { Ask, SamePerson, Skip };
BOOST_DESCRIBE_ENUM(OtherName, Ask, SamePerson, Skip)

struct RowAnswer {
  std::int64_t line = 0;
  OtherName answer = OtherName::Ask;
};
BOOST_DESCRIBE_STRUCT(RowAnswer, (), (line, answer))

struct Answers {
  std::optional<OtherName> other_name;
  std::vector<RowAnswer> rows;
};
BOOST_DESCRIBE_STRUCT(Answers, (), (other_name, rows))

struct Mapping {
  std::vector<ColumnMapping> columns;
  std::optional<AccessForAll> access;
  /// None of the two unless asked for.
  std::optional<mail::AccessMails> mails;
  std::optional<describe::Text<1, 60>> tag;
  std::optional<Answers> answers;
  std::optional<bool> has_header;
};
BOOST_DESCRIBE_STRUCT(Mapping, (), (columns, access, mails, tag, answers, has_header))

/// By the titles of the columns, then by what is in them.
std::vector<ColumnMapping> guessed_columns(const Overview& overview,
                                           const std::vector<people::Field>& fields);

/// Everything wrong with a mapping for this table.
std::vector<base::FieldError> mistakes_in(const Mapping& mapping, const Overview& overview,
                                          const std::vector<people::Field>& fields);

/// The same for tables with the same titles in the same order, so that what was said of one file
/// is known for the next.
std::string header_key(const Overview& overview);

}  // namespace imports
