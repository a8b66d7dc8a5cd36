// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <functional>
#include <list>
#include <string_view>
#include <thread>

#include "app/errand.h"
#include "app/unix_socket.h"

namespace app {

/// How an errand speaks to whoever asked for it.
struct Asker {
  std::function<void(std::string_view)> print;
  std::function<void()> go_on;
};

/// Hears the commands for a school that is being served, on a socket of the data folder that no
/// network reaches. Who asks must be the user of the server, or root.
class LiveSocket {
 public:
  using Answer = std::function<int(const Errand&, const Asker&)>;

  LiveSocket(const std::filesystem::path& data_folder, Answer answer);
  LiveSocket(const LiveSocket&) = delete;
  LiveSocket& operator=(const LiveSocket&) = delete;
  /// Long work is broken off; it leaves nothing half done.
  ~LiveSocket();

 private:
  struct Visit {
    std::thread thread;
    std::atomic<bool> over = false;
  };
  void listen();
  void accept_one();
  void forget_those_over();
  void serve(UnixSocket& socket) const;

  std::filesystem::path path_;
  Answer answer_;
  UnixSocket socket_;
  std::atomic<bool> stopping_ = false;
  std::list<Visit> visits_;
  std::thread thread_;
};

/// Has the errand done by the server of this data folder, prints what it says and answers with its
/// exit status; nothing when no server hears there.
std::optional<int> ask_server(const std::filesystem::path& data_folder, const Errand& errand,
                              const std::function<void(std::string_view)>& print,
                              const std::function<void(std::string_view)>& print_error);

}  // namespace app
