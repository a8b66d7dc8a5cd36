// SPDX-License-Identifier: Apache-2.0
#include "changes/terms_effects.h"

#include <algorithm>
#include <set>

#include "access/decide.h"
#include "base/rejections.h"
#include "changes/other_accesses.h"
#include "changes/person_in_course.h"
#include "learning/progress.h"

namespace changes {
namespace {

using accesses::Answer;
using accesses::Facts;
using accesses::Grant;
using enrolments::Warning;

/// One person in one course under the terms as they are and as they would be.
struct Scene {
  db::Reader& reader;
  const PersonInCourse& person;
  const Facts& after;
  Instant at;

  const Facts& before() const { return person.facts; }
  const courses::Product& product() const { return person.course->programme.product; }
  std::vector<Answer> answers(const Facts& facts) const {
    return accesses::decide_all(person.course->course, facts, at);
  }
  /// What one grant says by itself.
  std::vector<Answer> answers_of(const Grant& grant) const {
    Facts alone = before();
    alone.grants = {grant};
    return answers(alone);
  }
  accesses::Terms terms_of(const Grant& grant) const {
    return accesses::terms_of(grant, at, before().zone);
  }
};

Grant& grant_in(Facts& facts, accesses::GrantId id) {
  const auto grant = std::ranges::find(facts.grants, id, &Grant::id);
  base::ensure(grant != facts.grants.end(), "every grant is among its person's facts");
  return *grant;
}

/// Whether the other access still gives something of what this one takes away.
bool makes_up_for(const Scene& scene, const Grant& other, const Grant& was, const Grant& is) {
  const Instant end = scene.terms_of(is).end;
  if (end < scene.terms_of(was).end && end < scene.terms_of(other).end) return true;
  const auto before = scene.answers_of(was);
  const auto after = scene.answers_of(is);
  const auto others = scene.answers_of(other);
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (before[i].is_open() && !after[i].is_open() && others[i].is_open()) return true;
  }
  return false;
}

void warn_of_others(const Scene& scene, const Grant& was, const Grant& is,
                    std::vector<Warning>& warnings) {
  for (const Grant& other : scene.after.grants) {
    if (other.id == is.id) continue;
    const auto terms = scene.terms_of(other);
    if (!accesses::is_alive(terms.state_at(scene.at))) continue;
    if (!makes_up_for(scene, other, was, is)) continue;
    warnings.push_back({"access.others", scene.product().id, title_of(scene.reader, other.id),
                        end_of(terms)});
  }
}

/// An end that was set by hand goes before the period of the terms.
void warn_of_personal_end(const Scene& scene, const Grant& was, const Grant& is,
                          std::vector<Warning>& warnings) {
  const auto policy = accesses::in_force(*is.policy, is.overrides);
  const bool is_ended_by_hand =
      is.end_override && is.end_override->set_at <= scene.at && !policy.full;
  if (!is_ended_by_hand) return;
  if (*policy.period == *accesses::in_force(*was.policy, was.overrides).period) return;
  warnings.push_back({"terms.personal_end", scene.product().id, scene.product().title,
                      is.end_override->end_at});
}

/// A checkpoint that closed before it was passed goes on holding up what follows it.
void warn_of_closed_checkpoints(const Scene& scene, std::vector<Warning>& warnings) {
  const accesses::CompiledCourse& course = scene.person.course->course;
  const auto answers = scene.answers(scene.after);
  std::set<accesses::LessonId> closed;
  for (const Answer& answer : answers) {
    if (answer.reason != accesses::Reason::Checkpoint || !answer.lesson) continue;
    const Answer& checkpoint = answers[*course.find(*answer.lesson)];
    const bool never_opens = checkpoint.reason == accesses::Reason::LessonClosed ||
                             checkpoint.reason == accesses::Reason::AfterEnd;
    if (never_opens) closed.insert(*answer.lesson);
  }
  for (const accesses::LessonId id : closed) {
    warnings.push_back({"terms.checkpoint_closed", scene.product().id,
                        scene.person.lesson(id).title, std::nullopt});
  }
}

void warn_of_hidden_progress(const Scene& scene, const enrolments::ProductEffects& effects,
                             std::vector<Warning>& warnings) {
  if (effects.closed.empty()) return;
  const auto done = learning::completed_in(scene.reader, scene.person.contact.id,
                                           scene.product().id);
  const bool hides_work = std::ranges::any_of(effects.closed, [&](const auto& lesson) {
    return learning::contains(done, lesson.lesson);
  });
  if (!hides_work) return;
  warnings.push_back({"progress.hidden", scene.product().id, scene.product().title, std::nullopt});
}

void add_product(db::Reader& reader, const Shared& shared, Id<courses::Product> product,
                 const std::vector<LineTerms>& lines, enrolments::Effects& effects) {
  const auto person = person_in_course(reader, shared, *effects.contact.existing, product);
  Facts after = person.facts;
  std::vector<accesses::GrantId> changed;
  for (const LineTerms& terms : lines) {
    if (terms.line.product != product || !terms.line.grant) continue;
    Grant& grant = grant_in(after, *terms.line.grant);
    if (grant.revoked_at) throw base::Conflict("grant.revoked");
    grant.overrides = terms.after;
    changed.push_back(grant.id);
  }
  const Scene scene{reader, person, after, effects.as_of};
  auto difference =
      enrolments::compare(*person.course, person.facts, after, effects.as_of);
  difference.act = enrolments::ProductAct::Changed;
  for (const accesses::GrantId id : changed) {
    Facts before = person.facts;
    const Grant& was = grant_in(before, id);
    const Grant& is = grant_in(after, id);
    warn_of_others(scene, was, is, effects.warnings);
    warn_of_personal_end(scene, was, is, effects.warnings);
  }
  warn_of_closed_checkpoints(scene, effects.warnings);
  warn_of_hidden_progress(scene, difference, effects.warnings);
  effects.products.push_back(std::move(difference));
}

}  // namespace

enrolments::Effects effects_of_terms(db::Reader& reader, const Shared& shared,
                                     const orders::Order& order,
                                     const std::vector<LineTerms>& lines, Instant at) {
  const auto contact = people::contact_of(reader, order.contact);
  enrolments::Effects effects;
  effects.as_of = at;
  effects.contact = {people::display_name(contact), false, contact.id};
  if (lines.empty()) return effects;
  if (order.state == orders::OrderState::Waiting) {
    effects.warnings.push_back({.code = "order.waiting"});
    return effects;
  }
  std::set<Id<courses::Product>> told;
  for (const LineTerms& terms : lines) {
    if (!terms.line.grant || !told.insert(terms.line.product).second) continue;
    add_product(reader, shared, terms.line.product, lines, effects);
  }
  return effects;
}

}  // namespace changes
