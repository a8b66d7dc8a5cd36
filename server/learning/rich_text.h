// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "describe/types.h"

namespace learning {

/// The editor's JSON as HTML, made of an allow-list of nodes and marks; every letter of the author
/// is escaped. Of an unknown node only its text is kept, of a link that is neither https nor mailto
/// only its words; what lies nested deeper than anybody writes is left out.
std::string html_of(const describe::Json& doc);

}  // namespace learning
