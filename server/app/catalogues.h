// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/catalogue.h"

namespace app {

/// The texts of a language, compiled into the binary and read at first use.
const base::Catalogue& catalogue(base::Language language);

}  // namespace app
