// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "courses/block.h"
#include "learning/study.h"

// What a student reads of their courses. Instants go out in UTC; whose clock decides is the
// school's.

namespace learning {

using accesses::Outcome;
using accesses::Reason;
using base::Id;

/// How a person stands to a course as a whole. `Opens`: bought, but nothing in it is open yet.
enum class MyState { Open, Opens, Frozen, PaymentDue, Closed, PreRegistered, Blocked, Ended };
BOOST_DESCRIBE_ENUM(MyState, Open, Opens, Frozen, PaymentDue, Closed, PreRegistered, Blocked, Ended)

struct MyProduct {
  ProductId id;
  std::string title;
  MyState state = MyState::Open;
  std::optional<Reason> reason;
  std::optional<Instant> opens_at;
  /// The end of access, or when it ended.
  std::optional<Instant> until;
  std::int64_t lessons_done = 0;
  std::int64_t lessons_total = 0;
  std::int64_t progress = 0;
  std::optional<LessonId> continue_;
};
BOOST_DESCRIBE_STRUCT(MyProduct, (),
                      (id, title, state, reason, opens_at, until, lessons_done, lessons_total,
                       progress, continue_))

struct LessonTitle {
  LessonId id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(LessonTitle, (), (id, title))

struct MyLessonRow {
  LessonId id;
  std::string title;
  std::int64_t number = 0;
  Outcome outcome = Outcome::Locked;
  std::optional<Reason> reason;
  std::optional<Instant> until;
  std::optional<Instant> at;
  /// The lesson to be finished first.
  std::optional<LessonTitle> checkpoint;
  bool done = false;
  bool is_checkpoint = false;
};
BOOST_DESCRIBE_STRUCT(MyLessonRow, (),
                      (id, title, number, outcome, reason, until, at, checkpoint, done,
                       is_checkpoint))

struct MyModule {
  accesses::ModuleId id;
  std::string title;
  std::vector<MyLessonRow> lessons;
};
BOOST_DESCRIBE_STRUCT(MyModule, (), (id, title, lessons))

/// Why the course as a whole is not open, above its lessons.
struct MyBanner {
  std::optional<Reason> reason;
  std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(MyBanner, (), (reason, at))

struct MyProgramme {
  ProductId id;
  std::string title;
  std::string description;
  MyState state = MyState::Open;
  std::optional<MyBanner> banner;
  std::int64_t lessons_done = 0;
  std::int64_t lessons_total = 0;
  std::int64_t progress = 0;
  std::optional<Instant> until;
  std::optional<LessonId> continue_;
  std::vector<MyModule> modules;
};
BOOST_DESCRIBE_STRUCT(MyProgramme, (),
                      (id, title, description, state, banner, lessons_done, lessons_total,
                       progress, until, continue_, modules))

struct ProductTitle {
  ProductId id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(ProductTitle, (), (id, title))

struct NeighbourLesson {
  LessonId id;
  std::string title;
  Outcome outcome = Outcome::Locked;
};
BOOST_DESCRIBE_STRUCT(NeighbourLesson, (), (id, title, outcome))

/// A text has `html`. A picture, a film and a file of the school have a signed `url` with its end.
struct MyBlock {
  std::string id;
  courses::BlockType type = courses::BlockType::Text;
  std::optional<std::string> html;
  std::optional<std::string> url;
  std::optional<Instant> expires_at;
  std::optional<std::string> name;
  std::optional<std::string> title;
  std::optional<std::string> alt;
  std::optional<std::string> caption;
  std::optional<std::int64_t> size;
  std::optional<std::string> mime;
};
BOOST_DESCRIBE_STRUCT(MyBlock, (),
                      (id, type, html, url, expires_at, name, title, alt, caption, size, mime))

/// Locked: title and reason, never a block.
struct MyLesson : MyLessonRow {
  ProductTitle product;
  std::vector<MyBlock> blocks;
  /// Where to go on watching.
  std::optional<VideoPosition> video;
  std::optional<NeighbourLesson> previous;
  std::optional<NeighbourLesson> next;
};
BOOST_DESCRIBE_STRUCT(MyLesson, (MyLessonRow), (product, blocks, video, previous, next))

/// Nothing: the course is not mentioned, being a draft or held no more at all.
std::optional<MyProduct> product_view(const Study& study);
MyProgramme programme_view(const Study& study, const Outline& outline);
/// Without blocks.
MyLesson lesson_view(const Study& study, const Outline& outline, const MetLesson& met,
                     const std::optional<LessonProgress>& progress);

}  // namespace learning
