// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journal/journal.h"

namespace journal {

/// Something an act made or changed, as later acts may name it.
struct Subject {
  Object object;
  std::string text;

  template <class Entity>
  static Subject of(Id<Entity> id) {
    return {Object::of(id), id.text()};
  }
};

struct LaterAct {
  Id<Entry> entry;
  std::string action;
};

/// The newest act in this person's history after `entry` that still stands and is about one of the
/// subjects: whoever takes acts back begins with the last one.
std::optional<LaterAct> find_later(db::Reader& reader, Id<Entry> entry,
                                   Id<people::Contact> contact,
                                   const std::vector<Subject>& subjects);

}  // namespace journal
