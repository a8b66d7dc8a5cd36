// SPDX-License-Identifier: Apache-2.0
#include "files/secret_key.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace files {
namespace {

constexpr std::size_t key_length = 32;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

void write_new(const std::filesystem::path& path, const base::Bytes& key) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) fail("the secret key");
  const bool written = ::write(file, key.data(), key.size()) == static_cast<ssize_t>(key.size());
  const bool kept = written && ::fsync(file) == 0;
  ::close(file);
  if (!kept) fail("the secret key");
}

/// Linked into place whole, so that of two processes one makes it and both read the same.
void make(const std::filesystem::path& path, base::Random& random) {
  base::Bytes key(key_length);
  random.fill(key);
  const std::filesystem::path draft = path.string() + "." + base::random_hex(random, 8);
  write_new(draft, key);
  const int linked = ::link(draft.c_str(), path.c_str());
  const int error = errno;
  ::unlink(draft.c_str());
  errno = error;
  if (linked != 0 && error != EEXIST) fail("the secret key");
}

}  // namespace

base::Bytes secret_key(const std::filesystem::path& path, base::Random& random) {
  std::filesystem::create_directories(path.parent_path());
  if (!std::filesystem::exists(path)) make(path, random);
  std::array<std::byte, key_length + 1> bytes{};
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail("the secret key");
  const auto length = ::read(file, bytes.data(), bytes.size());
  ::close(file);
  if (length != static_cast<ssize_t>(key_length)) {
    throw std::runtime_error(fmt::format("{} is no key of 32 bytes", path.string()));
  }
  return {bytes.begin(), bytes.begin() + key_length};
}

base::Bytes key_for(const base::Bytes& secret, std::string_view use) {
  return base::keyed_hash(secret, use);
}

}  // namespace files
