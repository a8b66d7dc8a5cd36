// SPDX-License-Identifier: Apache-2.0
#include "app/config.h"

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include <functional>
#include <stdexcept>
#include <utility>

#include "fmt/core.h"

namespace app {
namespace {

/// One key: where it stands, what it is for, and how it is set from text.
struct Key {
  std::string name;  ///< `smtp.host`
  std::string note;
  std::string shown_default;
  std::function<void(Config&, const std::string&)> set;
};

int number_in(const std::string& text, int least, int most) {
  std::size_t read = 0;
  int number = 0;
  try {
    number = std::stoi(text, &read);
  } catch (const std::logic_error&) {
    throw std::invalid_argument("a number is expected");
  }
  if (read != text.size() || number < least || number > most) {
    throw std::invalid_argument(fmt::format("a number from {} to {} is expected", least, most));
  }
  return number;
}

bool yes_or_no(const std::string& text) {
  if (text == "true" || text == "1") return true;
  if (text == "false" || text == "0") return false;
  throw std::invalid_argument("true or false is expected");
}

void set_security(Config& config, const std::string& text) {
  if (text != "off" && text != "opportunistic" && text != "starttls" && text != "tls") {
    throw std::invalid_argument("off, opportunistic, starttls or tls is expected");
  }
  config.smtp.security = text;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t to = std::min(text.find(',', from), text.size());
    if (to > from) words.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return words;
}

const std::vector<Key>& keys() {
  static const std::vector<Key> list{
      {"listen", "Address and port.", "\"127.0.0.1:8080\"",
       [](Config& c, const std::string& v) { set_listen(c, v); }},
      {"data", "The one data folder.", "\"data\"",
       [](Config& c, const std::string& v) { c.data = v; }},
      {"database", "postgres://… for many nodes; empty: SQLite in the data folder.", "\"\"",
       [](Config& c, const std::string& v) { c.database = v; }},
      {"public_url", "What links in mails begin with; empty: the setting of the school.", "\"\"",
       [](Config& c, const std::string& v) { c.public_url = v; }},
      {"certificate_file", "PEM with its chain; empty: no TLS here.", "\"\"",
       [](Config& c, const std::string& v) { c.certificate_file = v; }},
      {"key_file", "PEM of the private key.", "\"\"",
       [](Config& c, const std::string& v) { c.key_file = v; }},
      {"trusted_proxies", "Proxies whose X-Forwarded-For is believed, separated by commas.",
       "\"\"", [](Config& c, const std::string& v) { c.trusted_proxies = words_of(v); }},
      {"json_log", "One JSON object per line of the log.", "false",
       [](Config& c, const std::string& v) { c.json_log = yes_or_no(v); }},
      {"smtp.host", "Empty: no mail leaves.", "\"\"",
       [](Config& c, const std::string& v) { c.smtp.host = v; }},
      {"smtp.port", "", "587",
       [](Config& c, const std::string& v) { c.smtp.port = number_in(v, 1, 65535); }},
      {"smtp.security", "off, opportunistic, starttls or tls.", "\"starttls\"", set_security},
      {"smtp.user", "Empty: no login.", "\"\"",
       [](Config& c, const std::string& v) { c.smtp.user = v; }},
      {"smtp.password", "", "\"\"",
       [](Config& c, const std::string& v) { c.smtp.password = v; }},
      {"smtp.sender", "The address mails come from.", "\"school@localhost\"",
       [](Config& c, const std::string& v) { c.smtp.sender = v; }},
      {"smtp.sender_name", "Empty: the name of the school.", "\"\"",
       [](Config& c, const std::string& v) { c.smtp.sender_name = v; }},
  };
  return list;
}

const Key* find_key(const std::string& name) {
  for (const Key& key : keys()) {
    if (key.name == name) return &key;
  }
  return nullptr;
}

std::string text_of(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>()) return *text;
  if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  if (const auto flag = node.value_exact<bool>()) return *flag ? "true" : "false";
  throw std::invalid_argument("a text, a number or true/false is expected");
}

void read_table(const toml::table& table, const std::string& prefix,
                const std::filesystem::path& file, Config& config) {
  for (const auto& [name, node] : table) {
    const std::string full = prefix + std::string(name.str());
    if (const auto* inner = node.as_table()) {
      read_table(*inner, full + ".", file, config);
      continue;
    }
    const auto line = name.source().begin.line;
    const Key* key = find_key(full);
    if (key == nullptr) {
      throw std::invalid_argument(
          fmt::format("{}:{}: there is no setting `{}`", file.string(), line, full));
    }
    try {
      key->set(config, text_of(node));
    } catch (const std::invalid_argument& error) {
      throw std::invalid_argument(
          fmt::format("{}:{}: {}: {}", file.string(), line, full, error.what()));
    }
  }
}

std::string environment_name(const std::string& key) {
  std::string name = "STOA_";
  for (const char c : key) {
    name += c == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return name;
}

}  // namespace

std::string Config::database_url() const {
  if (!database.empty()) return database;
  return "sqlite:" + (data / "stoa.db").string();
}

bool is_loopback(const std::string& address) {
  return address.starts_with("127.") || address == "::1" || address == "localhost";
}

void set_listen(Config& config, const std::string& listen) {
  const auto colon = listen.rfind(':');
  const std::string port = colon == std::string::npos ? listen : listen.substr(colon + 1);
  if (colon != std::string::npos && colon > 0) config.address = listen.substr(0, colon);
  config.port = static_cast<std::uint16_t>(number_in(port, 0, 65535));
}

Config read_config(const std::filesystem::path& file, bool must_exist,
                   const std::map<std::string, std::string>& environment) {
  Config config;
  if (must_exist || std::filesystem::exists(file)) {
    try {
      read_table(toml::parse_file(file.string()), "", file, config);
    } catch (const toml::parse_error& error) {
      throw std::invalid_argument(fmt::format("{}:{}: {}", file.string(),
                                              error.source().begin.line, error.description()));
    }
  }
  for (const Key& key : keys()) {
    const auto found = environment.find(environment_name(key.name));
    if (found != environment.end()) key.set(config, found->second);
  }
  return config;
}

std::string example_config() {
  std::string text = "# Every setting with its default. STOA_SMTP_HOST and the like override it.\n";
  std::string table;
  for (const Key& key : keys()) {
    const auto dot = key.name.find('.');
    const std::string its_table = dot == std::string::npos ? "" : key.name.substr(0, dot);
    if (its_table != table) text += fmt::format("\n[{}]\n", table = its_table);
    if (!key.note.empty()) text += fmt::format("# {}\n", key.note);
    text += fmt::format("{} = {}\n", dot == std::string::npos ? key.name : key.name.substr(dot + 1),
                        key.shown_default);
  }
  return text;
}

}  // namespace app
