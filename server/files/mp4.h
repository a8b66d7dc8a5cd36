// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "files/bytes_source.h"

namespace files {

/// An MP4 file is a container: a browser plays it when its pictures are in one of the few codecs
/// all of them know (H.264, AV1, VP8, VP9). False too for a file that has no pictures or is cut.
bool is_playable_mp4(const BytesSource& source);

}  // namespace files
