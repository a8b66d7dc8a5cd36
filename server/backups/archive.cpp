// SPDX-License-Identifier: Apache-2.0
#include "backups/archive.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <numeric>
#include <system_error>

#include "base/bytes.h"
#include "base/ensure.h"
#include "db/error.h"

namespace backups {
namespace {

constexpr std::int64_t block = 512;
constexpr std::int64_t end_size = 2 * block;
constexpr std::int64_t small_max = std::int64_t{1} << 30;
constexpr std::size_t name_max = 99;
constexpr std::size_t chunk = 1'048'576;

[[noreturn]] void fail(const fs::path& path) {
  const int error = errno;
  const std::string what =
      fmt::format("{}: {}", path.string(), std::generic_category().message(error));
  if (error == ENOSPC || error == EDQUOT) throw db::DiskFull(what);
  throw std::system_error(error, std::generic_category(), path.string());
}

void put(std::string& header, std::size_t at, std::string_view text) {
  std::ranges::copy(text, header.begin() + static_cast<std::ptrdiff_t>(at));
}

/// The one header for this name and size: ustar, mode 0600, no owner, no time.
std::string header_of(std::string_view name, std::int64_t size) {
  base::ensure(!name.empty() && name.size() <= name_max, "a part has a short name");
  base::ensure(size < std::int64_t{1} << 33, "a part has less than eight gigabytes");
  std::string header(block, '\0');
  put(header, 0, name);
  put(header, 100, std::string_view("0000600\0" "0000000\0" "0000000\0", 24));
  put(header, 124, fmt::format("{:011o}", size));
  put(header, 136, std::string_view("00000000000\0" "        " "0", 21));
  put(header, 257, std::string_view("ustar\0" "00", 8));
  const auto sum = std::accumulate(header.begin(), header.end(), 0U, [](unsigned total, char c) {
    return total + static_cast<unsigned char>(c);
  });
  put(header, 148, fmt::format("{:06o}", sum));
  header[154] = '\0';
  return header;
}

std::int64_t padding_after(std::int64_t size) { return (block - size % block) % block; }

bool is_zero(std::string_view bytes) {
  return bytes.find_first_not_of('\0') == std::string_view::npos;
}

}  // namespace

OpenFile::OpenFile(const fs::path& path, int flags)
    : number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
  if (number_ < 0) fail(path);
}

OpenFile::~OpenFile() { ::close(number_); }

void OpenFile::write(std::string_view bytes, std::int64_t offset) {
  while (!bytes.empty()) {
    const auto written = ::pwrite(number_, bytes.data(), bytes.size(), offset);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("the file");
    offset += written;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string OpenFile::read(std::int64_t offset, std::size_t length) const {
  std::string bytes(length, '\0');
  std::size_t filled = 0;
  while (filled < length) {
    const auto got = ::pread(number_, bytes.data() + filled, length - filled,
                             offset + static_cast<off_t>(filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("the file");
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

std::int64_t OpenFile::size() const {
  struct stat status {};
  if (::fstat(number_, &status) != 0) fail("the file");
  return status.st_size;
}

void OpenFile::sync() {
  if (::fsync(number_) != 0) fail("the file");
}

void sync_folder(const fs::path& folder) {
  OpenFile(folder.empty() ? fs::path(".") : folder, O_RDONLY | O_DIRECTORY).sync();
}

// ---- Writing ------------------------------------------------------------------------------------

ArchiveWriter::ArchiveWriter(fs::path target, base::Random& random)
    : target_(std::move(target)),
      draft_(target_.string() + ".part-" + base::random_hex(random, 6)) {
  if (fs::exists(target_)) {
    throw std::runtime_error(fmt::format("{} is there already", target_.string()));
  }
  file_.emplace(draft_, O_WRONLY | O_CREAT | O_EXCL);
}

ArchiveWriter::~ArchiveWriter() {
  if (draft_.empty()) return;
  std::error_code error;
  fs::remove(draft_, error);
}

void ArchiveWriter::begin(std::string name) {
  name_ = std::move(name);
  part_at_ = at_;
  at_ += block;
  hash_ = files::Sha256();
}

void ArchiveWriter::append(std::string_view bytes) {
  file_->write(bytes, at_);
  hash_.add(bytes);
  at_ += static_cast<std::int64_t>(bytes.size());
}

/// The header comes last, when the size is known.
Written ArchiveWriter::end() {
  const std::int64_t size = at_ - part_at_ - block;
  file_->write(header_of(name_, size), part_at_);
  const std::int64_t padding = padding_after(size);
  file_->write(std::string(static_cast<std::size_t>(padding), '\0'), at_);
  at_ += padding;
  return {name_, size, base::hex(hash_.finish())};
}

void ArchiveWriter::finish() {
  file_->write(std::string(end_size, '\0'), at_);
  file_->sync();
  // Unlike a rename, a link never replaces what has come there meanwhile.
  if (::link(draft_.c_str(), target_.c_str()) != 0) fail(target_);
  fs::remove(draft_);
  draft_.clear();
  sync_folder(target_.parent_path());
}

// ---- Reading ------------------------------------------------------------------------------------

ArchiveReader::ArchiveReader(const fs::path& path)
    : file_(path, O_RDONLY), size_(file_.size()) {}

std::optional<Member> ArchiveReader::next() {
  const std::string header = file_.read(at_, block);
  if (header.size() < block) throw Damaged("it ends too early");
  if (is_zero(header)) {
    check_end();
    return std::nullopt;
  }
  Member member{.name = header.substr(0, header.find('\0')), .offset = at_ + block, .size = 0};
  const auto* digits = header.data() + 124;
  const auto parsed = std::from_chars(digits, digits + 11, member.size, 8);
  if (parsed.ec != std::errc() || member.size < 0 || member.name.empty() ||
      member.name.size() > name_max || header != header_of(member.name, member.size)) {
    throw Damaged(fmt::format("no part begins at byte {}", at_));
  }
  at_ = member.offset + member.size + padding_after(member.size);
  if (at_ > size_) throw Damaged("it ends too early");
  check_padding(member);
  return member;
}

void ArchiveReader::check_padding(const Member& member) const {
  const std::int64_t end = member.offset + member.size;
  if (!is_zero(file_.read(end, static_cast<std::size_t>(at_ - end)))) {
    throw Damaged("there is something between two parts");
  }
}

void ArchiveReader::check_end() const {
  if (size_ != at_ + end_size || !is_zero(file_.read(at_, end_size))) {
    throw Damaged("it does not end where it should");
  }
}

std::string ArchiveReader::read(const Member& member, std::int64_t offset,
                                std::size_t length) const {
  const auto left = static_cast<std::size_t>(std::max<std::int64_t>(0, member.size - offset));
  return file_.read(member.offset + offset, std::min(length, left));
}

std::string ArchiveReader::read_all(const Member& member) const {
  if (member.size > small_max) throw Damaged("a small part is large");
  return read(member, 0, static_cast<std::size_t>(member.size));
}

std::string ArchiveReader::sha256_of(const Member& member) const {
  files::Sha256 hash;
  for (std::int64_t at = 0; at < member.size; at += static_cast<std::int64_t>(chunk)) {
    hash.add(read(member, at, chunk));
  }
  return base::hex(hash.finish());
}

}  // namespace backups
