// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace testing {

/// A message as the mail server took it.
struct TakenMail {
  std::string sender;
  std::vector<std::string> recipients;
  /// Bytes between DATA and the final dot.
  std::string content;
  /// Of the connection; messages with one number came over one connection.
  int peer = 0;
  bool tls = false;
  bool login = false;
};

/// A real SMTP server on a loopback port, in a process of its own that ends with this object.
class MailServer {
 public:
  /// `--tls`, `--login USER:PASSWORD`.
  explicit MailServer(std::vector<std::string> arguments = {});
  ~MailServer();
  MailServer(const MailServer&) = delete;
  MailServer& operator=(const MailServer&) = delete;

  int port() const { return port_; }
  /// What it does with the next message: `accept`, `refuse`, `later`, `drop` … as in
  /// tests/smtp/server.py.
  void set_mode(std::string_view mode);
  /// In the order in which it took them.
  std::vector<TakenMail> taken() const;
  std::filesystem::path certificate() const { return folder_ / "cert.pem"; }
  void stop();

 private:
  std::filesystem::path folder_;
  int process_ = 0;
  int port_ = 0;
};

/// A port of this machine on which nobody listens.
int dead_port();

/// Standard output of the command; throws when it fails.
std::string output_of(const std::string& command);

}  // namespace testing
