// SPDX-License-Identifier: Apache-2.0
#include "learning/study.h"

#include <algorithm>
#include <map>

#include "base/rejections.h"
#include "people/change_contact.h"
#include "school/school.h"

namespace learning {
namespace {

using accesses::Evaluation;

/// Zone and block are the same for everything a person studies.
void complete(accesses::Facts& facts, const people::Contact& contact, base::TimeZone zone) {
  facts.zone = zone;
  facts.blocked = contact.blocked_at.has_value();
}

bool is_passed(const accesses::Facts& facts, LessonId lesson) {
  return std::ranges::find(facts.passed_checkpoints, lesson) != facts.passed_checkpoints.end();
}

struct Around {
  std::int64_t version = 0;
  std::optional<base::Instant> blocked_at;
  std::optional<base::TimeZone> zone;
};
BOOST_DESCRIBE_STRUCT(Around, (), (version, blocked_at, zone))

std::optional<base::Instant> latest_end(const Evaluation& evaluation) {
  std::optional<base::Instant> latest;
  for (const accesses::Terms& terms : evaluation.terms()) {
    if (!accesses::is_alive(terms.state_at(evaluation.known_at()))) continue;
    latest = latest ? std::max(*latest, terms.end) : terms.end;
  }
  return latest == accesses::forever ? std::nullopt : latest;
}

void add_lessons(const Study& study, Evaluation& evaluation, Outline& outline) {
  ProgressCount count(evaluation);
  outline.lessons.reserve(study.course->course.lessons().size());
  std::size_t position = 0;
  for (const courses::Module& module : study.course->programme.modules) {
    for (const courses::Lesson& lesson : module.lessons) {
      const auto subject = evaluation.lesson(position++);
      const bool completed = contains(study.completed, lesson.id);
      count.add(subject, completed);
      auto answer = evaluation.answer(subject);
      if (answer.outcome == accesses::Outcome::Hidden) continue;
      MetLesson& met = outline.lessons.emplace_back();
      met.module = &module;
      met.lesson = &lesson;
      met.answer = std::move(answer);
      met.number = static_cast<std::int64_t>(outline.lessons.size());
      met.checkpoint = is_checkpoint(evaluation, lesson);
      met.done = completed && (!met.checkpoint || is_passed(study.facts, lesson.id));
    }
  }
  outline.progress = count.progress();
}

}  // namespace

bool is_checkpoint(const Evaluation& evaluation, const courses::Lesson& lesson) {
  if (lesson.is_checkpoint) return true;
  return std::ranges::any_of(evaluation.terms(), [&](const accesses::Terms& terms) {
    const auto* switches = std::get_if<accesses::CheckpointSwitches>(terms.policy.checkpoints);
    if (switches == nullptr) return false;
    const auto found = switches->lessons.find(lesson.id);
    return found != switches->lessons.end() && found->second;
  });
}

Shared shared_in(const http::Services& services) {
  return {services.parts.get<courses::CompiledCourses>(),
          services.parts.get<accesses::PolicyCache>()};
}

/// The most frequent question of all, so what it needs of three tables is one statement.
Study study_of(db::Reader& reader, const Shared& shared, ContactId contact, ProductId product) {
  const auto around = reader.find<Around>(
      "SELECT p.version, c.blocked_at, s.zone FROM products p JOIN contacts c ON c.id = $2 "
      "LEFT JOIN school s ON s.id = 1 WHERE p.id = $1",
      product, contact);
  if (!around) throw base::NotFound("product.not_found");
  Study study;
  study.course = shared.courses.of(reader, product, around->version);
  study.facts = accesses::facts_of(reader, shared.policies, contact, product);
  study.facts.zone = around->zone.value_or(base::TimeZone());
  study.facts.blocked = around->blocked_at.has_value();
  study.completed = completed_in(reader, contact, product);
  study.at = reader.now();
  return study;
}

std::vector<Study> studies_of(db::Reader& reader, const Shared& shared, ContactId contact) {
  const auto person = people::contact_of(reader, contact);
  const auto zone = school::school_of(reader).zone;
  auto facts = accesses::facts_of(reader, shared.policies, contact);
  auto completed = completed_of(reader, contact);
  std::vector<ProductId> products;
  for (const auto& [pair, of_pair] : facts) products.push_back(pair.second);
  std::vector<Study> studies;
  for (auto& course : shared.courses.of(reader, products)) {
    const ProductId product = course->programme.product.id;
    accesses::Facts& of_course = facts.at({contact, product});
    complete(of_course, person, zone);
    studies.push_back(
        {std::move(course), std::move(of_course), std::move(completed[product]), reader.now()});
  }
  return studies;
}

const MetLesson* Outline::find(LessonId lesson) const {
  const auto found = std::ranges::find_if(
      lessons, [&](const MetLesson& met) { return met.lesson->id == lesson; });
  return found == lessons.end() ? nullptr : &*found;
}

const MetLesson* Outline::next_to_do() const {
  const auto found = std::ranges::find_if(
      lessons, [](const MetLesson& met) { return met.answer.is_open() && !met.done; });
  return found == lessons.end() ? nullptr : &*found;
}

Outline outline_of(const Study& study) {
  Evaluation evaluation(study.course->course, study.facts, study.at);
  Outline outline;
  outline.product = evaluation.answer(evaluation.product());
  outline.until = latest_end(evaluation);
  add_lessons(study, evaluation, outline);
  return outline;
}

bool may_know(const Study& study, const Outline& outline) {
  if (outline.product.outcome == accesses::Outcome::Hidden) return false;
  if (!study.facts.grants.empty()) return true;
  return std::ranges::any_of(outline.lessons,
                             [](const MetLesson& met) { return met.answer.is_open(); });
}

courses::Blocks open_blocks(const Study& study, const courses::Lesson& lesson,
                            const describe::Json& stored) {
  const auto position = study.course->course.find(lesson.id);
  Evaluation evaluation(study.course->course, study.facts, study.at);
  std::map<accesses::SectionId, bool> open;
  for (const courses::Section& section : lesson.sections) {
    open[section.id] = evaluation.answer(evaluation.section(*position, section.id)).is_open();
  }
  courses::Blocks blocks = courses::blocks_from(stored);
  std::erase_if(blocks.v, [&](const courses::Block& block) {
    if (!block.section) return false;
    const auto found = open.find(*block.section);
    return found == open.end() || !found->second;
  });
  return blocks;
}

}  // namespace learning
