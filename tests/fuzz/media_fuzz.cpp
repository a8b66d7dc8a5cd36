// SPDX-License-Identifier: Apache-2.0
// Sources: files/mp4.cpp files/file_type.cpp
// What strangers upload as a picture or a film is looked at within its bytes, and in bounded time.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "files/file_type.h"
#include "files/mp4.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  const std::string_view head = std::string_view(bytes).substr(0, files::head_max);
  if (files::type_of(head).type.empty()) std::abort();
  std::size_t reads = 0;
  const auto read = [&](std::int64_t offset, std::size_t length) {
    if (offset < 0 || ++reads > 100'000) std::abort();
    const auto at = static_cast<std::size_t>(offset);
    return at < bytes.size() ? bytes.substr(at, length) : std::string();
  };
  files::is_playable_mp4({static_cast<std::int64_t>(bytes.size()), read});
  return 0;
}
