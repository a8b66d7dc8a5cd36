// SPDX-License-Identifier: Apache-2.0
#include "mail/outcome.h"

#include <algorithm>
#include <utility>

#include "mail/delivery.h"

namespace mail {

using namespace std::chrono_literals;

base::Duration pause_after(base::Duration trying_for) {
  return std::clamp<base::Duration>(trying_for, 1min, 6h);
}

static Outcome again(std::string_view why, base::Duration trying_for) {
  if (trying_for >= Delivery::retry_for) return {State::Failed, "gave_up"};
  return {State::Planned, why, pause_after(trying_for)};
}

Outcome outcome_of(const net::SendResult& result, base::Duration trying_for) {
  switch (result.outcome) {
    case net::SendOutcome::Accepted: return {State::Sent, ""};
    case net::SendOutcome::Refused: return {State::Failed, "refused"};
    case net::SendOutcome::TryLater:
      // A minute lets the others go first, should this mail be what troubles the server.
      if (result.is_server_trouble()) return {State::Planned, "server_trouble", 1min, true};
      return again("try_later", trying_for);
    case net::SendOutcome::Unknown: return again("outcome_unknown", trying_for);
  }
  std::unreachable();
}

}  // namespace mail
