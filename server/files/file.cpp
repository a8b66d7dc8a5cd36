// SPDX-License-Identifier: Apache-2.0
#include "files/file.h"

#include <utility>

namespace files {

std::int64_t size_max(Purpose purpose) {
  constexpr std::int64_t megabyte = 1'048'576;
  switch (purpose) {
    case Purpose::Image: return 20 * megabyte;
    case Purpose::File: return 200 * megabyte;
    case Purpose::Video: return 2'048 * megabyte;
  }
  std::unreachable();
}

}  // namespace files
