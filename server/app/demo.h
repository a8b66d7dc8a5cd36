// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core.h"

namespace app {

/// Fills an empty database with a school to look at: three courses in three languages, offers, and
/// people in many states of access. Mails are held. `students` more people, with access to the
/// first course, are for trying out size. Refuses a database that holds a school already.
void fill_demo(Core& core, int students);

}  // namespace app
