// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping.h"

#include <algorithm>
#include <set>

#include "base/bytes.h"
#include "base/text.h"
#include "fmt/core.h"
#include "imports/headers.h"

namespace imports {
namespace {

bool mostly(std::int64_t count, const ColumnFacts& column) {
  const auto looked_at = std::min<std::int64_t>(column.filled, 1'000);
  return looked_at > 0 && count * 10 >= looked_at * 8;
}

ColumnMapping as_field(ColumnMapping column, const people::Field& field) {
  column.target = Target::Field;
  column.field = field.key;
  return column;
}

ColumnMapping guessed(const ColumnFacts& facts, const std::vector<people::Field>& fields) {
  ColumnMapping column{.index = facts.index, .date_order = facts.date_order};
  if (mostly(facts.emails, facts)) {
    column.target = Target::Email;
    return column;
  }
  const std::string title = base::folded(facts.header);
  for (const people::Field& field : fields) {
    if (title == base::folded(field.title) || facts.header == field.key) {
      return as_field(std::move(column), field);
    }
  }
  column.target = target_named(facts.header).value_or(Target::Ignore);
  // A column that is called an address and holds none is something else.
  if (column.target == Target::Email && facts.filled > 0 && facts.emails == 0) {
    column.target = Target::Ignore;
  }
  if (column.target == Target::Ignore && facts.dates == 0 && mostly(facts.phones, facts)) {
    column.target = Target::Phone;
  }
  return column;
}

/// Of two columns with one meaning the one with more in it is meant.
void keep_one_of_each(std::vector<ColumnMapping>& columns, const Overview& overview) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t j = i + 1; j < columns.size(); ++j) {
      if (columns[i].target != columns[j].target || !is_single(columns[i].target)) continue;
      const bool later = overview.columns[j].filled > overview.columns[i].filled;
      columns[later ? i : j].target = Target::Ignore;
    }
  }
}

bool has(const std::vector<ColumnMapping>& columns, Target target) {
  return std::ranges::find(columns, target, &ColumnMapping::target) != columns.end();
}

/// `Name` beside `First name` is a family name.
void settle_names(std::vector<ColumnMapping>& columns) {
  if (!has(columns, Target::FirstName) || has(columns, Target::LastName)) return;
  for (ColumnMapping& column : columns) {
    if (column.target == Target::FullName) column.target = Target::LastName;
  }
}

/// Whoever brings a table of people means one of its columns to be their addresses, be it one in
/// which most cells are spoilt.
void find_addresses(std::vector<ColumnMapping>& columns, const Overview& overview) {
  if (has(columns, Target::Email)) return;
  const auto most = std::ranges::max_element(overview.columns, {}, &ColumnFacts::emails);
  if (most == overview.columns.end() || most->emails == 0) return;
  columns[static_cast<std::size_t>(most->index)].target = Target::Email;
  columns[static_cast<std::size_t>(most->index)].field.reset();
}

class Checking {
 public:
  Checking(const Overview& overview, const std::vector<people::Field>& fields)
      : overview_(overview), fields_(fields) {}

  std::vector<base::FieldError> check(const Mapping& mapping) {
    for (std::size_t i = 0; i < mapping.columns.size(); ++i) check_column(mapping.columns[i], i);
    if (!has(mapping.columns, Target::Email)) fail("/columns", "import.no_email_column");
    const bool by_column =
        mapping.access && mapping.access->by_column.value_or(false);
    if (by_column && !has(mapping.columns, Target::Offer) &&
        !has(mapping.columns, Target::Product)) {
      fail("/access/by_column", "import.no_offer_column");
    }
    return std::move(errors_);
  }

 private:
  void check_column(const ColumnMapping& column, std::size_t i) {
    const std::string pointer = fmt::format("/columns/{}", i);
    if (column.index < 0 || column.index >= std::ssize(overview_.columns)) {
      return fail(pointer + "/index", "import.unknown_column");
    }
    if (!indexes_.insert(column.index).second) fail(pointer + "/index", "import.column_twice");
    if (is_single(column.target) && !targets_.insert(column.target).second) {
      fail(pointer + "/target", "import.target_twice");
    }
    check_field(column, pointer);
    const auto& facts = overview_.columns[static_cast<std::size_t>(column.index)];
    if (reads_dates(column) && facts.date_ambiguous && !column.date_order) {
      fail(pointer + "/date_order", "date.ambiguous");
    }
  }

  bool reads_dates(const ColumnMapping& column) const {
    if (column.target != Target::Field) return shows_dates(column.target);
    const auto* field = find(column.field);
    return field != nullptr && field->kind == people::FieldKind::Date;
  }

  void check_field(const ColumnMapping& column, const std::string& pointer) {
    if (column.target != Target::Field) {
      if (column.field) fail(pointer + "/field", "import.no_field_here");
      return;
    }
    if (!column.field) return fail(pointer + "/field", "required");
    if (find(column.field) == nullptr) return fail(pointer + "/field", "field.unknown");
    if (!keys_.insert(*column.field).second) fail(pointer + "/field", "import.target_twice");
  }

  const people::Field* find(const std::optional<std::string>& key) const {
    const auto found =
        std::ranges::find(fields_, key.value_or(""), &people::Field::key);
    return found == fields_.end() ? nullptr : &*found;
  }

  void fail(std::string pointer, std::string code) {
    errors_.push_back({std::move(pointer), std::move(code), {}});
  }

  const Overview& overview_;
  const std::vector<people::Field>& fields_;
  std::set<std::int64_t> indexes_;
  std::set<Target> targets_;
  std::set<std::string> keys_;
  std::vector<base::FieldError> errors_;
};

}  // namespace

std::vector<ColumnMapping> guessed_columns(const Overview& overview,
                                           const std::vector<people::Field>& fields) {
  std::vector<ColumnMapping> columns;
  for (const ColumnFacts& facts : overview.columns) columns.push_back(guessed(facts, fields));
  find_addresses(columns, overview);
  keep_one_of_each(columns, overview);
  settle_names(columns);
  return columns;
}

std::vector<base::FieldError> mistakes_in(const Mapping& mapping, const Overview& overview,
                                          const std::vector<people::Field>& fields) {
  return Checking(overview, fields).check(mapping);
}

std::string header_key(const Overview& overview) {
  std::string titles = overview.has_header ? "titles" : "none";
  for (const ColumnFacts& column : overview.columns) titles += "\n" + base::folded(column.header);
  return base::hex(base::hash256(titles)).substr(0, 32);
}

}  // namespace imports
