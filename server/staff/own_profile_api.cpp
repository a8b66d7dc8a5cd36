// SPDX-License-Identifier: Apache-2.0
#include "describe/describe.h"
#include "http/call.h"
#include "journal/journal.h"
#include "staff/member.h"
#include "staff/staff_api.h"

namespace staff {
namespace {

using http::Call;

/// What everybody on the team says about themselves.
struct OwnProfile {
  std::string name;
  std::optional<base::Language> language;
  std::optional<base::TimeZone> zone;
};
BOOST_DESCRIBE_STRUCT(OwnProfile, (), (name, language, zone))

/// Without a zone of their own they read dates by the school's clock.
struct OwnProfilePatch {
  std::optional<describe::Text<1, 120>> name;
  describe::Patch<base::Language> language;
  describe::Patch<base::TimeZone> zone;
};
BOOST_DESCRIBE_STRUCT(OwnProfilePatch, (), (name, language, zone))

struct BeforeAfter {
  OwnProfile before;
  OwnProfile after;
};
BOOST_DESCRIBE_STRUCT(BeforeAfter, (), (before, after))

OwnProfile changed(OwnProfile profile, const OwnProfilePatch& patch) {
  if (patch.name) profile.name = patch.name->v;
  if (!patch.language.absent()) profile.language = patch.language.value();
  if (!patch.zone.absent()) profile.zone = patch.zone.value();
  return profile;
}

OwnProfile change(Call& call, const OwnProfilePatch& patch) {
  const auto id = Id<Member>::from_number(call.actor().person);
  return call.write([&](db::Transaction& tx) {
    const Member member = member_of(tx, id);
    const OwnProfile before{member.name, member.language, member.zone};
    const OwnProfile after = changed(before, patch);
    tx.run(
        "UPDATE staff SET name = $2, language = $3, zone = $4, version = version + 1 "
        "WHERE id = $1",
        id, after.name, after.language, after.zone);
    journal::record(tx, call.actor(),
                    {.action = "member.changed",
                     .object = journal::Object::of(id),
                     .details = describe::to_json(BeforeAfter{before, after})});
    return after;
  });
}

}  // namespace

std::vector<http::Route> own_profile_routes() {
  return {http::patch("/api/session/profile", http::Permission::Staff,
                      "My own name, language and time zone", change)
              .by_people()};
}

}  // namespace staff
