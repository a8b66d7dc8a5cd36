// SPDX-License-Identifier: Apache-2.0
// Sources: backups/archive.cpp backups/manifest.cpp backups/packing.cpp backups/table_text.cpp
// Sources: files/sha256.cpp
// Any bytes are a backup or are damaged; what was written is read as it was, and a backup with any
// one byte changed is damaged. The first byte says which reader the rest is for.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "backups/archive.h"
#include "backups/manifest.h"
#include "backups/packing.h"
#include "backups/table_text.h"
#include "base/bytes.h"
#include "describe/describe.h"

namespace {

namespace fs = std::filesystem;

void must(bool holds) {
  if (!holds) std::abort();
}

class Zeros final : public base::Random {
 public:
  void fill(std::span<std::byte> out) override {
    for (std::byte& byte : out) byte = std::byte{0};
  }
};

/// A file that lives in memory, filled anew each time.
fs::path file_with(std::string_view bytes) {
  static const int number = ::memfd_create("backup", MFD_CLOEXEC);
  must(number >= 0 && ::ftruncate(number, 0) == 0);
  const auto written = ::pwrite(number, bytes.data(), bytes.size(), 0);
  must(written == static_cast<ssize_t>(bytes.size()));
  return "/proc/self/fd/" + std::to_string(number);
}

/// Those of a later format are refused in other words than the damaged ones.
bool is_whole(std::string_view bytes) {
  try {
    backups::ArchiveReader archive(file_with(bytes));
    const auto contents = backups::verified(archive);
    for (const auto& [name, member] : contents.members) archive.read(member, 0, 100);
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

/// The bytes of a backup of these parts; with another manifest than theirs, if there is one.
std::string written(const std::vector<std::string>& parts, std::string_view manifest = {}) {
  static const fs::path folder = fs::exists("/dev/shm") ? "/dev/shm" : fs::temp_directory_path();
  static const fs::path target = folder / ("stoa-fuzz-" + std::to_string(::getpid()));
  Zeros zeros;
  backups::Manifest made;
  {
    backups::ArchiveWriter archive(target, zeros);
    const auto add = [&](std::string name, std::string_view bytes) {
      archive.begin(std::move(name));
      archive.append(bytes);
      return archive.end();
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
      auto part = add("tables/" + std::to_string(i) + ".tsv.gz", parts[i]);
      made.parts.v.push_back({std::move(part.name), part.bytes, std::move(part.sha256), 0});
    }
    const std::string text(manifest.data() != nullptr ? std::string(manifest)
                                                      : describe::to_json(made));
    add(std::string(backups::manifest_name), text);
    add(std::string(backups::seal_name), base::hex(base::sha256(text)) + "\n");
    archive.finish();
  }
  const backups::OpenFile file(target, O_RDONLY);
  std::string bytes = file.read(0, static_cast<std::size_t>(file.size()));
  fs::remove(target);
  return bytes;
}

/// `place` says which byte is changed, the parts are what lies between line breaks.
void check_written(std::string_view text, std::size_t place) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == '\n' && parts.size() < 20) parts.emplace_back();
    else parts.back() += c;
  }
  std::string bytes = written(parts);
  must(is_whole(bytes));
  place %= bytes.size();
  bytes[place] = static_cast<char>(bytes[place] ^ (1 << (place % 8)));
  must(!is_whole(bytes));
  bytes.resize(place);
  must(!is_whole(bytes));
}

/// Nothing when it cannot be unpacked. The end of a table says whether it was whole.
std::pair<bool, std::string> unpacked(std::string_view packed, std::size_t cut) {
  std::string out;
  const auto take = [&](std::string_view piece) {
    if (out.size() < 1'000'000) out += piece;
  };
  try {
    backups::Unpacker unpacker(take);
    unpacker.add(packed.substr(0, cut));
    if (cut < packed.size()) unpacker.add(packed.substr(cut));
    unpacker.finish();
    return {true, out};
  } catch (const backups::Damaged&) {
    return {false, {}};
  }
}

void check_packing(std::string_view bytes, std::size_t place) {
  std::string packed;
  backups::Packer packer([&](std::string_view piece) { packed += piece; });
  packer.add(bytes);
  packer.finish();
  must(unpacked(packed, place % packed.size()) == std::pair(true, std::string(bytes)));
  if (!bytes.empty()) must(unpacked(bytes, bytes.size()) == unpacked(bytes, place % bytes.size()));
}

void check_table(std::string_view text) {
  const auto end = text.find('\n');
  try {
    const auto columns = backups::read_head(text.substr(0, end));
    if (end == std::string_view::npos) return;
    std::vector<db::Value> row;
    backups::read_row(text.substr(end + 1), columns, row);
    must(row.size() == columns.size());
  } catch (const backups::Damaged&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string rest(data + 2, data + size);
  const std::size_t place = data[1] * 97U;
  switch (data[0] % 5) {
    case 0: is_whole(rest); break;
    case 1: is_whole(written({}, rest)); break;
    case 2: check_written(rest, place); break;
    case 3: check_packing(rest, place); break;
    default: check_table(rest); break;
  }
  return 0;
}
