// SPDX-License-Identifier: Apache-2.0
#include "imports/person_row.h"

#include <algorithm>

#include "base/phone.h"
#include "base/text.h"
#include "fmt/core.h"
#include "imports/dates.h"
#include "imports/field_value.h"
#include "imports/values.h"

namespace imports {
namespace {

constexpr std::size_t name_max = 100;
constexpr std::size_t note_max = 5'000;
constexpr std::size_t tag_max = 60;
constexpr std::size_t tags_max = 50;

const people::Field* find_field(const Reading& reading, const std::optional<std::string>& key) {
  const auto found =
      std::ranges::find(reading.fields, key.value_or(""), &people::Field::key);
  return found == reading.fields.end() ? nullptr : &*found;
}

DateOrder order_of(const ColumnMapping& column) {
  return column.date_order.value_or(DateOrder::DayMonth);
}

/// Fills a person from the cells of a row and keeps what is to be said about them.
class RowReading {
 public:
  RowReading(const Reading& reading, const TableRow& row) : reading_(reading), row_(row) {
    result_.person.line = row.line;
  }

  ReadRow read() {
    check_shape();
    for (const ColumnMapping& column : reading_.columns) {
      const std::string_view cell = cell_of(column);
      if (cell.empty()) continue;
      column_ = column.index;
      take(column, cell);
      const auto index = static_cast<std::size_t>(column.index);
      const bool used = column.target != Target::Ignore;
      if (used && std::ranges::find(row_.formulas, index) != row_.formulas.end()) {
        remark("cell.formula");
      }
    }
    finish();
    return std::move(result_);
  }

 private:
  std::string_view cell_of(const ColumnMapping& column) const {
    const auto index = static_cast<std::size_t>(column.index);
    return index < row_.cells.size() ? base::trimmed(row_.cells[index]) : std::string_view();
  }

  void check_shape() {
    if (row_.broken_text) fault("text.broken");
    if (reading_.titled_columns == 0) return;
    for (std::size_t i = reading_.titled_columns; i < row_.cells.size(); ++i) {
      if (!base::trimmed(row_.cells[i]).empty()) return fault("row.ragged");
    }
  }

  void take(const ColumnMapping& column, std::string_view cell) {
    PersonRow& person = result_.person;
    switch (column.target) {
      case Target::Ignore: return;
      case Target::Email: return take_email(cell);
      case Target::FirstName: return take_name(cell, person.first_name);
      case Target::LastName: return take_name(cell, person.last_name);
      case Target::FullName: return take_full_name(cell);
      case Target::Phone: return take_phone(cell);
      case Target::Language: return take_language(cell);
      case Target::Tags: return take_tags(cell);
      case Target::Notes: return take_note(cell);
      case Target::Consent: return take_consent(cell, order_of(column));
      case Target::Refusal: return take_refusal(cell);
      case Target::Offer: person.offer = tidy(cell); return;
      case Target::Product: person.product = tidy(cell); return;
      case Target::AccessStart: return take_date(column, cell, person.access_start);
      case Target::AccessEnd: return take_date(column, cell, person.access_end);
      case Target::PaidAmount: return take_amount(cell);
      case Target::PaidOn: return take_date(column, cell, person.paid_on);
      case Target::Field: return take_field(column, cell);
    }
  }

  void take_email(std::string_view cell) {
    result_.person.email = base::Email::parse(cell);
    if (!result_.person.email) return fault("email.invalid");
    if (base::likely_meant(*result_.person.email)) remark("email.likely_typo");
    name_beside_ = base::name_beside_email(cell);
  }

  void take_name(std::string_view cell, std::string& name) {
    if (base::code_points(cell) > name_max) return remark("text.too_long");
    name = tidy(cell);
  }

  void take_full_name(std::string_view cell) {
    const PersonName name = split_name(cell);
    take_name(name.first, full_name_.first);
    take_name(name.last, full_name_.last);
  }

  void take_phone(std::string_view cell) {
    const auto phone = base::Phone::parse(cell, reading_.country);
    if (!phone) return remark("phone.invalid");
    result_.person.phone = phone->text();
  }

  void take_language(std::string_view cell) {
    result_.person.language = read_language(cell);
    if (!result_.person.language) remark("language.unknown");
  }

  void take_tags(std::string_view cell) {
    for (std::string& tag : tags_in(cell)) {
      auto& tags = result_.person.tags;
      if (base::code_points(tag) > tag_max || base::folded(tag).empty() ||
          tags.size() == tags_max) {
        remark("tag.invalid");
      } else if (std::ranges::find(tags, tag) == tags.end()) {
        tags.push_back(std::move(tag));
      }
    }
  }

  void take_note(std::string_view cell) {
    std::string& notes = result_.person.notes;
    if (base::code_points(notes) + base::code_points(cell) + 1 > note_max) {
      return remark("text.too_long");
    }
    if (!notes.empty()) notes += "\n";
    notes += cell;
  }

  /// The day on which somebody agreed says so as well as a yes.
  void take_consent(std::string_view cell, DateOrder order) {
    if (refused_) return;
    const auto answer = read_yes_no(cell);
    if (answer || read_date(cell, order)) {
      result_.person.consent = answer.value_or(true) ? ConsentSaid::Yes : ConsentSaid::No;
    } else {
      remark("consent.unknown");
    }
  }

  void take_refusal(std::string_view cell) {
    if (read_yes_no(cell) == false) return;
    refused_ = true;
    result_.person.consent = ConsentSaid::No;
  }

