// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/instant.h"
#include "db/reader.h"

namespace invariants {

/// SHA-256 over every answer at one instant, about everybody who holds something and every lesson
/// of it, computed anew from the rows. Two that are equal stand for the same answers: what it was
/// before an act, it is after its undo.
std::string answers_digest(db::Reader& reader, base::Instant at);

}  // namespace invariants
