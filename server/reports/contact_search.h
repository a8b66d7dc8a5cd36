// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "db/conditions.h"
#include "db/reader.h"

namespace reports {

/// Where words are looked for. The index knows at once who has all of them, however many have one;
/// but where very many have them all, a page is sooner full by looking at one contact after the
/// other in the order of the page.
enum class LookIn { Index, Contacts };

/// What a search of contacts `c` asks for. On PostgreSQL both ways are one: it finds its index by
/// itself.
void add_contact_search(db::Engine engine, const std::string& typed, LookIn place,
                        db::Conditions& conditions);

/// How many have all the words, where the index alone can tell. It knows nobody who was erased.
std::optional<std::int64_t> count_in_index(db::Reader& reader, const std::string& typed);

}  // namespace reports
