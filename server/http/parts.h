// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <typeindex>
#include <unordered_map>

#include "base/ensure.h"

namespace http {

/// What handlers of later folders share (caches, stores of files), by type. The application adds
/// each once, before the first request; everything in it is safe to use from many threads.
class Parts {
 public:
  template <class T>
  void add(T& part) {
    parts_[typeid(T)] = &part;
  }
  template <class T>
  T& get() const {
    const auto found = parts_.find(typeid(T));
    base::ensure(found != parts_.end(), "the application added every part");
    return *static_cast<T*>(found->second);
  }

 private:
  std::unordered_map<std::type_index, void*> parts_;
};

}  // namespace http
