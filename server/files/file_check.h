// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "files/file.h"
#include "files/file_type.h"

namespace files {

/// How a file presents itself.
struct Claim {
  Purpose purpose = Purpose::File;
  std::string_view name;
  /// What the browser declared; often empty.
  std::string_view type;
};

/// Told by the name where the bytes leave it open: plain text is CSV when it is called so.
FileType named_type(FileType found, std::string_view name);

/// `upload.not_playable`, `upload.wrong_type`, or nothing: it is what it claims to be and may be
/// used for that.
std::optional<std::string> reason_to_refuse(const Claim& claim, const FileType& found);

/// The same while only the head is known: a zip may yet turn out as the document it claims to be.
std::optional<std::string> reason_to_refuse_head(const Claim& claim, const FileType& found);

}  // namespace files
