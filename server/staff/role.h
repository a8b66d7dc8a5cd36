// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/enum.hpp>
#include <string>
#include <vector>

#include "base/permission.h"

namespace staff {

using base::Permission;
using base::Permissions;

/// Four presets over named rights; single rights may be added to a member.
enum class Role { Owner, Office, Support, Curator };
BOOST_DESCRIBE_ENUM(Role, Owner, Office, Support, Curator)

Permissions rights_of(Role role);

/// The rights that may be given one by one, and to tokens.
const std::vector<Permission>& named_rights();

/// In snake case, as screens ask for them.
std::vector<std::string> names_of(Permissions permissions);
/// Throws Invalid at `/rights/N` for a name that is none of `named_rights`.
Permissions rights_named(const std::vector<std::string>& names);

}  // namespace staff
