// SPDX-License-Identifier: Apache-2.0
#include "http/denials.h"

#include <array>
#include <string>
#include <utility>

#include "base/fault.h"
#include "base/id.h"
#include "base/log.h"

namespace http {
namespace {

// A script in a loop gets 2,900 lines a day, everybody together 43,000 of 250 bytes: ten megabytes.
constexpr Rate per_visitor{.burst = 20, .refill = std::chrono::seconds(30)};
constexpr Rate of_all{.burst = 300, .refill = std::chrono::seconds(2)};
constexpr std::size_t visitors_max = 10'000;

std::string who_of(const base::Actor& actor) {
  switch (actor.kind) {
    case base::ActorKind::Nobody: return "nobody";
    case base::ActorKind::Student: return base::id_text("con", actor.person);
    case base::ActorKind::Staff: return base::id_text("stf", actor.person);
    case base::ActorKind::Token: return base::id_text("tok", actor.person);
    case base::ActorKind::System: return "system";
  }
  std::unreachable();
}

/// What is hidden answers like what never was, so 404 counts where there is such a route.
bool is_denial(const Visit& visit, int status) {
  if (status == 404) return visit.found;
  return status == 401 || status == 403 || status == 429;
}

}  // namespace

DenialLog::DenialLog(const base::Clock& clock) : limits_(clock, visitors_max) {}

void DenialLog::note(const Visit& visit, int status) {
  if (!is_denial(visit, status) || base::control("denial_log")) return;
  const std::string who = who_of(visit.actor);
  const std::string from = address_key(visit.request.remote_address);
  if (!has_room_for(who + " " + from)) {
    ++left_out_;
    return;
  }
  base::log(base::LogLevel::Warning, "refused",
            {{"request_id", visit.request.id},
             {"who", who},
             {"from", from},
             {"method", visit.request.method},
             {"route", std::string(visit.route)},
             {"status", std::to_string(status)},
             {"code", visit.refused_as},
             {"left_out", std::to_string(left_out_.exchange(0))}});
}

bool DenialLog::has_room_for(std::string_view who) {
  return !limits_.try_take("denial", who, per_visitor) && !limits_.try_take("denial", "", of_all);
}

}  // namespace http
