// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changes/order_story_test.h"
#include "invariants/answers.h"

namespace impact {

using changes::a_day;
using changes::OrderStory;
using testing::Answer;
using testing::json;
using testing::on_both_engines_school;
using testing::TestCourse;
using testing::TestSchool;
using testing::Visitor;

/// Anna and Boris have yoga by one offer, and the office edits the offer. Noon, 5 January.
struct OfferStory : OrderStory {
  using OrderStory::OrderStory;

  std::string offer_path() const { return "/api/offers/" + offer; }

  std::string body(const std::string& policy, const std::string& more = "") const {
    return json("{'lines': $1 $2}", {lines_of(policy), json(more)});
  }

  /// As somebody who has just looked at the offer.
  Answer patch(const std::string& policy, const std::string& more, const std::string& query) {
    const std::string version = school.olga.get(offer_path()).at("/version");
    auto answer = school.olga.patch(offer_path() + query, version, body(policy, more));
    CHECK(answer.said() == "200");
    return answer;
  }
  Answer rehearse(const std::string& policy, const std::string& more = "") {
    return patch(policy, more, "?dry_run=true");
  }
  /// With what is kept open.
  Answer change(const std::string& policy, const std::string& more = "") {
    auto answer = patch(policy, more, "");
    school.run_jobs();
    return answer;
  }

  std::string undo_by(Visitor& staff, const Answer& changed) {
    const auto undone = staff.post("/api/journal/" + changed.at("/undo") + "/undo");
    school.run_jobs();
    return undone.said();
  }

  /// Every answer to everybody, now and later.
  std::string digest() {
    const auto reader = school.core.db().open_read();
    return invariants::answers_digest(*reader, school.clock.now()) +
           invariants::answers_digest(*reader, school.clock.now() + 20 * a_day);
  }
};

}  // namespace impact
