// SPDX-License-Identifier: Apache-2.0
#include "changes/coming_changes.h"

#include <limits>
#include <map>

#include "access/timeline.h"

namespace changes {
namespace {

using accesses::Answer;
using accesses::Facts;
using accesses::Reason;
using accesses::Turn;

class Coming {
 public:
  Coming(const PersonInCourse& person, Instant from, Instant until)
      : person_(person), from_(from), until_(until) {}

  std::vector<AccessChange> all() {
    add_certain();
    add_conditional();
    std::vector<AccessChange> list;
    for (auto& [at, change] : changes_) {
      change.at = at;
      change.product = answer(accesses::ProductTarget{}, at);
      list.push_back(std::move(change));
    }
    return list;
  }

 private:
  static constexpr auto all_of_them = std::numeric_limits<std::size_t>::max();

  std::vector<accesses::TimelineChange> timeline(const Facts& facts) const {
    return accesses::timeline(person_.course->course, facts, from_, until_, all_of_them);
  }

  Answer answer(const accesses::Target& target, Instant at) const {
    return accesses::decide(person_.course->course, person_.facts, target, at);
  }

  void add_certain() {
    bool was_open = answer(accesses::ProductTarget{}, from_).is_open();
    for (const auto& change : timeline(person_.facts)) {
      for (const Turn& turn : change.lessons) add(change.at, turn, std::nullopt);
      if (change.product.is_open() != was_open) changes_[change.at];
      was_open = change.product.is_open();
    }
  }

  /// What would turn then if the checkpoints were passed, and now does not because one is not.
  void add_conditional() {
    const Facts passed =
        accesses::with_checkpoints_passed(person_.course->course, person_.facts);
    for (const auto& change : timeline(passed)) {
      const Instant just_before = change.at - std::chrono::milliseconds(1);
      for (const Turn& turn : change.lessons) {
        const Instant at = turn.after.is_open() ? change.at : just_before;
        const Answer actual = answer(turn.lesson, at);
        if (actual.reason == Reason::Checkpoint) add(change.at, turn, actual.lesson);
      }
    }
  }

  void add(Instant at, const Turn& turn, std::optional<Id<courses::Lesson>> checkpoint) {
    if (turn.before.is_open() == turn.after.is_open()) return;
    AccessChange& change = changes_[at];
    auto& list = turn.after.is_open() ? change.opened : change.closed;
    list.push_back({turn.lesson, person_.lesson(turn.lesson).title, checkpoint});
  }

  const PersonInCourse& person_;
  Instant from_;
  Instant until_;
  std::map<Instant, AccessChange> changes_;
};

}  // namespace

std::vector<AccessChange> coming_changes(const PersonInCourse& person, Instant from,
                                         Instant until) {
  return Coming(person, from, until).all();
}

}  // namespace changes
