// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "base/actor.h"
#include "learning/study.h"

// Staff look at a student's pages on another day, or under terms that nobody has saved. What is
// recorded stays as it is: only the answers of their own browser are computed from it.

namespace learning {

struct SupposedTerms {
  accesses::GrantId grant;
  accesses::Overrides own;
};
BOOST_DESCRIBE_STRUCT(SupposedTerms, (), (grant, own))

/// As a viewing keeps them.
std::string text_of(const std::vector<SupposedTerms>& terms);

/// As whoever asks meets their courses: students their own, staff those of the student whose pages
/// they see, with what they suppose.
Study study_of(db::Reader& reader, const Shared& shared, const base::Actor& actor,
               ProductId product);
std::vector<Study> studies_of(db::Reader& reader, const Shared& shared, const base::Actor& actor);

}  // namespace learning
