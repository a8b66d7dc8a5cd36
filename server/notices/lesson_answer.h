// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "access/trace.h"
#include "notices/notice.h"

namespace notices {

/// How one person stands to one lesson at one instant. Nothing else is known here, so nothing else
/// can be told: no order, no offer, nobody of the team, no reason of theirs.
struct LessonSituation {
  std::string lesson;
  std::string product;
  accesses::Answer answer;
  /// The title of the checkpoint that the answer names.
  std::string checkpoint;
  std::vector<accesses::Help> would_help;
  Instant at;
};

/// Two sentences to be sent to the person as they stand: how things are, and what they can do.
/// Hidden lessons are not named. Where the wall clocks of person and school differ, both are told.
std::string answer_text(const Setting& setting, Language language, base::TimeZone zone,
                        const LessonSituation& situation);

}  // namespace notices
