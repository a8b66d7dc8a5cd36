// SPDX-License-Identifier: Apache-2.0
#include "mail/outcome.h"

#include <doctest/doctest.h>

using mail::Outcome;
using mail::State;
using net::SendOutcome;
using net::SendStage;
using namespace std::chrono_literals;

static Outcome after(SendOutcome outcome, SendStage stage, base::Duration trying_for) {
  return mail::outcome_of({.outcome = outcome, .stage = stage, .answer = {}}, trying_for);
}

TEST_CASE("pauses grow with the time that was tried already, from a minute to six hours") {
  CHECK(mail::pause_after(0s) == 1min);
  CHECK(mail::pause_after(10min) == 10min);
  CHECK(mail::pause_after(48h) == 6h);
}

TEST_CASE("a mail told to come later is given up after three days, and not before") {
  const auto later = [](base::Duration trying_for) {
    return after(SendOutcome::TryLater, SendStage::Recipient, trying_for);
  };
  CHECK(later(72h - 1ms) == Outcome{State::Planned, "try_later", 6h});
  CHECK(later(72h) == Outcome{State::Failed, "gave_up"});
}

TEST_CASE("while the server itself is in trouble nothing is given up") {
  for (const SendStage stage : {SendStage::Connection, SendStage::Login, SendStage::Sender}) {
    CHECK(after(SendOutcome::TryLater, stage, 1000h) ==
          Outcome{State::Planned, "server_trouble", 1min, true});
  }
}

TEST_CASE("a mail of unknown outcome is sent again") {
  CHECK(after(SendOutcome::Unknown, SendStage::Message, 0s) ==
        Outcome{State::Planned, "outcome_unknown", 1min});
}

TEST_CASE("what was accepted or refused for ever is over") {
  CHECK(after(SendOutcome::Accepted, SendStage::Message, 0s) == Outcome{State::Sent, ""});
  CHECK(after(SendOutcome::Refused, SendStage::Message, 0s) == Outcome{State::Failed, "refused"});
}
