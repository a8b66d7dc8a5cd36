// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jobs/runner.h"
#include "notices/office.h"

namespace notices {

/// The job behind a course that has left preparation: one mail to each person who was promised to
/// be told and still holds it. Stops where the course went back to preparation meanwhile; the
/// promises that are left wait for the next time.
void tell_of_opening(db::Database& db, const Office& office, jobs::Run& run);

}  // namespace notices
