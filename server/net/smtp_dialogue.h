// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "net/smtp.h"

namespace net {

/// What was said in one conversation, from which the outcome is read.
class SmtpDialogue {
 public:
  /// A line of ours; the stage follows from its verb.
  void sent(std::string_view line);
  /// A line of the server's.
  void received(std::string_view line);
  /// The last byte of the message was taken; what follows is the final dot.
  void message_taken() { message_taken_ = true; }

  /// `failure`: what the library says of a conversation that did not end well; empty if it did.
  SendResult result(std::string_view failure) const;

 private:
  SendResult judged(SendOutcome outcome, std::string_view failure) const;
  bool final_answer_missing() const { return message_taken_ && answer_.empty(); }

  SendStage stage_ = SendStage::Connection;
  bool message_taken_ = false;
  bool in_farewell_ = false;
  int code_ = 0;
  /// All lines of the last answer; empty while we wait for one.
  std::string answer_;
  bool answer_ended_ = true;
};

}  // namespace net
