// SPDX-License-Identifier: Apache-2.0
// Opens many idle and slow connections to a server on this machine and tells how much slower a
// newcomer is answered than before. It stops by itself; its exit status is 1 beyond the limit.
//
//   idle_connections PORT [CONNECTIONS 10000] [PATH /] [RATIO_MAX 2.0]
//
// A third is silent from the start, a third keeps a connection open after an answer, a third sends
// its header one byte per second and begins anew whenever the server gives up on it. They come
// from 127.1.0.1 onwards, 100 from each address.

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using Seconds = std::chrono::duration<double>;

constexpr std::uint32_t first_source = 0x7f010001;  // 127.1.0.1
constexpr unsigned per_source = 100;
constexpr int rounds = 7;
constexpr int newcomers = 1000;
constexpr std::size_t per_breath = 10;

struct Target {
  std::uint16_t port = 0;
  std::string request;
};

sockaddr_in loopback(std::uint32_t address, std::uint16_t port) {
  sockaddr_in out{};
  out.sin_family = AF_INET;
  out.sin_port = htons(port);
  out.sin_addr.s_addr = htonl(address);
  return out;
}

const sockaddr* plain(const sockaddr_in& address) {
  const void* pointer = &address;
  return static_cast<const sockaddr*>(pointer);
}

int connected(const Target& target, std::uint32_t source) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  ::setsockopt(socket, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
  const auto from = loopback(source, 0);
  const auto to = loopback(INADDR_LOOPBACK, target.port);
  if (::bind(socket, plain(from), sizeof from) != 0 ||
      ::connect(socket, plain(to), sizeof to) != 0) {
    std::perror("connect");
    throw std::runtime_error("no connection");
  }
  return socket;
}

/// Whether a whole answer came.
bool ask(int socket, std::string_view request) {
  if (::send(socket, request.data(), request.size(), MSG_NOSIGNAL) < 0) return false;
  std::string answer;
  char block[16 * 1024];
  while (true) {
    const auto got = ::recv(socket, block, sizeof block, 0);
    if (got <= 0) return false;
    answer.append(block, static_cast<std::size_t>(got));
    const auto end = answer.find("\r\n\r\n");
    if (end == std::string::npos) continue;
    const auto length = answer.find("Content-Length: ");
    if (length == std::string::npos || length > end) return answer.starts_with("HTTP/1.1 ");
    if (answer.size() >= end + 4 + std::strtoull(answer.c_str() + length + 16, nullptr, 10)) {
      return true;
    }
  }
}

struct Times {
  double median_us = 0;
  double p99_us = 0;
  int failed = 0;
};

/// Of fresh connections, one after another.
Times time_once(const Target& target) {
  std::vector<double> taken;
  Times times;
  for (int i = 0; i < newcomers; ++i) {
    const auto began = std::chrono::steady_clock::now();
    const int socket = connected(target, INADDR_LOOPBACK);
    if (!ask(socket, target.request)) ++times.failed;
    taken.push_back(Seconds(std::chrono::steady_clock::now() - began).count() * 1e6);
    ::close(socket);
  }
  std::ranges::sort(taken);
  times.median_us = taken[taken.size() / 2];
  times.p99_us = taken[taken.size() * 99 / 100];
  return times;
}

double middle(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

/// The middle of several rounds: one round may meet whatever else the machine does.
Times time_newcomers(const Target& target) {
  std::vector<double> medians;
  std::vector<double> p99s;
  Times times;
  for (int i = 0; i < rounds; ++i) {
    const Times once = time_once(target);
    medians.push_back(once.median_us);
    p99s.push_back(once.p99_us);
    times.failed += once.failed;
  }
  times.median_us = middle(medians);
  times.p99_us = middle(p99s);
  return times;
}

struct Guest {
  int socket = -1;
  std::uint32_t source = 0;
  std::size_t sent = 0;
};

Guest guest(const Target& target, unsigned index) {
  const std::uint32_t source = first_source + index / per_source;
  return {.socket = connected(target, source), .source = source, .sent = 0};
}

/// One byte of each header per second, until told to stop.
void drip(const Target& target, std::vector<Guest>& slow, const std::atomic<bool>& stop) {
  const std::string header =
      target.request.substr(0, target.request.size() - 2) + "X-Slow: " + std::string(200, 'x');
  // Evenly over the second: clients that know nothing of each other do not speak in chorus.
  const auto pause = std::chrono::microseconds(1'000'000 / (slow.size() / per_breath + 1));
  for (std::size_t next = 0; !stop; ++next) {
    Guest& one = slow[next % slow.size()];
    const char byte = header[one.sent++ % header.size()];
    if (::send(one.socket, &byte, 1, MSG_NOSIGNAL | MSG_DONTWAIT) != 1) {
      ::close(one.socket);
      one = {.socket = connected(target, one.source), .source = one.source, .sent = 0};
    }
    if (next % per_breath == 0) std::this_thread::sleep_for(pause);
  }
}

void allow_many_files() {
  rlimit files{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
}

void print(const char* when, const Times& times) {
  std::printf("%-22s median %7.0f us   p99 %7.0f us   failed %d\n", when, times.median_us,
              times.p99_us, times.failed);
}

int measure(const Target& target, unsigned count, double ratio_max) {
  count = std::max(count, 3U);
  time_newcomers(target);
  const Times before = time_newcomers(target);
  print("alone:", before);
  std::vector<Guest> idle;
  std::vector<Guest> slow;
  for (unsigned i = 0; i < count; ++i) {
    if (i % 3 == 2) {
      slow.push_back(guest(target, i));
      continue;
    }
    idle.push_back(guest(target, i));
    if (i % 3 == 1 && !ask(idle.back().socket, target.request)) {
      throw std::runtime_error("a connection was refused");
    }
  }
  std::atomic<bool> stop = false;
  std::thread dripping([&] { drip(target, slow, stop); });
  std::this_thread::sleep_for(std::chrono::seconds(2));
  const Times among = time_newcomers(target);
  stop = true;
  dripping.join();
  print("among the others:", among);
  for (const auto* guests : {&idle, &slow}) {
    for (const Guest& one : *guests) ::close(one.socket);
  }
  const double median = among.median_us / before.median_us;
  const double p99 = among.p99_us / before.p99_us;
  std::printf("connections %u from %u addresses; ratio of medians %.2f, of p99 %.2f\n", count,
              (count + per_source - 1) / per_source, median, p99);
  return median <= ratio_max && p99 <= ratio_max && among.failed == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words, words + count);
  if (arguments.size() < 2) {
    std::puts("usage: idle_connections PORT [CONNECTIONS] [PATH] [RATIO_MAX]");
    return 2;
  }
  const auto at = [&](std::size_t index, const char* otherwise) {
    return index < arguments.size() ? arguments[index] : std::string(otherwise);
  };
  allow_many_files();
  const Target target{.port = static_cast<std::uint16_t>(std::stoul(arguments[1])),
                      .request = "GET " + at(3, "/") + " HTTP/1.1\r\nHost: localhost\r\n\r\n"};
  return measure(target, static_cast<unsigned>(std::stoul(at(2, "10000"))),
                 std::stod(at(4, "2.0")));
}
