// SPDX-License-Identifier: Apache-2.0
// Whatever a range says, the part that is sent lies inside the file and is not empty.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

#include "http/range.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::uint64_t file_size = 0;
  if (size < sizeof file_size) return 0;
  std::memcpy(&file_size, data, sizeof file_size);
  const std::string header(data + sizeof file_size, data + size);
  const http::RangeAnswer answer = http::read_range(header, file_size);
  if (const auto* part = std::get_if<http::ByteRange>(&answer)) {
    const bool inside =
        part->length > 0 && part->first < file_size && part->length <= file_size - part->first;
    if (!inside) std::abort();
  }
  return 0;
}
