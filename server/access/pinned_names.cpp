// SPDX-License-Identifier: Apache-2.0
#include "access/pinned_names.h"

namespace accesses {
namespace {

template <class T>
void add_if_pinned(const std::optional<T>& attribute, const char* name,
                   std::vector<std::string>& names) {
  if (attribute) names.emplace_back(name);
}

}  // namespace

std::vector<std::string> pinned_names(const Overrides& own) {
  std::vector<std::string> names;
  add_if_pinned(own.scope, "scope", names);
  add_if_pinned(own.schedule, "schedule", names);
  add_if_pinned(own.checkpoints, "checkpoints", names);
  add_if_pinned(own.checking, "checking", names);
  add_if_pinned(own.period, "period", names);
  add_if_pinned(own.start, "start", names);
  add_if_pinned(own.service, "service", names);
  add_if_pinned(own.full, "full", names);
  return names;
}

}  // namespace accesses
