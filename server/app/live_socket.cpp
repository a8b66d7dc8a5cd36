// SPDX-License-Identifier: Apache-2.0
#include "app/live_socket.h"

#include <fmt/core.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "base/log.h"
#include "describe/describe.h"

// One line of JSON asks; lines answer: `o` and a line of output, `e` and a line about what is
// wrong, at last `x` and the exit status.

namespace app {
namespace {

constexpr int look_around_ms = 200;
constexpr timeval asking_max{.tv_sec = 10, .tv_usec = 0};

bool may_ask(unsigned user) { return user == 0 || user == ::geteuid(); }

/// What an engine says may have several lines; here it is one.
void send_line(UnixSocket& socket, char sort, std::string text) {
  std::ranges::replace(text, '\n', ' ');
  socket.send(fmt::format("{}{}\n", sort, text));
}

}  // namespace

LiveSocket::LiveSocket(const std::filesystem::path& data_folder, Answer answer)
    : path_(data_folder / socket_name),
      answer_(std::move(answer)),
      socket_(listen_in(data_folder)),
      thread_([this] { listen(); }) {}

LiveSocket::~LiveSocket() {
  stopping_ = true;
  thread_.join();
  for (Visit& visit : visits_) visit.thread.join();
  std::error_code error;
  std::filesystem::remove(path_, error);
}

void LiveSocket::listen() {
  pollfd waiting{.fd = socket_.number(), .events = POLLIN, .revents = 0};
  while (!stopping_) {
    if (::poll(&waiting, 1, look_around_ms) > 0) accept_one();
    forget_those_over();
  }
}

void LiveSocket::accept_one() {
  const int number = ::accept4(socket_.number(), nullptr, nullptr, SOCK_CLOEXEC);
  if (number < 0) return;
  Visit& visit = visits_.emplace_back();
  visit.thread = std::thread([this, &visit, number] {
    UnixSocket socket(number);
    // The edge of a command: what goes wrong is told to whoever asked, if they are still there.
    try {
      serve(socket);
    } catch (const std::exception& error) {
      base::log_warning("a command broke off: {}", error.what());
    }
    visit.over = true;
  });
}

void LiveSocket::forget_those_over() {
  for (auto visit = visits_.begin(); visit != visits_.end();) {
    if (!visit->over) {
      ++visit;
      continue;
    }
    visit->thread.join();
    visit = visits_.erase(visit);
  }
}

void LiveSocket::serve(UnixSocket& socket) const {
  if (!may_ask(socket.peer_user())) {
    base::log_warning("user {} asked for a command and was refused", socket.peer_user());
    return send_line(socket, 'e', "stoa: only the user of the server and root may ask");
  }
  ::setsockopt(socket.number(), SOL_SOCKET, SO_RCVTIMEO, &asking_max, sizeof asking_max);
  const auto line = socket.line();
  if (!line) return;
  const Asker asker{[&](std::string_view text) { send_line(socket, 'o', std::string(text)); },
                    [&] {
                      if (stopping_) throw std::runtime_error("the server is stopping");
                      if (socket.is_closed()) throw std::runtime_error("nobody waits for it");
                    }};
  int status = 1;
  try {
    const auto errand = describe::from_json<Errand>(*line);
    base::log_info("command: {}", errand.command);
    status = answer_(errand, asker);
  } catch (const std::exception& error) {
    for (const std::string& text : lines_of(error)) send_line(socket, 'e', text);
  }
  send_line(socket, 'x', std::to_string(status));
}

std::optional<int> ask_server(const std::filesystem::path& data_folder, const Errand& errand,
                              const std::function<void(std::string_view)>& print,
                              const std::function<void(std::string_view)>& print_error) {
  auto socket = connect_in(data_folder);
  if (!socket) return std::nullopt;
  socket->send(describe::to_json(errand) + "\n");
  while (const auto line = socket->line()) {
    const std::string_view text = std::string_view(*line).substr(line->empty() ? 0 : 1);
    if (line->starts_with('o')) print(text);
    if (line->starts_with('e')) print_error(text);
    if (!line->starts_with('x')) continue;
    int status = 1;
    std::from_chars(text.data(), text.data() + text.size(), status);
    return status;
  }
  throw std::runtime_error("the server ended before the command was done");
}

}  // namespace app
