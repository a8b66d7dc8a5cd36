// SPDX-License-Identifier: Apache-2.0
#include "staff/acting.h"

#include "staff/member.h"

namespace staff {

Acting acting_as(const base::Actor& actor) { return {actor.kind, actor.person, actor.name}; }

base::Actor actor_of(db::Reader& reader, const Acting& acting, base::Permissions checked) {
  if (acting.kind != base::ActorKind::Staff) {
    base::Actor actor{.kind = acting.kind, .person = acting.person, .name = acting.name};
    actor.permissions = checked;
    return actor;
  }
  const auto member = find_member(reader, Id<Member>::from_number(acting.person));
  if (!member) return {.kind = base::ActorKind::Nobody};
  return actor_of(*member);
}

}  // namespace staff
