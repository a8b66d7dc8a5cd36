// SPDX-License-Identifier: Apache-2.0
#include "changes/access_view.h"

#include <algorithm>

#include "access/pinned_names.h"
#include "access/timeline.h"
#include "learning/study.h"

namespace changes {
namespace {

using accesses::Evaluation;
using accesses::Facts;
using accesses::Grant;

struct NamesOfGrant {
  accesses::GrantId grant;
  Id<orders::Order> order;
  std::int64_t number = 0;
  std::optional<Id<offers::Offer>> offer;
  std::optional<std::string> offer_title;
};
BOOST_DESCRIBE_STRUCT(NamesOfGrant, (), (grant, order, number, offer, offer_title))

std::vector<NamesOfGrant> names_of_grants(db::Reader& reader, Id<people::Contact> contact,
                                          Id<courses::Product> product) {
  return reader.all<NamesOfGrant>(
      "SELECT g.id, o.id, o.number, o.offer_id, f.title FROM grants g "
      "JOIN order_lines l ON l.id = g.order_line_id JOIN orders o ON o.id = l.order_id "
      "LEFT JOIN offers f ON f.id = o.offer_id "
      "WHERE g.contact_id = $1 AND g.product_id = $2 AND g.withdrawn_at IS NULL "
      "ORDER BY g.id DESC",
      contact, product);
}

Grant& grant_in(Facts& facts, accesses::GrantId id) {
  const auto grant = std::ranges::find(facts.grants, id, &Grant::id);
  base::ensure(grant != facts.grants.end(), "every grant is among its person's facts");
  return *grant;
}

AccessGrant view_of(const NamesOfGrant& names, const Grant& grant, Instant at,
                    base::TimeZone zone) {
  const auto terms = accesses::terms_of(grant, at, zone);
  AccessGrant view{.id = names.grant, .order = {names.order, names.number}};
  if (names.offer) view.offer = {*names.offer, names.offer_title.value_or("")};
  view.kind = view.offer ? enrolments::GrantTerms::Offer : enrolments::GrantTerms::Individual;
  if (terms.policy.full) view.kind = enrolments::GrantTerms::Full;
  view.state = terms.state_at(at);
  view.start_at = terms.start;
  if (terms.end != accesses::forever) view.end_at = terms.end;
  if (view.state == accesses::GrantState::Frozen) view.frozen_until = terms.frozen_until;
  view.pinned = accesses::pinned_names(grant.overrides);
  return view;
}

/// What the lessons of one course are told from.
struct Telling {
  const PersonInCourse& person;
  Evaluation evaluation;
  /// In course order, once every checkpoint is passed.
  std::vector<accesses::Answer> if_passed;
  learning::Completed completed;

  Telling(const PersonInCourse& of, Instant at, learning::Completed done)
      : person(of),
        evaluation(of.course->course, of.facts, at),
        if_passed(accesses::decide_all(
            of.course->course, accesses::with_checkpoints_passed(of.course->course, of.facts), at)),
        completed(std::move(done)) {}
};

LessonAccess told(Telling& telling, const courses::Lesson& lesson, std::size_t position) {
  const Facts& facts = telling.person.facts;
  LessonAccess view{.lesson = lesson.id, .title = lesson.title};
  view.trace = accesses::explain(telling.person.course->course, facts, lesson.id,
                                 telling.evaluation.known_at());
  view.answer = view.trace.outcome;
  view.override = telling.evaluation.lesson(position).override;
  view.passed = std::ranges::find(facts.passed_checkpoints, lesson.id) !=
                facts.passed_checkpoints.end();
  view.completed = learning::contains(telling.completed, lesson.id);
  view.is_checkpoint = learning::is_checkpoint(telling.evaluation, lesson);
  if (view.answer.reason == accesses::Reason::Checkpoint) {
    view.if_passed = telling.if_passed[position];
  }
  return view;
}

void add_lessons(Telling& telling, AccessView& view) {
  for (const courses::Module& module : telling.person.course->programme.modules) {
    for (const courses::Lesson& lesson : module.lessons) {
      view.lessons.push_back(told(telling, lesson, view.lessons.size()));
      view.lessons.back().module = module.title;
    }
  }
}

std::optional<Instant> change_after(const accesses::CompiledCourse& course, const Facts& facts,
                                    Instant at) {
  const auto changes = accesses::timeline(course, facts, at, accesses::forever, 1);
  if (changes.empty()) return std::nullopt;
  return changes.front().at;
}

}  // namespace

AccessView access_view(db::Reader& reader, PersonInCourse person, Instant at,
                       const base::Actor& viewer) {
  const auto contact = person.contact.id;
  const auto product = person.course->programme.product.id;
  const accesses::CompiledCourse& course = person.course->course;
  AccessView view;
  view.product = courses::name_of(person.course->programme.product);
  view.at = at;
  for (const NamesOfGrant& names : names_of_grants(reader, contact, product)) {
    Grant& grant = grant_in(person.facts, names.grant);
    grant.order = names.order;
    grant.offer = names.offer;
    view.grants.push_back(view_of(names, grant, at, person.facts.zone));
  }
  view.answer = accesses::decide(course, person.facts, accesses::ProductTarget{}, at);
  Telling telling(person, at, learning::completed_in(reader, contact, product));
  add_lessons(telling, view);
  view.previous_change = accesses::previous_change(course, person.facts, at);
  view.next_change = change_after(course, person.facts, at);
  if (viewer.may(base::Permission::GiveAccess)) view.can = {"open_lesson", "pass_lesson"};
  return view;
}

}  // namespace changes
