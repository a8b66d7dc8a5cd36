// SPDX-License-Identifier: Apache-2.0
#include "base/waiting.h"

namespace base {

namespace {

thread_local Waiting::Watcher* watcher_here = nullptr;
/// A wait inside a wait is the same wait.
thread_local int depth_here = 0;

}  // namespace

Waiting::Waiting() {
  if (depth_here++ == 0 && watcher_here != nullptr) watcher_here->thread_waits();
}

Waiting::~Waiting() {
  if (--depth_here == 0 && watcher_here != nullptr) watcher_here->thread_goes_on();
}

void Waiting::watch_this_thread(Watcher& watcher) { watcher_here = &watcher; }

}  // namespace base
