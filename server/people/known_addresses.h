// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "db/reader.h"
#include "people/contact.h"

namespace people {

/// What the school knows of many addresses at once, for whoever brings a list of them.
struct KnownAddresses {
  std::map<std::string, Contact> owners;
  /// Left by their owner less than 90 days ago: nobody else may have them yet.
  std::set<std::string> left_lately;
};

KnownAddresses known_addresses(db::Reader& reader, const std::vector<Email>& emails);

}  // namespace people
