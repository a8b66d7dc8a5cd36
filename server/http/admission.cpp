// SPDX-License-Identifier: Apache-2.0
#include "http/admission.h"

#include <algorithm>

namespace http {

bool Admission::admit(const std::string& address, Guest& guest) {
  const std::lock_guard lock(mutex_);
  if (present_ >= total_max_) return false;
  if (!address.empty()) {
    auto& guests = by_address_[address];
    if (guests.size() >= per_address_max_ && !make_room(guests)) return false;
    guests.push_back(&guest);
  }
  ++present_;
  return true;
}

void Admission::left(const std::string& address, Guest& guest) {
  const std::lock_guard lock(mutex_);
  if (const auto found = by_address_.find(address); found != by_address_.end()) {
    std::erase(found->second, &guest);
    if (found->second.empty()) by_address_.erase(found);
  }
  if (--present_ == 0) emptied_.notify_all();
}

std::size_t Admission::present() const {
  const std::lock_guard lock(mutex_);
  return present_;
}

bool Admission::wait_until_empty(std::chrono::milliseconds at_most) {
  std::unique_lock lock(mutex_);
  return emptied_.wait_for(lock, at_most, [this] { return present_ == 0; });
}

/// The one that came first goes first; it no longer counts, whenever it really leaves.
bool Admission::make_room(std::vector<Guest*>& guests) {
  const auto idle =
      std::ranges::find_if(guests, [](const Guest* guest) { return guest->is_idle(); });
  if (idle == guests.end()) return false;
  (*idle)->make_room();
  guests.erase(idle);
  return true;
}

}  // namespace http
