// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace app {

/// Beside the database; only its owner may speak to it.
inline constexpr std::string_view socket_name = "stoa.sock";

/// One end of a connection between two programs of this machine, line by line.
class UnixSocket {
 public:
  explicit UnixSocket(int number) : number_(number) {}
  UnixSocket(UnixSocket&& other) noexcept
      : number_(std::exchange(other.number_, -1)), waiting_(std::move(other.waiting_)) {}
  UnixSocket& operator=(UnixSocket&&) = delete;
  ~UnixSocket();

  int number() const { return number_; }
  /// Throws when nobody listens any more.
  void send(std::string_view text);
  /// Without its end; nothing when the other side has closed, or says nothing for too long.
  std::optional<std::string> line();
  /// The other side has gone away.
  bool is_closed() const;
  /// Of the program at the other end.
  unsigned peer_user() const;

 private:
  int number_;
  std::string waiting_;
};

/// Replaces what a server that was killed left behind: whoever holds the lock of the folder may.
UnixSocket listen_in(const std::filesystem::path& folder);

/// Nothing: nobody listens there. Throws when the socket is not the private one of the folder's
/// owner: somebody else may have put it there to hear what is asked.
std::optional<UnixSocket> connect_in(const std::filesystem::path& folder);

}  // namespace app
