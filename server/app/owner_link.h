// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "app/config.h"
#include "db/database.h"

namespace app {

/// The line a newcomer needs: the five questions while there is no owner, and on loopback a new
/// one-time link for the owner. Nothing where printing one would be unwise.
std::optional<std::string> first_link(db::Database& db, const Config& config);

/// A one-time link for the owner with this address, who is made when nobody has it.
std::string owner_link(db::Database& db, const std::string& email, const std::string& name,
                       const std::string& url);

}  // namespace app
