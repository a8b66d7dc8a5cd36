// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace app {

/// How mail leaves. Without a host nothing leaves: mails are made and can be looked at.
struct SmtpConfig {
  std::string host;
  int port = 587;
  std::string security = "starttls";  ///< off, opportunistic, starttls or tls.
  std::string user;
  std::string password;
  std::string sender = "school@localhost";
  std::string sender_name;  ///< Empty: the name of the school.
};

struct Config {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::filesystem::path data = "data";
  std::string database;  ///< Empty: `stoa.db` in the data folder.
  std::string public_url;  ///< Empty: made of address and port, or the school's setting.
  std::string certificate_file;
  std::string key_file;
  std::vector<std::string> trusted_proxies;
  bool json_log = false;
  SmtpConfig smtp;

  std::string database_url() const;
};

/// Defaults, then the file, then `STOA_…` of the environment. An unknown key, or a value of the
/// wrong type, is refused with its line. A missing file is fine unless it was asked for by name.
Config read_config(const std::filesystem::path& file, bool must_exist,
                   const std::map<std::string, std::string>& environment);

/// Only programs on this machine can reach it.
bool is_loopback(const std::string& address);

/// `HOST:PORT`, `:PORT` or `PORT`; throws std::invalid_argument.
void set_listen(Config& config, const std::string& listen);

/// The commented `stoa.toml` with every key and its default.
std::string example_config();

}  // namespace app
