// SPDX-License-Identifier: Apache-2.0
#include "net/smtp.h"

#include <doctest/doctest.h>

#include "testing/mail_server.h"

using net::SendOutcome;
using net::SendResult;
using net::SmtpSecurity;
using net::SmtpSettings;
using net::SmtpTransport;
using testing::MailServer;

static const net::Envelope to_anna{*base::Email::parse("school@stoa.test"),
                                   *base::Email::parse("anna@stoa.test")};
static constexpr std::string_view message = "Subject: hello\r\n\r\none\r\n.two\r\n..\r\n";

static SmtpSettings plain(int port) {
  return {.host = "127.0.0.1", .port = port, .security = SmtpSecurity::Off, .greeting = "us.test"};
}

static SmtpSettings with_tls(const MailServer& server, SmtpSecurity security) {
  SmtpSettings settings = plain(server.port());
  settings.security = security;
  settings.authorities = server.certificate();
  return settings;
}

static SendResult sent_in_mode(MailServer& server, std::string_view mode) {
  server.set_mode(mode);
  SmtpTransport transport(plain(server.port()));
  return transport.send(to_anna, message);
}

TEST_CASE("a message arrives byte for byte, lines that begin with a dot included") {
  MailServer server;
  const SendResult result = sent_in_mode(server, "accept");
  CHECK(result.outcome == SendOutcome::Accepted);
  CHECK(result.answer == "250 2.0.0 kept as 1");
  REQUIRE(server.taken().size() == 1);
  CHECK(server.taken().front().content == message);
  CHECK(server.taken().front().sender == "school@stoa.test");
  CHECK(server.taken().front().recipients == std::vector<std::string>{"anna@stoa.test"});
}

TEST_CASE("one connection carries many messages, and refusals do not end the service") {
  MailServer server;
  SmtpTransport transport(plain(server.port()));
  for (int i = 0; i < 3; ++i) transport.send(to_anna, message);
  CHECK(server.taken().at(0).peer == server.taken().at(2).peer);
  server.set_mode("refuse");
  CHECK(transport.send(to_anna, message).outcome == SendOutcome::Refused);
  server.set_mode("accept");
  CHECK(transport.send(to_anna, message).outcome == SendOutcome::Accepted);
}

TEST_CASE("what the server says decides what becomes of the message") {
  MailServer server;
  const SendResult refused = sent_in_mode(server, "refuse");
  CHECK(refused.outcome == SendOutcome::Refused);
  CHECK(refused.address_refused);
  CHECK(refused.answer == "550 5.1.1 <anna@stoa.test>: no such mailbox");
  const SendResult policy = sent_in_mode(server, "policy");
  CHECK(policy.outcome == SendOutcome::Refused);
  CHECK_FALSE(policy.address_refused);
  CHECK(sent_in_mode(server, "full").outcome == SendOutcome::TryLater);
  CHECK(sent_in_mode(server, "later").outcome == SendOutcome::TryLater);
  CHECK_FALSE(sent_in_mode(server, "later").is_server_trouble());
  CHECK(sent_in_mode(server, "busy").is_server_trouble());
  CHECK(sent_in_mode(server, "reject").outcome == SendOutcome::Refused);
  CHECK_FALSE(sent_in_mode(server, "reject").address_refused);
  CHECK(server.taken().empty());
}

TEST_CASE("a connection lost after the final dot leaves the outcome unknown") {
  MailServer server;
  CHECK(sent_in_mode(server, "drop").outcome == SendOutcome::Unknown);
  CHECK(server.taken().size() == 1);
  CHECK(sent_in_mode(server, "lose").outcome == SendOutcome::Unknown);
  CHECK(server.taken().size() == 1);
}

TEST_CASE("a connection lost before the message was handed over is tried again") {
  MailServer server;
  CHECK(sent_in_mode(server, "cut").outcome == SendOutcome::TryLater);
}

TEST_CASE("a server that is down is trouble of the server") {
  SmtpTransport transport(plain(testing::dead_port()));
  const SendResult result = transport.send(to_anna, message);
  CHECK(result.is_server_trouble());
  CHECK_FALSE(result.answer.empty());
}

TEST_CASE("a server that came back is spoken to over a new connection at once") {
  MailServer server;
  SmtpTransport transport(plain(server.port()));
  CHECK(transport.send(to_anna, message).outcome == SendOutcome::Accepted);
  server.stop();
  CHECK(transport.send(to_anna, message).is_server_trouble());
}

TEST_CASE("a server that says nothing is given up after the time we give it") {
  MailServer server;
  SmtpSettings settings = plain(server.port());
  settings.security = SmtpSecurity::Tls;  // it waits for us to speak plain text, and we for TLS
  settings.connect_max = std::chrono::milliseconds(300);
  settings.total_max = std::chrono::milliseconds(600);
  SmtpTransport transport(settings);
  CHECK(transport.send(to_anna, message).is_server_trouble());
}

TEST_CASE("where encryption is required nothing is sent without it") {
  MailServer server;
  SmtpSettings settings = plain(server.port());
  settings.security = SmtpSecurity::StartTls;
  SmtpTransport transport(settings);
  CHECK(transport.send(to_anna, message).is_server_trouble());
  CHECK(server.taken().empty());
}

TEST_CASE("where encryption is welcome a server without it gets the message") {
  MailServer server;
  SmtpSettings settings = plain(server.port());
  settings.security = SmtpSecurity::Opportunistic;
  CHECK(SmtpTransport(settings).send(to_anna, message).outcome == SendOutcome::Accepted);
}

TEST_CASE("with encryption and login the message arrives, encrypted and logged in") {
  MailServer server({"--tls", "--login", "school:s3cret"});
  SmtpSettings settings = with_tls(server, SmtpSecurity::StartTls);
  settings.user = "school";
  settings.password = "s3cret";
  CHECK(SmtpTransport(settings).send(to_anna, message).outcome == SendOutcome::Accepted);
  REQUIRE(server.taken().size() == 1);
  CHECK(server.taken().front().tls);
  CHECK(server.taken().front().login);
}

TEST_CASE("a wrong password is trouble of the server, and never shown") {
  MailServer server({"--tls", "--login", "school:s3cret"});
  SmtpSettings settings = with_tls(server, SmtpSecurity::StartTls);
  settings.user = "school";
  settings.password = "wr0ng-word";
  const SendResult result = SmtpTransport(settings).send(to_anna, message);
  CHECK(result.is_server_trouble());
  CHECK(result.answer.starts_with("535"));
  CHECK_FALSE(result.answer.contains("wr0ng-word"));
}

TEST_CASE("a server whose certificate nobody we trust has signed gets nothing") {
  MailServer server({"--tls"});
  SmtpSettings settings = plain(server.port());
  settings.security = SmtpSecurity::StartTls;
  CHECK(SmtpTransport(settings).send(to_anna, message).is_server_trouble());
  CHECK(server.taken().empty());
}
