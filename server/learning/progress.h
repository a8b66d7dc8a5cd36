// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "access/evaluation.h"
#include "access/grants.h"
#include "courses/compiled_courses.h"
#include "db/transaction.h"

// Progress belongs to a person and a lesson. Grants, orders and plans come and go; what was done
// stays done.

namespace learning {

using accesses::ContactId;
using accesses::LessonId;
using accesses::ProductId;
using base::Instant;

/// The lessons that somebody completed, in the order of their ids.
using Completed = std::vector<LessonId>;
bool contains(const Completed& completed, LessonId lesson);

Completed completed_in(db::Reader& reader, ContactId contact, ProductId product);
/// In everything the person ever studied.
std::unordered_map<ProductId, Completed> completed_of(db::Reader& reader, ContactId contact);

/// How one person stands to one lesson.
struct LessonProgress {
  Instant last_viewed_at;
  /// In which film the person stopped, and how far in it.
  std::optional<std::string> video_block;
  std::int64_t video_ms = 0;
};
BOOST_DESCRIBE_STRUCT(LessonProgress, (), (last_viewed_at, video_block, video_ms))

/// Nothing: never opened.
std::optional<LessonProgress> find_progress(db::Reader& reader, ContactId contact,
                                            LessonId lesson);

struct Progress {
  std::int64_t done = 0;
  std::int64_t total = 0;
  /// Rounded down: 100 says that everything is done. Nothing to do is 0.
  std::int64_t percent() const { return total == 0 ? 0 : done * 100 / total; }
};

/// Counts the lessons of one person's course while somebody goes through them. Those count that are
/// published and covered by a grant that is not over; when all grants are over, by one that ended.
class ProgressCount {
 public:
  explicit ProgressCount(const accesses::Evaluation& evaluation);

  /// `subject` is the lesson at that position, prepared by the evaluation.
  void add(const accesses::Evaluation::Subject& subject, bool completed);
  const Progress& progress() const { return progress_; }

 private:
  const accesses::Evaluation& evaluation_;
  /// One mark per grant: those whose lessons are the person's course.
  std::vector<bool> counting_;
  Progress progress_;
};

/// Percent of each person in the facts, with one query.
std::map<ContactId, std::int64_t> progress_of(db::Reader& reader, const courses::Compiled& course,
                                              const accesses::FactsByPair& facts,
                                              base::TimeZone zone);

/// Looking is noted at most every five minutes.
bool is_view_due(const std::optional<LessonProgress>& progress, Instant now);

struct LessonOf {
  ContactId contact;
  ProductId product;
  LessonId lesson;
};
void record_viewed(db::Transaction& tx, const LessonOf& of);
/// One film of the lesson: the last one that was played.
struct VideoPosition {
  std::string block;
  std::int64_t ms = 0;
};
BOOST_DESCRIBE_STRUCT(VideoPosition, (), (block, ms))
std::optional<VideoPosition> position_in(const std::optional<LessonProgress>& progress);
void record_position(db::Transaction& tx, const LessonOf& of, const VideoPosition& position);

enum class CompletedBy { Student, Staff, Import };
BOOST_DESCRIBE_ENUM(CompletedBy, Student, Staff, Import)

/// The first time counts. What others note about a student is no look of theirs at the lesson.
void record_completed(db::Transaction& tx, const LessonOf& of, CompletedBy by);
/// Nothing: not completed.
std::optional<Instant> completed_at(db::Reader& reader, ContactId contact, LessonId lesson);
/// What staff noted counts as never noted; what the student did stays.
void take_back_completion_by_staff(db::Transaction& tx, ContactId contact, LessonId lesson);

}  // namespace learning