  void take_date(const ColumnMapping& column, std::string_view cell,
                 std::optional<base::Date>& date) {
    date = read_date(cell, order_of(column));
    // Dates of access and money are counted on: a row with a wrong one waits.
    if (!date || !base::Date::parse(date->text())) fault("date.invalid");
  }

  void take_amount(std::string_view cell) {
    const auto paid = read_amount(cell, reading_.language, reading_.currency);
    if (!paid) return fault("money.invalid");
    if (paid->minor_units() > 0) result_.person.paid = paid;
  }

  void take_field(const ColumnMapping& column, std::string_view cell) {
    const auto* field = find_field(reading_, column.field);
    if (field == nullptr) return remark("field.unknown");
    auto value = field_value(*field, cell, reading_, order_of(column));
    if (!value) return remark("field.invalid");
    result_.person.fields[field->key] = std::move(*value);
  }

  void finish() {
    PersonRow& person = result_.person;
    column_.reset();
    if (person.first_name.empty() && person.last_name.empty() && full_name_.first.empty()) {
      full_name_ = split_name(name_beside_);
    }
    if (person.first_name.empty()) person.first_name = full_name_.first;
    if (person.last_name.empty()) person.last_name = full_name_.last;
    const bool said = std::ranges::find(result_.faults, "email.invalid", &Remark::code) !=
                      result_.faults.end();
    if (!person.email && !said) fault("email.missing");
    if (person.access_start && person.access_end && *person.access_end < *person.access_start) {
      fault("access.ends_before_start");
    }
    if (person.paid && person.paid_on && *person.paid_on > reading_.today) {
      fault("date.in_the_future");
    }
  }

  void fault(std::string code) { result_.faults.push_back({std::move(code), column_}); }
  void remark(std::string code) { result_.remarks.push_back({std::move(code), column_}); }

  const Reading& reading_;
  const TableRow& row_;
  ReadRow result_;
  std::optional<std::int64_t> column_;
  PersonName full_name_;
  std::string name_beside_;
  bool refused_ = false;
};

std::optional<std::string> text_of(const std::optional<base::Date>& date) {
  if (!date) return std::nullopt;
  return date->text();
}

std::optional<std::string> language_text(std::string_view cell) {
  const auto language = read_language(cell);
  if (!language) return std::nullopt;
  return std::string(base::language_code(*language));
}

std::optional<std::string> amount_text(const Reading& reading, std::string_view cell) {
  const auto money = read_amount(cell, reading.language, reading.currency);
  if (!money) return std::nullopt;
  std::string digits = fmt::format("{}", money->minor_units());
  const auto decimals = static_cast<std::size_t>(money->currency().decimals());
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - decimals, ".");
  return fmt::format("{} {}", digits, money->currency().code());
}

/// `Marie · Dupont`, so that a name taken apart wrongly shows.
std::string name_text(std::string_view cell) {
  const PersonName name = split_name(cell);
  return name.last.empty() ? name.first : name.first + " · " + name.last;
}

std::optional<std::string> consent_text(std::string_view cell, DateOrder order) {
  const auto answer = read_yes_no(cell);
  if (!answer && !read_date(cell, order)) return std::nullopt;
  return answer.value_or(true) ? "yes" : "no";
}

}  // namespace

Rule Reading::rule_of(Target target, std::string_view field) const {
  for (const ColumnMapping& column : columns) {
    const bool names_it = column.target == target ||
                          (column.target == Target::FullName &&
                           (target == Target::FirstName || target == Target::LastName));
    if (!names_it || (target == Target::Field && column.field != field)) continue;
    return column.rule.value_or(Rule::FillBlanks);
  }
  return Rule::FillBlanks;
}

Reading reading_of(db::Reader& reader, std::vector<ColumnMapping> columns,
                   std::size_t titled_columns) {
  const auto school = school::school_of(reader);
  return {.columns = std::move(columns),
          .fields = people::list_fields(reader),
          .titled_columns = titled_columns,
          .language = school.language,
          .currency = school.currency,
          .country = std::string(school::country_of(school)),
          .zone = school.zone,
          .today = school.zone.local_of(reader.now()).date()};
}

ReadRow read_row(const Reading& reading, const TableRow& row) {
  return RowReading(reading, row).read();
}

std::optional<std::string> as_read(const Reading& reading, const ColumnMapping& column,
                                   const std::string& cell) {
  switch (column.target) {
    case Target::AccessStart:
    case Target::AccessEnd:
    case Target::PaidOn: return text_of(read_date(cell, order_of(column)));
    case Target::PaidAmount: return amount_text(reading, cell);
    case Target::Language: return language_text(cell);
    case Target::Phone: {
      const auto phone = base::Phone::parse(cell, reading.country);
      return phone ? std::optional(phone->text()) : std::nullopt;
    }
    case Target::Email: {
      const auto email = base::Email::parse(cell);
      return email ? std::optional(email->text()) : std::nullopt;
    }
    case Target::Field: {
      const auto* field = find_field(reading, column.field);
      if (field == nullptr) return std::nullopt;
      const auto value = field_value(*field, cell, reading, order_of(column));
      return value ? std::optional(value->text) : std::nullopt;
    }
    case Target::FullName: return name_text(cell);
    case Target::Consent: return consent_text(cell, order_of(column));
    case Target::Ignore:
    case Target::FirstName:
    case Target::LastName:
    case Target::Tags:
    case Target::Notes:
    case Target::Refusal:
    case Target::Offer:
    case Target::Product: return tidy(cell);
  }
  std::unreachable();
}

}  // namespace imports
