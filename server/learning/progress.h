// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
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

struct LessonProgress {
  ContactId contact;
  ProductId product;
  LessonId lesson;
  Instant first_opened_at;
  Instant last_viewed_at;
  std::optional<Instant> completed_at;
  /// In which film the person stopped, and how far in it.
  std::optional<std::string> video_block;
  std::int64_t video_ms = 0;
};
BOOST_DESCRIBE_STRUCT(LessonProgress, (),
                      (contact, product, lesson, first_opened_at, last_viewed_at, completed_at,
                       video_block, video_ms))

using ProgressByLesson = std::unordered_map<LessonId, LessonProgress>;

ProgressByLesson progress_in(db::Reader& reader, ContactId contact, ProductId product);
/// In everything the person ever studied.
std::unordered_map<ProductId, ProgressByLesson> progress_of(db::Reader& reader, ContactId contact);

using Completed = std::set<LessonId>;
Completed completed_in(const ProgressByLesson& progress);

struct Progress {
  std::int64_t done = 0;
  std::int64_t total = 0;
  /// Rounded down: 100 says that everything is done. Nothing to do is 0.
  std::int64_t percent() const { return total == 0 ? 0 : done * 100 / total; }
};

/// Of the lessons that count: published, and covered by a grant that is not over; when all of them
/// are over, by those that ended.
Progress counted(accesses::Evaluation& evaluation, const Completed& completed);

/// Percent of each person in the facts, with one query.
std::map<ContactId, std::int64_t> progress_of(db::Reader& reader, const courses::Compiled& course,
                                              const accesses::FactsByPair& facts,
                                              base::TimeZone zone);

/// Looking is noted at most every five minutes.
bool is_view_due(const ProgressByLesson& progress, LessonId lesson, Instant now);

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
std::optional<VideoPosition> position_in(const ProgressByLesson& progress, LessonId lesson);
void record_position(db::Transaction& tx, const LessonOf& of, const VideoPosition& position);
/// The first time counts.
void record_completed(db::Transaction& tx, const LessonOf& of);

}  // namespace learning
