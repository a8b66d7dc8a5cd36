// SPDX-License-Identifier: Apache-2.0
#include "base/fault.h"

#ifdef STOA_FAULTS

#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/ensure.h"
#include "base/text.h"

namespace base {

namespace {

/// Long enough for an answer that should have waited to reach whoever asked.
constexpr std::chrono::milliseconds linger_time{200};

enum class Act { Throw, Kill, Linger };

struct Armed {
  std::string name;
  Act act = Act::Throw;
  int hits_left = 0;
};

Act act_of(std::string_view word) {
  if (word == "throw") return Act::Throw;
  if (word == "kill") return Act::Kill;
  ensure(word == "linger", "a fault is written name:throw, name:kill or name:linger");
  return Act::Linger;
}

/// `name:kill`, `name:throw`, `name:kill:3`; nothing for an empty text.
Armed parse(std::string_view text) {
  if (text.empty()) return {};
  const auto parts = split(text, ':');
  ensure(parts.size() >= 2, "a fault says what happens, as in name:kill");
  const int hits = parts.size() > 2 ? std::stoi(std::string(parts[2])) : 1;
  return {.name = std::string(parts[0]), .act = act_of(parts[1]), .hits_left = hits};
}

std::string from_environment(const char* name) {
  const char* text = std::getenv(name);
  return text == nullptr ? std::string() : std::string(text);
}

/// In a test build only, and therefore allowed to be one for the whole process.
struct Switches {
  std::mutex mutex;
  Armed armed = parse(from_environment("STOA_FAULT"));
  std::string controls = from_environment("STOA_CONTROL");
};

Switches& switches() {
  static Switches result;
  return result;
}

}  // namespace

void fault(std::string_view name) {
  auto& all = switches();
  std::unique_lock lock(all.mutex);
  if (all.armed.name != name || all.armed.hits_left == 0) return;
  if (--all.armed.hits_left > 0) return;
  const Act act = all.armed.act;
  lock.unlock();
  if (act == Act::Throw) throw InjectedFault("fault at " + std::string(name));
  if (act == Act::Linger) std::this_thread::sleep_for(linger_time);
  ::kill(::getpid(), SIGKILL);
}

bool control(std::string_view name) {
  auto& all = switches();
  const std::lock_guard lock(all.mutex);
  for (const std::string_view one : split(all.controls, ',')) {
    if (one == name) return true;
  }
  return false;
}

void set_fault(std::string_view text) {
  auto& all = switches();
  const std::lock_guard lock(all.mutex);
  all.armed = parse(text);
}

void set_controls(std::string_view list) {
  auto& all = switches();
  const std::lock_guard lock(all.mutex);
  all.controls = list;
}

}  // namespace base

#endif
