// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <string>

#include "base/actor.h"
#include "db/reader.h"

namespace staff {

/// Who has asked for work that a job does, as kept for the job.
struct Acting {
  base::ActorKind kind = base::ActorKind::Staff;
  std::int64_t person = 0;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Acting, (), (kind, person, name))

Acting acting_as(const base::Actor& actor);

/// A job acts for a member of the team with the rights that they have now. A token is gone as an
/// actor once its request is over; what it asked for was checked then, so it has `checked`.
base::Actor actor_of(db::Reader& reader, const Acting& acting, base::Permissions checked);

}  // namespace staff
