// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/actor.h"

namespace http {

/// Whether this actor may use a route that asks for `needed`. Denies what it does not know.
bool may_use(base::Permission needed, const base::Actor& actor);

}  // namespace http
