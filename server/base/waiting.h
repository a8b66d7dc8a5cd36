// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace base {

/// While one lives, its thread only waits for somebody else: for a commit, for a database server.
/// Whoever watches the thread is told and may let another one work meanwhile.
class Waiting {
 public:
  class Watcher {
   public:
    virtual void thread_waits() = 0;
    virtual void thread_goes_on() = 0;

   protected:
    ~Watcher() = default;
  };

  Waiting();
  ~Waiting();
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;

  /// Watches the calling thread from now on; it outlives the thread.
  static void watch_this_thread(Watcher& watcher);
};

}  // namespace base
