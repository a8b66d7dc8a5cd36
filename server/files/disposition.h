// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace files {

enum class Disposition { Inline, Attachment };

/// The value of `Content-Disposition` (RFC 6266): a plain name for old browsers and the whole one
/// in UTF-8. Control characters and path separators never get into it.
std::string content_disposition(Disposition disposition, std::string_view name);

}  // namespace files
