// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "access/course.h"
#include "courses/product.h"
#include "db/reader.h"

namespace courses {

/// A programme with its compiled form; shared, because many requests look at one course.
struct Compiled {
  Programme programme;
  accesses::CompiledCourse course;
};

/// Programmes by (product, version): a request reads one row to learn the present version, and all
/// the rest only when it is new. Remembers what is committed only. Safe to use from many threads.
class CompiledCourses {
 public:
  /// Throws NotFound.
  std::shared_ptr<const Compiled> of(db::Reader& reader, Id<Product> product);
  /// At the version the caller has just read.
  std::shared_ptr<const Compiled> of(db::Reader& reader, Id<Product> product,
                                     std::int64_t version);
  /// Several at once, with one query for their versions; those that exist.
  std::vector<std::shared_ptr<const Compiled>> of(db::Reader& reader,
                                                  const std::vector<Id<Product>>& products);

 private:
  static constexpr std::size_t courses_max = 500;
  struct Kept {
    std::mutex mutex;
    std::unordered_map<Id<Product>, std::shared_ptr<const Compiled>> courses;
  };
  /// Shared with transactions that have yet to commit.
  std::shared_ptr<Kept> kept_ = std::make_shared<Kept>();
};

}  // namespace courses
