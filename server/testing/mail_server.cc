// SPDX-License-Identifier: Apache-2.0
#include "testing/mail_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/core.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include "describe/describe.h"

namespace testing {

namespace fs = std::filesystem;

namespace {

struct Facts {
  std::string from;
  std::vector<std::string> to;
  std::int64_t peer = 0;
  bool tls = false;
  bool login = false;
};
BOOST_DESCRIBE_STRUCT(Facts, (), (from, to, peer, tls, login))

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

fs::path new_folder() {
  std::string name = (fs::temp_directory_path() / "stoa-smtp-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a mail server");
  return name;
}

int start(const fs::path& folder, const std::vector<std::string>& arguments) {
  std::vector<std::string> command{"/usr/bin/python3", STOA_SOURCE "/tests/smtp/server.py",
                                   folder.string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : command) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const int process = ::fork();
  if (process < 0) throw std::runtime_error("no process for a mail server");
  if (process > 0) return process;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int log = ::open((folder / "log").c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
  ::dup2(log, STDOUT_FILENO);
  ::dup2(log, STDERR_FILENO);
  ::execv(pointers.front(), pointers.data());
  ::_exit(127);
}

int wait_for_port(const fs::path& folder) {
  for (int i = 0; i < 1000; ++i) {
    if (fs::exists(folder / "port")) return std::stoi(content_of(folder / "port"));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  throw std::runtime_error("the mail server does not start: " + content_of(folder / "log"));
}

}  // namespace

MailServer::MailServer(std::vector<std::string> arguments)
    : folder_(new_folder()), process_(start(folder_, arguments)), port_(wait_for_port(folder_)) {}

MailServer::~MailServer() {
  stop();
  std::error_code none;
  fs::remove_all(folder_, none);
}

void MailServer::stop() {
  if (process_ == 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  process_ = 0;
}

void MailServer::set_mode(std::string_view mode) {
  std::ofstream(folder_ / "mode.part") << mode;
  fs::rename(folder_ / "mode.part", folder_ / "mode");
}

std::vector<TakenMail> MailServer::taken() const {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder_)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<TakenMail> result;
  for (fs::path path : paths) {
    const auto facts = describe::from_json<Facts>(content_of(path));
    result.push_back({.sender = facts.from,
                      .recipients = facts.to,
                      .content = content_of(path.replace_extension(".eml")),
                      .peer = static_cast<int>(facts.peer),
                      .tls = facts.tls,
                      .login = facts.login});
  }
  return result;
}

int dead_port() {
  for (int port = 19'000; port < 20'000; ++port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool free =
        ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    if (free) return port;
  }
  throw std::runtime_error("every port is taken");
}

std::string output_of(const std::string& command) {
  std::FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("no process for " + command);
  std::string result;
  std::array<char, 65'536> buffer{};
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    result.append(buffer.data(), size);
  }
  if (::pclose(pipe) != 0) throw std::runtime_error("this fails: " + command);
  return result;
}

}  // namespace testing
