// SPDX-License-Identifier: Apache-2.0
#include "learning/progress.h"

#include <algorithm>

namespace learning {
namespace {

using accesses::GrantState;

constexpr auto view_every = std::chrono::minutes(5);

/// A row of progress where there is none yet.
void note_unseen(db::Transaction& tx, const LessonOf& of) {
  tx.run(
      "INSERT INTO progress (contact_id, lesson_id, product_id, first_opened_at, last_viewed_at, "
      "video_ms) VALUES ($1, $2, $3, $4, $4, 0) ON CONFLICT (contact_id, lesson_id) DO NOTHING",
      of.contact, of.lesson, of.product, tx.now());
}

bool is_over(GrantState state) {
  return state == GrantState::Ended || state == GrantState::Revoked ||
         state == GrantState::PreRegistered;
}

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

Progress counted(const accesses::CompiledCourse& course, const accesses::Facts& facts,
                 const Completed& completed, Instant now) {
  accesses::Evaluation evaluation(course, facts, now);
  ProgressCount count(evaluation);
  const auto lessons = course.lessons();
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    count.add(evaluation.lesson(i), contains(completed, lessons[i].id));
  }
  return count.progress();
}

}  // namespace

bool contains(const Completed& completed, LessonId lesson) {
  return std::ranges::binary_search(completed, lesson);
}

Completed completed_in(db::Reader& reader, ContactId contact, ProductId product) {
  return reader.all<LessonId>(
      "SELECT lesson_id FROM progress WHERE product_id = $1 AND contact_id = $2 "
      "AND completed_at IS NOT NULL ORDER BY lesson_id",
      product, contact);
}

std::unordered_map<ProductId, Completed> completed_of(db::Reader& reader, ContactId contact) {
  std::unordered_map<ProductId, Completed> completed;
  reader.each(
      "SELECT product_id, lesson_id FROM progress WHERE contact_id = $1 "
      "AND completed_at IS NOT NULL ORDER BY lesson_id",
      [&](const db::Row& row) {
        completed[ProductId::from_number(row.number(0))].push_back(
            LessonId::from_number(row.number(1)));
      },
      contact);
  return completed;
}

std::optional<LessonProgress> find_progress(db::Reader& reader, ContactId contact,
                                            LessonId lesson) {
  return reader.find<LessonProgress>(
      "SELECT last_viewed_at, video_block, video_ms FROM progress "
      "WHERE contact_id = $1 AND lesson_id = $2",
      contact, lesson);
}

ProgressCount::ProgressCount(const accesses::Evaluation& evaluation)
    : evaluation_(evaluation), counting_(counting_grants(evaluation)) {}

void ProgressCount::add(const accesses::Evaluation::Subject& subject, bool completed) {
  if (!accesses::can_block(evaluation_.course().lessons()[*subject.lesson])) return;
  if (!is_covered(subject, counting_)) return;
  ++progress_.total;
  if (completed) ++progress_.done;
}

std::map<ContactId, std::int64_t> progress_of(db::Reader& reader, const courses::Compiled& course,
                                              const accesses::FactsByPair& facts,
                                              base::TimeZone zone) {
  std::vector<ContactId> contacts;
  for (const auto& [pair, of_pair] : facts) contacts.push_back(pair.first);
  std::map<ContactId, Completed> completed;
  for (const auto& row : reader.all<DoneRow>(
           "SELECT contact_id, lesson_id FROM progress WHERE product_id = $1 "
           "AND contact_id IN EACH_OF($2) AND completed_at IS NOT NULL ORDER BY lesson_id",
           course.programme.product.id, db::Numbers(contacts))) {
    completed[row.contact].push_back(row.lesson);
  }
  std::map<ContactId, std::int64_t> percents;
  for (const auto& [pair, of_pair] : facts) {
    accesses::Facts known = of_pair;
    known.zone = zone;
    percents[pair.first] =
        counted(course.course, known, completed[pair.first], reader.now()).percent();
  }
  return percents;
}

bool is_view_due(const std::optional<LessonProgress>& progress, Instant now) {
  return !progress || now >= progress->last_viewed_at + view_every;
}

void record_viewed(db::Transaction& tx, const LessonOf& of) {
  tx.run(
      "INSERT INTO progress (contact_id, lesson_id, product_id, first_opened_at, last_viewed_at, "
      "video_ms) VALUES ($1, $2, $3, $4, $4, 0) "
      "ON CONFLICT (contact_id, lesson_id) DO UPDATE SET last_viewed_at = excluded.last_viewed_at",
      of.contact, of.lesson, of.product, tx.now());
}

std::optional<VideoPosition> position_in(const std::optional<LessonProgress>& progress) {
  if (!progress || !progress->video_block) return std::nullopt;
  return VideoPosition{*progress->video_block, progress->video_ms};
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

void record_completed(db::Transaction& tx, const LessonOf& of, CompletedBy by) {
  if (by == CompletedBy::Student) {
    record_viewed(tx, of);
  } else {
    note_unseen(tx, of);
  }
  tx.run(
      "UPDATE progress SET completed_at = $3, completed_by = $4 "
      "WHERE contact_id = $1 AND lesson_id = $2 AND completed_at IS NULL",
      of.contact, of.lesson, tx.now(), by);
}

std::optional<Instant> completed_at(db::Reader& reader, ContactId contact, LessonId lesson) {
  return reader.find<Instant>(
      "SELECT completed_at FROM progress "
      "WHERE contact_id = $1 AND lesson_id = $2 AND completed_at IS NOT NULL",
      contact, lesson);
}

void take_back_completion_by_staff(db::Transaction& tx, ContactId contact, LessonId lesson) {
  // The row came with the completion, and nobody has looked at the lesson since.
  tx.run(
      "DELETE FROM progress WHERE contact_id = $1 AND lesson_id = $2 AND completed_by = 'staff' "
      "AND first_opened_at = completed_at AND last_viewed_at = completed_at",
      contact, lesson);
  tx.run(
      "UPDATE progress SET completed_at = NULL, completed_by = NULL "
      "WHERE contact_id = $1 AND lesson_id = $2 AND completed_by = 'staff'",
      contact, lesson);
}

}  // namespace learning
