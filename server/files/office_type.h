// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "files/file_type.h"

namespace files {

/// Documents of office programs are zips with known names in them; any other zip stays a zip.
FileType office_type(const std::filesystem::path& zip);

}  // namespace files
