// SPDX-License-Identifier: Apache-2.0
#include "base/fault.h"

#ifdef STOA_FAULTS

#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <mutex>
#include <string>
#include <vector>

#include "base/ensure.h"
#include "base/text.h"

namespace base {

namespace {

struct Armed {
  std::string name;
  bool kills = false;
  int hits_left = 0;
};

/// `name:kill`, `name:throw`, `name:kill:3`; nothing for an empty text.
Armed parse(std::string_view text) {
  if (text.empty()) return {};
  const auto parts = split(text, ':');
  ensure(parts.size() >= 2 && (parts[1] == "kill" || parts[1] == "throw"),
         "a fault is written name:kill or name:throw");
  const int hits = parts.size() > 2 ? std::stoi(std::string(parts[2])) : 1;
  return {.name = std::string(parts[0]), .kills = parts[1] == "kill", .hits_left = hits};
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
  const std::lock_guard lock(all.mutex);
  if (all.armed.name != name || all.armed.hits_left == 0) return;
  if (--all.armed.hits_left > 0) return;
  if (all.armed.kills) ::kill(::getpid(), SIGKILL);
  throw InjectedFault("fault at " + std::string(name));
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
