// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <string_view>

#include "db/database.h"
#include "impact/holders.h"
#include "jobs/runner.h"
#include "offers/offer.h"

// Lessons stay open for those who had them open when a schedule or a checkpoint changed: opened for
// each of them, in one batch, at the instant of the change. The drip clock never takes back
// silently.

namespace impact {

/// Payload of the job. What was before and after stands in the journal; `at` is the instant of the
/// change.
struct OfferKeepsOpen {
  static constexpr std::string_view job_kind = "offer_changed";
  Id<journal::Entry> entry;
  Id<offers::Offer> offer;
  Id<journal::Batch> batch;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(OfferKeepsOpen, (), (entry, offer, batch, at))

void keep_open_in_offer(db::Database& db, const Shared& shared, jobs::Run& run);

/// The same of a change of the programme.
struct CourseKeepsOpen {
  static constexpr std::string_view job_kind = "course_changed";
  Id<journal::Entry> entry;
  ProductId product;
  Id<journal::Batch> batch;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(CourseKeepsOpen, (), (entry, product, batch, at))

void keep_open_in_course(db::Database& db, const Shared& shared, jobs::Run& run);

/// Payload of the job that goes on taking back what was kept open.
struct KeptOpenTakenBack {
  static constexpr std::string_view job_kind = "kept_open_taken_back";
  Id<journal::Batch> batch;
};
BOOST_DESCRIBE_STRUCT(KeptOpenTakenBack, (), (batch))

void go_on_taking_back(db::Database& db, jobs::Run& run);

/// What the act kept open is not opened for anybody any more; the rest of many follows as a job.
void take_back_kept_open(db::Transaction& tx, Id<journal::Entry> act);

}  // namespace impact
