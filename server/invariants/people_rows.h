// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "db/reader.h"
#include "invariants/findings.h"

namespace invariants {

/// One contact and one member per address, in the form in which addresses are compared.
void check_addresses(db::Reader& reader, Findings& findings);

/// What is searched in is what the names normalise to today: contacts, tags, products, offers,
/// mails.
void check_search_columns(db::Reader& reader, Findings& findings);

/// The terms of every policy can be read.
void check_policies(db::Reader& reader, Findings& findings);

}  // namespace invariants
