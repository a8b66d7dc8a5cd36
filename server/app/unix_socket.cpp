// SPDX-License-Identifier: Apache-2.0
#include "app/unix_socket.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>

namespace app {
namespace {

constexpr int waiting_max = 16;
constexpr std::size_t line_max = 65'536;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

/// A folder held open, by whose number its files have a short name: the address of a socket takes
/// no more than 107 letters.
class HeldFolder {
 public:
  explicit HeldFolder(const std::filesystem::path& folder)
      : number_(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
    if (number_ < 0) fail("the data folder");
  }
  HeldFolder(const HeldFolder&) = delete;
  HeldFolder& operator=(const HeldFolder&) = delete;
  ~HeldFolder() { ::close(number_); }

  sockaddr_un address() const {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = fmt::format("/proc/self/fd/{}/{}", number_, socket_name);
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
  }

 private:
  int number_;
};

UnixSocket new_socket() {
  const int number = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (number < 0) fail("a socket");
  return UnixSocket(number);
}

const sockaddr* general(const sockaddr_un& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

void refuse_what_is_not_private(const std::filesystem::path& folder) {
  struct stat socket {};
  struct stat around {};
  const std::filesystem::path path = folder / socket_name;
  if (::lstat(path.c_str(), &socket) != 0 || ::stat(folder.c_str(), &around) != 0) return;
  const bool is_private = S_ISSOCK(socket.st_mode) && (socket.st_mode & 0177) == 0;
  const bool is_ours = ::geteuid() == 0 || socket.st_uid == ::geteuid();
  if (!is_private || !is_ours || socket.st_uid != around.st_uid) {
    throw std::runtime_error(fmt::format(
        "{} is not the private socket of the folder's owner; nothing was asked", path.string()));
  }
}

}  // namespace

UnixSocket::~UnixSocket() {
  if (number_ >= 0) ::close(number_);
}

void UnixSocket::send(std::string_view text) {
  while (!text.empty()) {
    const auto sent = ::send(number_, text.data(), text.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) fail("the other side");
    text.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::optional<std::string> UnixSocket::line() {
  for (;;) {
    const auto end = waiting_.find('\n');
    if (end != std::string::npos) {
      std::string line = waiting_.substr(0, end);
      waiting_.erase(0, end + 1);
      return line;
    }
    if (waiting_.size() > line_max) return std::nullopt;
    std::array<char, 4096> block{};
    const auto got = ::recv(number_, block.data(), block.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    waiting_.append(block.data(), static_cast<std::size_t>(got));
  }
}

bool UnixSocket::is_closed() const {
  char letter = 0;
  return ::recv(number_, &letter, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

unsigned UnixSocket::peer_user() const {
  ucred peer{};
  socklen_t length = sizeof peer;
  if (::getsockopt(number_, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0) fail("the other side");
  return peer.uid;
}

UnixSocket listen_in(const std::filesystem::path& folder) {
  const HeldFolder held(folder);
  const sockaddr_un address = held.address();
  ::unlink(address.sun_path);
  UnixSocket socket = new_socket();
  if (::bind(socket.number(), general(address), sizeof address) != 0) fail("the command socket");
  // Nobody can connect before it listens, so there is no moment at which it is open to others.
  if (::chmod(address.sun_path, 0600) != 0 || ::listen(socket.number(), waiting_max) != 0) {
    fail("the command socket");
  }
  return socket;
}

std::optional<UnixSocket> connect_in(const std::filesystem::path& folder) {
  refuse_what_is_not_private(folder);
  const HeldFolder held(folder);
  const sockaddr_un address = held.address();
  UnixSocket socket = new_socket();
  if (::connect(socket.number(), general(address), sizeof address) == 0) return socket;
  if (errno == ENOENT || errno == ECONNREFUSED) return std::nullopt;
  fail("the command socket");
}

}  // namespace app
