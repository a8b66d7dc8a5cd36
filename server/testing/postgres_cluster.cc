// SPDX-License-Identifier: Apache-2.0
#include "testing/postgres_cluster.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

#include "db/error.h"
#include "db/postgres_connection.h"

namespace testing {

namespace {

namespace fs = std::filesystem;

/// Names the socket only; nothing listens on the network.
constexpr const char* port = "5499";
constexpr int tries_max = 600;

struct Person {
  uid_t user;
  gid_t group;
};

/// PostgreSQL refuses to run as root.
std::optional<Person> whom_to_become() {
  if (::geteuid() != 0) return std::nullopt;
  const passwd* entry = ::getpwnam("postgres");
  if (entry == nullptr) throw std::runtime_error("there is no user postgres to run PostgreSQL as");
  return Person{entry->pw_uid, entry->pw_gid};
}

fs::path folder_of_programs() {
  fs::path best;
  int best_version = 0;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", none)) {
    const int version = std::atoi(entry.path().filename().c_str());
    if (version <= best_version || !fs::exists(entry.path() / "bin/initdb")) continue;
    best_version = version;
    best = entry.path() / "bin";
  }
  if (best_version >= 15) return best;
  throw std::runtime_error(
      "PostgreSQL 15 is not installed (apt install postgresql), and STOA_TEST_POSTGRES names no "
      "other; STOA_TEST_ENGINES=sqlite leaves that half of the tests out");
}

/// In a forked child: becomes the program, as the other user, with its output in a file.
[[noreturn]] void become(std::vector<std::string> words, const std::optional<Person>& person,
                         const char* log) {
  const int file = ::open(log, O_WRONLY | O_CREAT | O_APPEND, 0644);
  ::dup2(file, STDOUT_FILENO);
  ::dup2(file, STDERR_FILENO);
  if (person && (::setgroups(0, nullptr) != 0 || ::setgid(person->group) != 0 ||
                 ::setuid(person->user) != 0)) {
    ::_exit(126);
  }
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  if (::chdir("/") == 0) ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

class Cluster {
 public:
  Cluster() : programs_(folder_of_programs()), person_(whom_to_become()), folder_(make_folder()) {
    start();
    wait_until_it_answers();
  }
  Cluster(const Cluster&) = delete;
  Cluster& operator=(const Cluster&) = delete;
  ~Cluster() {
    ::close(life_line_);
    ::waitpid(keeper_, nullptr, 0);
  }

  std::string url(std::string_view database) const {
    return fmt::format("postgresql://postgres@/{}?host={}&port={}", database, folder_.string(),
                       port);
  }

 private:
  fs::path make_folder() const {
    std::string name = (fs::temp_directory_path() / "stoa-postgres-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for PostgreSQL");
    if (person_ && ::chown(name.c_str(), person_->user, person_->group) != 0) {
      throw std::runtime_error("the folder for PostgreSQL cannot be given away");
    }
    return name;
  }

  std::string log() const { return folder_.string() + ".log"; }

  /// A process in between waits for the end of ours, be it by a crash, and cleans up after us.
  void start() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe is left");
    keeper_ = ::fork();
    if (keeper_ == 0) {
      ::close(ends[1]);
      keep(ends[0]);
    }
    ::close(ends[0]);
    life_line_ = ends[1];
  }

  [[noreturn]] void keep(int life_line) const {
    ::setpgid(0, 0);
    make_cluster();
    const pid_t server = ::fork();
    if (server == 0) {
      become({(programs_ / "postgres").string(), "-D", (folder_ / "data").string(), "-k",
              folder_.string(), "-p", port, "-c", "listen_addresses=", "-c", "fsync=off", "-c",
              "full_page_writes=off", "-c", "max_connections=300", "-c", "autovacuum=off", "-c",
              "shared_buffers=64MB"},
             person_, log().c_str());
    }
    char byte = 0;
    while (::read(life_line, &byte, 1) > 0) {
    }
    // A server that has only just begun does not hear the first signal.
    do {
      ::kill(server, SIGINT);
      ::usleep(100'000);
    } while (::waitpid(server, nullptr, WNOHANG) == 0);
    ::execl("/bin/rm", "rm", "-rf", folder_.c_str(), log().c_str(), nullptr);
    ::_exit(1);
  }

  void make_cluster() const {
    const pid_t child = ::fork();
    if (child == 0) {
      become({(programs_ / "initdb").string(), "-D", (folder_ / "data").string(), "-U", "postgres",
              "--auth=trust", "--locale=C.UTF-8", "--encoding=UTF8", "--no-sync"},
             person_, log().c_str());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    // The log stays for whoever wants to know why.
    if (status != 0) ::_exit(1);
  }

  void wait_until_it_answers() const {
    for (int tries = 0; tries < tries_max; ++tries) {
      try {
        const auto handle = db::connect_to_postgres(url("postgres"));
        return;
      } catch (const db::Unavailable&) {
        if (::waitpid(keeper_, nullptr, WNOHANG) != 0) break;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
      }
    }
    throw std::runtime_error("PostgreSQL did not start; see " + log());
  }

  const fs::path programs_;
  const std::optional<Person> person_;
  const fs::path folder_;
  pid_t keeper_ = -1;
  int life_line_ = -1;
};

/// `postgresql://user@host/old?x=y` with another database.
std::string with_database(std::string_view url, std::string_view database) {
  const auto host = url.find("://") + 3;
  const auto question = std::min(url.find('?', host), url.size());
  const auto slash = std::min(url.find('/', host), question);
  return fmt::format("{}/{}{}", url.substr(0, slash), database, url.substr(question));
}

}  // namespace

std::string postgres_url(std::string_view database) {
  if (const char* given = std::getenv("STOA_TEST_POSTGRES"); given != nullptr && *given != 0) {
    return with_database(given, database);
  }
  static const Cluster cluster;
  return cluster.url(database);
}

}  // namespace testing
