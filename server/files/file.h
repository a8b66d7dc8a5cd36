// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"
#include "base/instant.h"

namespace files {

using base::Id;
using base::Instant;

/// What it is uploaded for decides what may be in it and how large it may be.
enum class Purpose { Image, File, Video };
BOOST_DESCRIBE_ENUM(Purpose, Image, File, Video)

enum class FileState { Uploading, Ready, Refused };
BOOST_DESCRIBE_ENUM(FileState, Uploading, Ready, Refused)

/// Bytes that staff uploaded. Ready files never change.
struct File {
  static constexpr std::string_view id_prefix = "fil";
  Id<File> id;
  /// As the uploader's computer called it; shown and offered for saving, never a path of ours.
  std::string name;
  /// What the uploader's computer claims until the bytes have told what it is.
  std::string type;
  std::int64_t size = 0;
  std::optional<base::Bytes> sha256;
  FileState state = FileState::Uploading;
  Purpose purpose = Purpose::File;
  /// So many bytes are safely on the disk.
  std::int64_t received = 0;
  /// Why it was refused.
  std::optional<std::string> refusal;
  std::int64_t uploaded_by = 0;
  Instant created_at;
};
BOOST_DESCRIBE_STRUCT(File, (),
                      (id, name, type, size, sha256, state, purpose, received, refusal,
                       uploaded_by, created_at))

std::int64_t size_max(Purpose purpose);

}  // namespace files
