// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "courses/block.h"
#include "files/files.h"
#include "http/call.h"
#include "learning/my_views.h"

namespace learning {

/// To whom an address is given: the number of the session, or of the token that asks.
std::int64_t holder_of(const base::Actor& actor);

files::SignedAddress address_of(http::Call& call, Id<files::File> file, LessonId lesson);

/// Texts as HTML, files under signed addresses; a block whose file is gone is left out.
std::vector<MyBlock> rendered(http::Call& call, const courses::Blocks& blocks, LessonId lesson);

}  // namespace learning
