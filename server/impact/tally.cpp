// SPDX-License-Identifier: Apache-2.0
#include "impact/tally.h"

#include <algorithm>
#include <tuple>

namespace impact {

void Tally::count(ContactId contact, const PersonImpact& impact) {
  auto& [row, moved] = people_[contact];
  row.contact = contact;
  row.opened += std::ssize(impact.opened);
  row.kept += std::ssize(impact.kept);
  count_lost(impact, row);
  // Of several courses the first whose end becomes another one is told.
  if (row.until == row.until_before) {
    row.until_before = impact.until_before;
    row.until = impact.until;
  }
  moved = moved || impact.moves();
  for (const auto lesson : impact.opened) ++lessons_[lesson].gain;
}

void Tally::count_lost(const PersonImpact& impact, PersonRow& row) {
  for (const auto lesson : impact.closed) {
    const bool is_kept = std::ranges::find(impact.kept, lesson) != impact.kept.end();
    if (is_kept && keep_ == Keep::Open) continue;
    ++row.closed;
    ++lessons_[lesson].lose;
  }
}

std::int64_t Tally::gain() const {
  return std::ranges::count_if(people_, [](const auto& of) { return of.second.row.opened > 0; });
}

std::int64_t Tally::lose() const {
  return std::ranges::count_if(people_, [](const auto& of) { return of.second.row.closed > 0; });
}

std::int64_t Tally::moved() const {
  return std::ranges::count_if(people_, [](const auto& of) {
    return of.second.moved && of.second.row.opened == 0 && of.second.row.closed == 0;
  });
}

std::int64_t Tally::unaffected() const {
  return std::ranges::count_if(people_, [](const auto& of) {
    return !of.second.moved && of.second.row.opened == 0 && of.second.row.closed == 0;
  });
}

std::int64_t Tally::keeping() const {
  return std::ranges::count_if(people_, [](const auto& of) { return of.second.row.kept > 0; });
}

std::int64_t Tally::kept_lessons() const {
  std::int64_t lessons = 0;
  for (const auto& [contact, person] : people_) lessons += person.row.kept;
  return lessons;
}

std::vector<PersonRow> Tally::rows() const {
  std::vector<PersonRow> rows;
  for (const auto& [contact, person] : people_) {
    const PersonRow& row = person.row;
    const bool is_named = person.moved || row.opened > 0 || row.closed > 0 || row.kept > 0;
    if (is_named) rows.push_back(row);
  }
  std::ranges::sort(rows, [](const PersonRow& one, const PersonRow& other) {
    return std::tuple(-one.closed, -one.opened, -one.kept, one.contact) <
           std::tuple(-other.closed, -other.opened, -other.kept, other.contact);
  });
  return rows;
}

}  // namespace impact
