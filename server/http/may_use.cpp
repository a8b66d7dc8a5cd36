// SPDX-License-Identifier: Apache-2.0
#include "http/may_use.h"

namespace http {

using base::ActorKind;
using base::Permission;

namespace {

/// Rights are held by staff and tokens. The system holds them all; a student holds none, whatever
/// the bits say.
bool holds(Permission right, const base::Actor& actor) {
  switch (actor.kind) {
    case ActorKind::System: return true;
    case ActorKind::Staff:
    case ActorKind::Token: return actor.may(right);
    case ActorKind::Nobody:
    case ActorKind::Student: return false;
  }
  return false;
}

}  // namespace

bool may_use(Permission needed, const base::Actor& actor) {
  if (needed == Permission::Public) return true;
  // Whoever sees a student's pages has no more there than the student.
  if (actor.on_behalf_of) return needed == Permission::Student;
  if (needed == Permission::SignedIn) return actor.kind != ActorKind::Nobody;
  if (needed == Permission::Student) return actor.kind == ActorKind::Student;
  if (needed == Permission::Staff && actor.kind == ActorKind::Staff) return true;
  return holds(needed, actor);
}

}  // namespace http
