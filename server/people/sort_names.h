// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "db/database.h"
#include "people/contact.h"

namespace people {

/// Where the person stands in a list by name: the family name first, else whatever name is shown.
std::string sort_name(const Contact& contact);

/// Contacts from before lists had a key to follow get theirs, some at a time. At each start.
void fill_sort_names(db::Database& db);

}  // namespace people
