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
};
BOOST_DESCRIBE_STRUCT(OwnProfile, (), (name, language))

struct OwnProfilePatch {
  std::optional<describe::Text<1, 120>> name;
  describe::Patch<base::Language> language;
};
BOOST_DESCRIBE_STRUCT(OwnProfilePatch, (), (name, language))

struct BeforeAfter {
  OwnProfile before;
  OwnProfile after;
};
BOOST_DESCRIBE_STRUCT(BeforeAfter, (), (before, after))

OwnProfile changed(OwnProfile profile, const OwnProfilePatch& patch) {
  if (patch.name) profile.name = patch.name->v;
  if (!patch.language.absent()) profile.language = patch.language.value();
  return profile;
}

OwnProfile change(Call& call, const OwnProfilePatch& patch) {
  const auto id = Id<Member>::from_number(call.actor().person);
  return call.write([&](db::Transaction& tx) {
    const Member member = member_of(tx, id);
    const OwnProfile before{member.name, member.language};
    const OwnProfile after = changed(before, patch);
    tx.run("UPDATE staff SET name = $2, language = $3, version = version + 1 WHERE id = $1", id,
           after.name, after.language);
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
                      "My own name and language", change)
              .by_people()};
}

}  // namespace staff
