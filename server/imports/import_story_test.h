// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "testing/school.h"

// For the stories of this folder: an import from its file to its report.

namespace imports {

/// Commas stand for the tabs that spreadsheets put between copied cells.
std::string pasted_table(std::string_view text);

/// Begun from pasted text; its page.
testing::Answer begun(testing::TestSchool& school, const std::string& pasted,
                      const std::string& more = "");

/// The columns mean what was guessed; `more` is the rest of the mapping's JSON.
testing::Answer mapped(testing::TestSchool& school, const testing::Answer& import,
                       const std::string& more = "");

/// Begun, mapped as guessed, run to its end; its id.
std::string imported(testing::TestSchool& school, const std::string& pasted,
                     const std::string& more = "");

testing::Answer page_of(testing::TestSchool& school, const std::string& id);

/// `100 rows, 95 created, 0 matched, 0 questions, 5 skipped, 0 access`.
std::string counts_of(const testing::Answer& import);

/// Everything an import may change of people and of what they hold, as one text.
std::string state_of_people(testing::TestSchool& school);

/// A file through the doors for uploads; its id.
std::string uploaded(testing::TestSchool& school, const std::string& name,
                     const std::string& bytes);

}  // namespace imports
