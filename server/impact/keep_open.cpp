// SPDX-License-Identifier: Apache-2.0
#include "impact/keep_open.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "access/lesson_facts.h"
#include "base/fault.h"
#include "courses/change_product.h"
#include "courses/change_programme.h"
#include "impact/policy_change.h"

namespace impact {
namespace {

using accesses::Facts;
using accesses::LessonOfPerson;

/// So many rows to a write, lest others wait for the writer.
constexpr std::size_t rows_at_once = 1'000;
constexpr std::size_t people_at_once = 500;

/// What somebody keeps open.
using Kept = std::function<std::vector<accesses::LessonId>(const Holder&, const Facts&)>;

/// One course in which something is kept open.
struct Work {
  ProductId product;
  std::vector<Holder> holders;
  Kept kept;
};

/// An act that is taken back keeps nothing open any more.
bool stands(db::Reader& reader, Id<journal::Entry> entry) {
  return !reader.find<std::int64_t>("SELECT id FROM journal WHERE undoes = $1", entry);
}

/// The batch that an act opens lessons in.
struct Opening {
  Id<journal::Entry> entry;
  Id<journal::Batch> batch;
  Instant at;
};

/// False: the act was taken back meanwhile.
bool write(db::Database& db, const Opening& opening, const std::vector<LessonOfPerson>& lessons) {
  for (std::size_t from = 0; from < lessons.size(); from += rows_at_once) {
    const std::size_t count = std::min(rows_at_once, lessons.size() - from);
    const auto begin = lessons.begin() + static_cast<std::ptrdiff_t>(from);
    const std::vector<LessonOfPerson> some(begin, begin + static_cast<std::ptrdiff_t>(count));
    const bool goes_on = db.write([&](db::Transaction& tx) {
      if (!stands(tx, opening.entry)) return false;
      accesses::open_in_batch(tx, some, opening.at, opening.batch);
      return true;
    });
    if (!goes_on) return false;
  }
  return true;
}

std::vector<LessonOfPerson> kept_by(db::Reader& reader, const Shared& shared, const Work& work,
                                    std::span<const Holder> holders) {
  std::vector<LessonOfPerson> kept;
  each_holder(reader, shared, work.product, holders,
              [&](const Holder& holder, const Facts& facts) {
                for (const auto lesson : work.kept(holder, facts)) {
                  kept.push_back({holder.contact, work.product, lesson});
                }
              });
  return kept;
}

/// Works out and writes, chunk after chunk. What is opened already is found open, so that a run
/// that is taken up again goes on where the last one was.
void keep_open(db::Database& db, const Shared& shared, const Opening& opening,
               const std::vector<Work>& all, jobs::Run& run) {
  std::int64_t total = 0;
  for (const Work& work : all) total += std::ssize(work.holders);
  std::int64_t done = 0;
  for (const Work& work : all) {
    for (std::size_t from = 0; from < work.holders.size(); from += people_at_once) {
      const std::size_t count = std::min(people_at_once, work.holders.size() - from);
      const auto some = std::span(work.holders).subspan(from, count);
      const auto kept = db.read(
          [&](db::Reader& reader) { return kept_by(reader, shared, work, some); });
      if (!write(db, opening, kept)) return;
      base::fault("kept_open");
      done += static_cast<std::int64_t>(count);
      if (!run.advance(done, total)) return;
    }
  }
}

std::optional<std::string> details_of(db::Reader& reader, Id<journal::Entry> entry) {
  return reader.find<std::string>("SELECT payload FROM journal_details WHERE journal_id = $1",
                                  entry);
}

/// The changes of an act; none, when the offer is gone.
std::vector<PolicyChange> changes_of(db::Reader& reader, const OfferKeepsOpen& wanted) {
  std::vector<PolicyChange> changes;
  const auto offer = offers::find_offer(reader, wanted.offer);
  const auto details = details_of(reader, wanted.entry);
  if (!offer || !details) return changes;
  for (auto& [product, before, after] : offers::changed_lines(*details)) {
    const auto line = std::ranges::find(offer->lines, product, &offers::OfferLine::product);
    if (line == offer->lines.end()) continue;
    changes.push_back({product, line->policy,
                       std::make_shared<const accesses::Policy>(std::move(before)),
                       std::make_shared<const accesses::Policy>(std::move(after))});
  }
  return changes;
}

std::vector<Work> work_of(db::Reader& reader, const Shared& shared, const OfferKeepsOpen& wanted) {
  std::vector<Work> all;
  for (const PolicyChange& change : changes_of(reader, wanted)) {
    const auto course = shared.courses.of(reader, change.product);
    all.push_back({change.product, followers_of(reader, change.policy),
                   [change, course, at = wanted.at](const Holder& holder, const Facts& facts) {
                     const UnderBoth held = under_both(change, holder, facts);
                     return impact_of({course->course, held.before},
                                      {course->course, held.after}, at)
                         .kept;
                   }});
  }
  return all;
}

struct Act {
  std::string action;
  std::int64_t object = 0;
};
BOOST_DESCRIBE_STRUCT(Act, (), (action, object))

std::vector<Work> work_of(db::Reader& reader, const CourseKeepsOpen& wanted) {
  const auto act = reader.find<Act>("SELECT action, object_id FROM journal WHERE id = $1",
                                    wanted.entry);
  const auto details = details_of(reader, wanted.entry);
  if (!act || !details || !courses::find_product(reader, wanted.product)) return {};
  const auto both = courses::programmes_of_act(courses::programme_of(reader, wanted.product),
                                               act->action, act->object, *details);
  if (!both) return {};
  const auto before = std::make_shared<const accesses::CompiledCourse>(course_of(both->before));
  const auto after = std::make_shared<const accesses::CompiledCourse>(course_of(both->after));
  return {{wanted.product, holders_of(reader, wanted.product),
           [before, after, at = wanted.at](const Holder&, const Facts& facts) {
             return impact_of({*before, facts}, {*after, facts}, at).kept;
           }}};
}

}  // namespace

void keep_open_in_offer(db::Database& db, const Shared& shared, jobs::Run& run) {
  const auto wanted = run.payload<OfferKeepsOpen>();
  const auto all =
      db.read([&](db::Reader& reader) { return work_of(reader, shared, wanted); });
  keep_open(db, shared, {wanted.entry, wanted.batch, wanted.at}, all, run);
}

void keep_open_in_course(db::Database& db, const Shared& shared, jobs::Run& run) {
  const auto wanted = run.payload<CourseKeepsOpen>();
  const auto all = db.read([&](db::Reader& reader) { return work_of(reader, wanted); });
  keep_open(db, shared, {wanted.entry, wanted.batch, wanted.at}, all, run);
}

void take_back_kept_open(db::Transaction& tx, Id<journal::Entry> act) {
  const auto batch = tx.one<std::optional<Id<journal::Batch>>>(
      "SELECT batch_id FROM journal WHERE id = $1", act);
  if (!batch) return;
  const auto rows = static_cast<std::int64_t>(rows_at_once);
  if (accesses::erase_some_of_batch(tx, *batch, rows) < rows) return;
  jobs::enqueue(tx, KeptOpenTakenBack{*batch});
}

void go_on_taking_back(db::Database& db, jobs::Run& run) {
  const auto batch = run.payload<KeptOpenTakenBack>().batch;
  const auto rows = static_cast<std::int64_t>(rows_at_once);
  for (std::int64_t gone = rows, done = 0; gone == rows;) {
    gone = db.write([&](db::Transaction& tx) {
      return accesses::erase_some_of_batch(tx, batch, rows);
    });
    done += gone;
    if (!run.advance(done, done)) return;
  }
}

}  // namespace impact
