// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string_view>

#include "base/instant.h"
#include "mail/mail_log.h"
#include "net/smtp.h"

namespace mail {

/// What a mail becomes after an attempt to send it.
struct Outcome {
  State state = State::Planned;
  std::string_view why;
  /// Of a mail that is tried again.
  base::Duration pause{};
  /// It was not the mail's fault: the time after which we give up begins anew.
  bool starts_over = false;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// As long as was tried already, but at least a minute and at most six hours.
base::Duration pause_after(base::Duration trying_for);

Outcome outcome_of(const net::SendResult& result, base::Duration trying_for);

}  // namespace mail
