// SPDX-License-Identifier: Apache-2.0
#include "net/smtp_dialogue.h"

#include <doctest/doctest.h>

using net::SendOutcome;
using net::SendResult;
using net::SendStage;
using net::SmtpDialogue;

/// The conversation up to RCPT, in which all goes well.
static SmtpDialogue up_to_recipient() {
  SmtpDialogue dialogue;
  dialogue.received("220 mail.test ready\r\n");
  dialogue.sent("EHLO us\r\n");
  dialogue.received("250-mail.test\r\n");
  dialogue.received("250 SIZE 1000\r\n");
  dialogue.sent("MAIL FROM:<school@stoa.test>\r\n");
  dialogue.received("250 OK\r\n");
  dialogue.sent("RCPT TO:<anna@stoa.test>\r\n");
  return dialogue;
}

static SmtpDialogue up_to_message() {
  SmtpDialogue dialogue = up_to_recipient();
  dialogue.received("250 OK\r\n");
  dialogue.sent("DATA\r\n");
  dialogue.received("354 go ahead\r\n");
  return dialogue;
}

static SendResult recipient_answered(std::string_view answer) {
  SmtpDialogue dialogue = up_to_recipient();
  dialogue.received(answer);
  return dialogue.result("RCPT failed");
}

TEST_CASE("the server's own words are kept, all lines of them") {
  SmtpDialogue dialogue = up_to_message();
  dialogue.message_taken();
  dialogue.received("250-2.0.0 OK\r\n");
  dialogue.received("250 queued as 4F5\r\n");
  const SendResult result = dialogue.result("");
  CHECK(result.outcome == SendOutcome::Accepted);
  CHECK(result.answer == "250-2.0.0 OK\n250 queued as 4F5");
}

TEST_CASE("a recipient nobody knows is refused for ever, and the address is dead") {
  const SendResult result = recipient_answered("550 5.1.1 no such mailbox\r\n");
  CHECK(result.outcome == SendOutcome::Refused);
  CHECK(result.address_refused);
  CHECK(result.answer == "550 5.1.1 no such mailbox");
}

TEST_CASE("a rule against our mail says nothing about whether the address lives") {
  const SendResult result = recipient_answered("554 5.7.1 relay access denied\r\n");
  CHECK(result.outcome == SendOutcome::Refused);
  CHECK_FALSE(result.address_refused);
}

TEST_CASE("a full mailbox is tried again") {
  CHECK(recipient_answered("552 5.2.2 full\r\n").outcome == SendOutcome::TryLater);
  CHECK_FALSE(recipient_answered("552 5.2.2 full\r\n").is_server_trouble());
}

TEST_CASE("a recipient told to come later is tried again, and the server is not in trouble") {
  const SendResult result = recipient_answered("451 4.7.1 greylisted\r\n");
  CHECK(result.outcome == SendOutcome::TryLater);
  CHECK_FALSE(result.is_server_trouble());
}

TEST_CASE("a refused message is refused for ever, but the address lives") {
  SmtpDialogue dialogue = up_to_message();
  dialogue.message_taken();
  dialogue.received("554 5.6.0 spam\r\n");
  const SendResult result = dialogue.result("failed");
  CHECK(result.outcome == SendOutcome::Refused);
  CHECK_FALSE(result.address_refused);
}

TEST_CASE("a refused login is trouble of the server, not the end of the mail") {
  SmtpDialogue dialogue;
  dialogue.received("220 ready\r\n");
  dialogue.sent("AUTH PLAIN\r\n");
  dialogue.received("535 5.7.8 wrong password\r\n");
  const SendResult result = dialogue.result("Login denied");
  CHECK(result.outcome == SendOutcome::TryLater);
  CHECK(result.is_server_trouble());
  CHECK(result.answer == "535 5.7.8 wrong password");
}

TEST_CASE("a connection that ends before the message is complete leaves no doubt") {
  const SendResult result = up_to_message().result("connection reset");
  CHECK(result.outcome == SendOutcome::TryLater);
  CHECK(result.answer == "connection reset");
}

TEST_CASE("a connection that ends after the final dot leaves the outcome unknown") {
  SmtpDialogue dialogue = up_to_message();
  dialogue.message_taken();
  CHECK(dialogue.result("connection reset").outcome == SendOutcome::Unknown);
}

TEST_CASE("an endless answer is cut") {
  SmtpDialogue dialogue = up_to_recipient();
  for (int i = 0; i < 10'000; ++i) dialogue.received("550-and so on and so on\r\n");
  dialogue.received("550 the end\r\n");
  const SendResult result = dialogue.result("RCPT failed");
  CHECK(result.outcome == SendOutcome::Refused);
  CHECK(result.answer.size() <= 1000);
}
