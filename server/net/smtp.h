// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "base/email.h"

namespace net {

/// Who a message is handed over from and to; never a list, so that nobody sees another's address.
struct Envelope {
  base::Email sender;
  base::Email recipient;
};

enum class SendOutcome {
  Accepted,
  /// For ever: the server answered 5xx about this recipient or this message.
  Refused,
  /// The server answered 4xx, or could not be spoken with.
  TryLater,
  /// The whole message was handed over and the connection ended before the answer.
  Unknown,
};

/// How far the conversation came. Before Recipient it is about us and the server, not the mail.
enum class SendStage { Connection, Login, Sender, Recipient, Message };

struct SendResult {
  SendOutcome outcome = SendOutcome::TryLater;
  SendStage stage = SendStage::Connection;
  /// The server's own last words; where there are none, what went wrong with the connection.
  std::string answer;
  /// The address itself is dead: no other message to it will arrive either.
  bool address_refused = false;

  /// Nothing is wrong with the message: every other one would have failed as well.
  bool is_server_trouble() const {
    return outcome == SendOutcome::TryLater && stage < SendStage::Recipient;
  }
};

/// The seam to mail servers. Never called inside a database transaction.
class MailTransport {
 public:
  virtual ~MailTransport() = default;
  virtual SendResult send(const Envelope& envelope, std::string_view message) = 0;
};

enum class SmtpSecurity {
  /// Plain text; for a server on this machine.
  Off,
  /// STARTTLS when the server offers it.
  Opportunistic,
  /// STARTTLS, or nothing is sent.
  StartTls,
  /// TLS from the first byte.
  Tls,
};

struct SmtpSettings {
  std::string host;
  int port = 587;
  SmtpSecurity security = SmtpSecurity::StartTls;
  /// Empty: no login.
  std::string user = {};
  std::string password = {};
  /// The name we greet with; empty: that of this machine.
  std::string greeting = {};
  /// PEM file of the authorities to trust instead of the system's.
  std::string authorities = {};
  std::chrono::milliseconds connect_max = std::chrono::seconds(10);
  std::chrono::milliseconds total_max = std::chrono::seconds(60);
};

/// Keeps its connection from one message to the next. One thread at a time.
class SmtpTransport final : public MailTransport {
 public:
  explicit SmtpTransport(SmtpSettings settings);
  ~SmtpTransport() override;
  SmtpTransport(const SmtpTransport&) = delete;
  SmtpTransport& operator=(const SmtpTransport&) = delete;

  SendResult send(const Envelope& envelope, std::string_view message) override;

 private:
  class Session;
  SmtpSettings settings_;
  std::unique_ptr<Session> session_;
};

}  // namespace net
