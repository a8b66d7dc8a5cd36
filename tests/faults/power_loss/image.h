// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <random>
#include <span>
#include <string>

#include "tape.h"

namespace faults {

/// What becomes of that which was not synced when the power went.
enum class Unsynced {
  Gone,   ///< None of it came to the disk.
  Mixed,  ///< Some did, in any order, and some only in part: sectors of 512 bytes are whole.
};

/// Puts into `to` what a disk may hold that was `from` on the tape and saw these steps.
void make_image(std::span<const Step> steps, Unsynced unsynced, std::mt19937_64& dice,
                const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace faults
