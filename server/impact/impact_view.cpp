// SPDX-License-Identifier: Apache-2.0
#include "impact/impact_view.h"

#include <algorithm>
#include <map>

namespace impact {
namespace {

constexpr std::size_t lessons_max = 200;
constexpr std::size_t rows_at_once = 50;

struct LessonTitle {
  Id<courses::Lesson> id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(LessonTitle, (), (id, title))

struct Name {
  Id<people::Contact> id;
  std::optional<base::Email> email;
  std::string first_name;
  std::string last_name;
};
BOOST_DESCRIBE_STRUCT(Name, (), (id, email, first_name, last_name))

std::vector<ImpactLesson> lessons_of(db::Reader& reader, const Tally& tally) {
  std::vector<Id<courses::Lesson>> ids;
  for (const auto& [lesson, sums] : tally.lessons()) ids.push_back(lesson);
  std::vector<ImpactLesson> lessons;
  for (auto& [id, title] : reader.all<LessonTitle>(
           "SELECT l.id, l.title FROM lessons l JOIN modules m ON m.id = l.module_id "
           "WHERE l.id IN EACH_OF($1) ORDER BY m.product_id, m.position, l.position, l.id",
           db::Numbers(ids))) {
    if (lessons.size() == lessons_max) break;
    const LessonSums& sums = tally.lessons().at(id);
    lessons.push_back({id, std::move(title), sums.gain, sums.lose});
  }
  return lessons;
}

ImpactPerson person_from(const Name& name) {
  people::Contact contact;
  contact.email = name.email;
  contact.first_name = name.first_name;
  contact.last_name = name.last_name;
  return {name.id, people::display_name(contact), name.email};
}

std::vector<ImpactRow> rows_of(db::Reader& reader, std::span<const PersonRow> people) {
  std::vector<ContactId> ids;
  for (const PersonRow& person : people) ids.push_back(person.contact);
  std::map<ContactId, ImpactPerson> names;
  for (const Name& name : reader.all<Name>(
           "SELECT id, email, first_name, last_name FROM contacts WHERE id IN EACH_OF($1)",
           db::Numbers(ids))) {
    names[name.id] = person_from(name);
  }
  std::vector<ImpactRow> rows;
  for (const PersonRow& person : people) {
    rows.push_back({names[person.contact], person.opened, person.closed, person.kept,
                    person.until_before, person.until});
  }
  return rows;
}

}  // namespace

Impact view_of(db::Reader& reader, const Tally& tally, Instant at, const ImpactWanted& wanted,
               const base::Actor& viewer) {
  Impact view{.as_of = at,
              .people = tally.people(),
              .pinned = tally.pinned(),
              .gain = tally.gain(),
              .lose = tally.lose(),
              .moved = tally.moved(),
              .unaffected = tally.unaffected(),
              .lessons = lessons_of(reader, tally)};
  const auto rows = tally.rows();
  view.rows_total = std::ssize(rows);
  if (viewer.may(base::Permission::ViewContacts)) {
    const auto from = std::min(
        rows.size(), static_cast<std::size_t>(wanted.impact_from ? wanted.impact_from->v : 0));
    view.rows = rows_of(
        reader, std::span(rows).subspan(from, std::min(rows_at_once, rows.size() - from)));
  }
  if (tally.keeping() > 0) view.keep_open = KeepOpen{tally.keeping(), tally.kept_lessons()};
  return view;
}

}  // namespace impact
