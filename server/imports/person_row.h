// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/email.h"
#include "base/language.h"
#include "base/money.h"
#include "base/zone.h"
#include "imports/table.h"
#include "imports/target.h"
#include "people/fields.h"
#include "school/school.h"

namespace imports {

/// Something to say about a row; `column` where it is about one cell.
struct Remark {
  std::string code;
  std::optional<std::int64_t> column;
  friend bool operator==(const Remark&, const Remark&) = default;
};
BOOST_DESCRIBE_STRUCT(Remark, (), (code, column))

enum class ConsentSaid { Nothing, Yes, No };
BOOST_DESCRIBE_ENUM(ConsentSaid, Nothing, Yes, No)

/// What one row says of one person, as it was read.
struct PersonRow {
  std::int64_t line = 0;
  std::optional<base::Email> email;
  std::string first_name;
  std::string last_name;
  std::optional<std::string> phone;
  std::optional<base::Language> language;
  std::vector<std::string> tags;
  std::string notes;
  ConsentSaid consent = ConsentSaid::Nothing;
  people::FieldValues fields;
  std::string offer;
  std::string product;
  std::optional<base::Date> access_start;
  std::optional<base::Date> access_end;
  std::optional<base::Money> paid;
  std::optional<base::Date> paid_on;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (),
                      (line, email, first_name, last_name, phone, language, tags, notes, consent,
                       fields, offer, product, access_start, access_end, paid, paid_on))

struct ReadRow {
  PersonRow person;
  /// Why the row cannot be taken at all.
  std::vector<Remark> faults;
  /// What was left out of a row that is taken.
  std::vector<Remark> remarks;
};

/// How the rows of one import are read.
struct Reading {
  std::vector<ColumnMapping> columns;
  std::vector<people::Field> fields;
  /// Cells beyond it have no title, so nobody can say what they mean. 0: no titles.
  std::size_t titled_columns = 0;
  base::Language language = base::Language::en;
  base::Currency currency;
  std::string country;
  base::TimeZone zone;
  base::Date today;

  Rule rule_of(Target target, std::string_view field = {}) const;
};

Reading reading_of(db::Reader& reader, std::vector<ColumnMapping> columns,
                   std::size_t titled_columns);

ReadRow read_row(const Reading& reading, const TableRow& row);

/// One cell as it was read, for the screen: `2026-04-03`, `+33612345678`, `49.90 EUR`,
/// `Marie · Dupont`, `yes`; nothing where it could not be read.
std::optional<std::string> as_read(const Reading& reading, const ColumnMapping& column,
                                   const std::string& cell);

}  // namespace imports
