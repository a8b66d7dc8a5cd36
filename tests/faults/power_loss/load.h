// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "app/core.h"

namespace faults {

/// What somebody was told is done.
struct Promise {
  std::int64_t number = 0;
  std::string email;              ///< Of a contact with two notes; empty: a piece of an upload.
  base::Id<files::File> file;
  std::int64_t received = 0;
};

/// The bytes of every upload follow from its name.
std::string content_of(const std::string& name, std::int64_t size);

app::CoreOptions school_in(const std::filesystem::path& folder);

/// Several people write at once; each promise is put on the tape when it is made.
std::vector<Promise> work(app::Core& core, int acts_each);

}  // namespace faults
