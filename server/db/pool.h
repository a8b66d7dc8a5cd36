// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "db/error.h"

namespace db {

/// Connections made when needed, up to a number; the one used last is given out first, because its
/// caches are warm.
template <class T>
class Pool {
 public:
  Pool(int size, std::chrono::milliseconds wait_max, std::function<std::unique_ptr<T>()> make)
      : free_places_(size), wait_max_(wait_max), make_(std::move(make)) {}

  std::unique_ptr<T> take() {
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, wait_max_, [&] { return !idle_.empty() || free_places_ > 0; })) {
      throw Unavailable("no database connection became free in time");
    }
    if (!idle_.empty()) {
      auto result = std::move(idle_.back());
      idle_.pop_back();
      return result;
    }
    --free_places_;
    lock.unlock();
    return make_in_place();
  }

  /// Nothing gives the place back without a connection, when that one is broken.
  void put_back(std::unique_ptr<T> connection) {
    const std::lock_guard lock(mutex_);
    if (connection) {
      idle_.push_back(std::move(connection));
    } else {
      ++free_places_;
    }
    returned_.notify_one();
  }

 private:
  std::unique_ptr<T> make_in_place() {
    // The place must not be lost when there is no connection to be had.
    try {
      return make_();
    } catch (...) {
      put_back(nullptr);
      throw;
    }
  }

  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<T>> idle_;
  int free_places_;
  std::chrono::milliseconds wait_max_;
  std::function<std::unique_ptr<T>()> make_;
};

/// Holds a connection of a pool and gives it back; `drop` gives back the place only.
template <class T>
class Lease {
 public:
  explicit Lease(Pool<T>& pool) : pool_(pool), connection_(pool.take()) {}
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  ~Lease() { pool_.put_back(std::move(connection_)); }
  void drop() { connection_.reset(); }
  T& operator*() { return *connection_; }
  T* operator->() { return connection_.get(); }

 private:
  Pool<T>& pool_;
  std::unique_ptr<T> connection_;
};

}  // namespace db
