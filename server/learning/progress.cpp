// SPDX-License-Identifier: Apache-2.0
#include "learning/progress.h"

namespace learning {
namespace {

using accesses::GrantState;

constexpr auto view_every = std::chrono::minutes(5);

bool is_over(GrantState state) {
  return state == GrantState::Ended || state == GrantState::Revoked ||
         state == GrantState::PreRegistered;
}

/// One mark per grant: those whose lessons are the person's course.
std::vector<bool> counting_grants(const accesses::Evaluation& evaluation) {
  std::vector<bool> standing;
  std::vector<bool> ended;
  bool any_standing = false;
  for (const accesses::Terms& terms : evaluation.terms()) {
    const GrantState state = terms.state_at(evaluation.known_at());
    standing.push_back(!is_over(state));
    ended.push_back(state == GrantState::Ended);
    any_standing = any_standing || standing.back();
  }
  return any_standing ? standing : ended;
}

bool is_covered(const accesses::Evaluation::Subject& subject, const std::vector<bool>& grants) {
  for (std::size_t i = 0; i < grants.size(); ++i) {
    if (grants[i] && subject.standings[i].covered) return true;
  }
  return false;
}

struct DoneRow {
  ContactId contact;
  LessonId lesson;
};
BOOST_DESCRIBE_STRUCT(DoneRow, (), (contact, lesson))

}  // namespace

ProgressByLesson progress_in(db::Reader& reader, ContactId contact, ProductId product) {
  ProgressByLesson progress;
  for (const auto& row : reader.all<LessonProgress>(
           "SELECT contact_id, product_id, lesson_id, first_opened_at, last_viewed_at, "
           "completed_at, video_block, video_ms FROM progress "
           "WHERE product_id = $1 AND contact_id = $2",
           product, contact)) {
    progress.emplace(row.lesson, row);
  }
  return progress;
}

std::unordered_map<ProductId, ProgressByLesson> progress_of(db::Reader& reader,
                                                            ContactId contact) {
  std::unordered_map<ProductId, ProgressByLesson> progress;
  for (const auto& row : reader.all<LessonProgress>(
           "SELECT contact_id, product_id, lesson_id, first_opened_at, last_viewed_at, "
           "completed_at, video_block, video_ms FROM progress WHERE contact_id = $1",
           contact)) {
    progress[row.product].emplace(row.lesson, row);
  }
  return progress;
}

Completed completed_in(const ProgressByLesson& progress) {
  Completed completed;
  for (const auto& [lesson, row] : progress) {
    if (row.completed_at) completed.insert(lesson);
  }
  return completed;
}

Progress counted(accesses::Evaluation& evaluation, const Completed& completed) {
  const auto grants = counting_grants(evaluation);
  const auto lessons = evaluation.course().lessons();
  Progress progress;
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    if (!accesses::can_block(lessons[i])) continue;
    if (!is_covered(evaluation.lesson(i), grants)) continue;
    ++progress.total;
    if (completed.contains(lessons[i].id)) ++progress.done;
  }
  return progress;
}

std::map<ContactId, std::int64_t> progress_of(db::Reader& reader, const courses::Compiled& course,
                                              const accesses::FactsByPair& facts,
                                              base::TimeZone zone) {
  std::vector<ContactId> contacts;
  for (const auto& [pair, of_pair] : facts) contacts.push_back(pair.first);
  std::map<ContactId, Completed> completed;
  for (const auto& row : reader.all<DoneRow>(
           "SELECT contact_id, lesson_id FROM progress WHERE product_id = $1 "
           "AND contact_id IN EACH_OF($2) AND completed_at IS NOT NULL",
           course.programme.product.id, db::Numbers(contacts))) {
    completed[row.contact].insert(row.lesson);
  }
  std::map<ContactId, std::int64_t> percents;
  for (const auto& [pair, of_pair] : facts) {
    accesses::Facts known = of_pair;
    known.zone = zone;
    accesses::Evaluation evaluation(course.course, known, reader.now());
    percents[pair.first] = counted(evaluation, completed[pair.first]).percent();
  }
  return percents;
}

bool is_view_due(const ProgressByLesson& progress, LessonId lesson, Instant now) {
  const auto before = progress.find(lesson);
  return before == progress.end() || now >= before->second.last_viewed_at + view_every;
}

void record_viewed(db::Transaction& tx, const LessonOf& of) {
  tx.run(
      "INSERT INTO progress (contact_id, lesson_id, product_id, first_opened_at, last_viewed_at, "
      "video_ms) VALUES ($1, $2, $3, $4, $4, 0) "
      "ON CONFLICT (contact_id, lesson_id) DO UPDATE SET last_viewed_at = excluded.last_viewed_at",
      of.contact, of.lesson, of.product, tx.now());
}

std::optional<VideoPosition> position_in(const ProgressByLesson& progress, LessonId lesson) {
  const auto row = progress.find(lesson);
  if (row == progress.end() || !row->second.video_block) return std::nullopt;
  return VideoPosition{*row->second.video_block, row->second.video_ms};
}

void record_position(db::Transaction& tx, const LessonOf& of, const VideoPosition& position) {
  tx.run(
      "INSERT INTO progress (contact_id, lesson_id, product_id, first_opened_at, last_viewed_at, "
      "video_block, video_ms) VALUES ($1, $2, $3, $4, $4, $5, $6) "
      "ON CONFLICT (contact_id, lesson_id) DO UPDATE SET "
      "last_viewed_at = excluded.last_viewed_at, video_block = excluded.video_block, "
      "video_ms = excluded.video_ms",
      of.contact, of.lesson, of.product, tx.now(), position.block, position.ms);
}

void record_completed(db::Transaction& tx, const LessonOf& of) {
  record_viewed(tx, of);
  tx.run(
      "UPDATE progress SET completed_at = $3, completed_by = 'student' "
      "WHERE contact_id = $1 AND lesson_id = $2 AND completed_at IS NULL",
      of.contact, of.lesson, tx.now());
}

}  // namespace learning
