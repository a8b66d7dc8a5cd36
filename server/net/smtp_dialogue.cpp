// SPDX-License-Identifier: Apache-2.0
#include "net/smtp_dialogue.h"

#include <algorithm>
#include <cctype>

#include "base/digits.h"
#include "base/text.h"

namespace net {
namespace {

constexpr std::size_t answer_max = 1000;

std::string verb_of(std::string_view line) {
  std::string verb(line.substr(0, line.find_first_of(" :\r\n")));
  std::ranges::transform(verb, verb.begin(), [](unsigned char letter) {
    return static_cast<char>(std::toupper(letter));
  });
  return verb;
}

/// `550 5.7.1 …` speaks of rules, ours or theirs, and not of whether the mailbox exists.
bool speaks_of_policy(std::string_view answer) { return answer.contains(" 5.7."); }

/// "Mailbox full", by the standard to be read as 452.
constexpr int over_quota = 552;

}  // namespace

void SmtpDialogue::sent(std::string_view line) {
  const std::string verb = verb_of(line);
  if (verb == "AUTH") stage_ = SendStage::Login;
  if (verb == "MAIL") stage_ = SendStage::Sender;
  if (verb == "RCPT") stage_ = SendStage::Recipient;
  if (verb == "DATA") stage_ = SendStage::Message;
  // A farewell and its answer are no part of the conversation, be it this one or an earlier one.
  in_farewell_ = verb == "QUIT";
  if (in_farewell_) return;
  answer_.clear();
  answer_ended_ = true;
  code_ = 0;
}

void SmtpDialogue::received(std::string_view line) {
  if (in_farewell_) return;
  line = base::trimmed(line);
  const auto code = base::digits_at(line, 0, 3);
  if (!code) return;
  const bool goes_on = line.size() > 3 && line[3] == '-';
  if (answer_ended_) answer_.clear();
  // 354 only asks for the message; the answer to the message is the next one.
  if (*code == 354) return;
  answer_ended_ = !goes_on;
  code_ = *code;
  if (answer_.size() + line.size() > answer_max) return;
  if (!answer_.empty()) answer_ += '\n';
  answer_ += line;
}

SendResult SmtpDialogue::judged(SendOutcome outcome, std::string_view failure) const {
  return {.outcome = outcome,
          .stage = stage_,
          .answer = answer_.empty() ? std::string(failure) : answer_};
}

SendResult SmtpDialogue::result(std::string_view failure) const {
  if (failure.empty()) return judged(SendOutcome::Accepted, failure);
  if (stage_ == SendStage::Message && final_answer_missing()) {
    return judged(SendOutcome::Unknown, failure);
  }
  const bool for_ever = code_ >= 500 && code_ <= 599;
  if (stage_ == SendStage::Sender && code_ == over_quota) {
    return judged(SendOutcome::Refused, failure);
  }
  if (stage_ < SendStage::Recipient || !for_ever) return judged(SendOutcome::TryLater, failure);
  if (stage_ == SendStage::Recipient && code_ == over_quota) {
    return judged(SendOutcome::TryLater, failure);
  }
  SendResult refused = judged(SendOutcome::Refused, failure);
  refused.address_refused = stage_ == SendStage::Recipient && !speaks_of_policy(answer_);
  return refused;
}

}  // namespace net
