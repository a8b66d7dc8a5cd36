// SPDX-License-Identifier: Apache-2.0
#include "http/call.h"
#include "http/page.h"
#include "jobs/job.h"
#include "staff/member.h"
#include "staff/second_factor.h"
#include "staff/staff_api.h"
#include "staff/staff_link.h"

namespace staff {
namespace {

using http::Call;

/// `invited` until the member has set a password.
struct MemberView {
  Id<Member> id;
  std::string name;
  Email email;
  Role role = Role::Support;
  std::vector<std::string> rights;
  bool invited = false;
  bool disabled = false;
  bool second_factor = false;
  std::optional<Instant> last_seen_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(MemberView, (),
                      (id, name, email, role, rights, invited, disabled, second_factor,
                       last_seen_at, version))

MemberView view_of(const Member& member) {
  return {member.id,
          member.name,
          member.email,
          member.role,
          member.rights,
          !member.password_hash,
          member.disabled_at.has_value(),
          member.totp_confirmed_at.has_value(),
          member.last_seen_at,
          member.version};
}

http::Page<MemberView> list(Call& call, const http::PageWanted& wanted) {
  std::vector<MemberView> views;
  for (const Member& member : list_members(call.read())) views.push_back(view_of(member));
  return http::page_of(std::move(views), wanted);
}

Id<Member> inviter_in(const Call& call) {
  return Id<Member>::from_number(call.actor().person);
}

MemberView invite(Call& call, const MemberDraft& draft) {
  return call.write([&](db::Transaction& tx) {
    const Member member = add_member(tx, draft, call.actor());
    jobs::enqueue(tx, InvitationWanted{member.id, inviter_in(call)});
    return view_of(member);
  });
}

MemberView edit(Call& call, const MemberPatch& patch) {
  const auto id = call.id<Member>("id");
  return call.write([&](db::Transaction& tx) {
    const Member member = member_of(tx, id);
    call.expect(view_of(member));
    return view_of(change_member(tx, member, patch, call.actor()));
  });
}

struct InvitationLink {
  std::string link;
};
BOOST_DESCRIBE_STRUCT(InvitationLink, (), (link))

/// For handing over by other means than mail; the link mailed before dies.
InvitationLink invite_again(Call& call) {
  const auto id = call.id<Member>("id");
  return call.write([&](db::Transaction& tx) {
    const Member member = member_of(tx, id);
    if (member.password_hash) throw base::Conflict("member.has_password");
    refuse_beyond(call.actor(), member);
    const std::string token =
        make_staff_link(tx, LinkPurpose::Invitation, member.id, inviter_in(call));
    return InvitationLink{call.services().public_url() + "/admin/link?token=" + token};
  });
}

/// Whoever lost phone and password starts anew by a mailed invitation.
MemberView reset(Call& call) {
  const auto id = call.id<Member>("id");
  return call.write([&](db::Transaction& tx) {
    const Member member = member_of(tx, id);
    take_password(tx, member, call.actor());
    remove_second_factor(tx, member.id, call.actor());
    jobs::enqueue(tx, InvitationWanted{member.id, inviter_in(call)});
    return view_of(member_of(tx, id));
  });
}

}  // namespace

std::vector<http::Route> team_routes() {
  using http::get, http::patch, http::post;
  return {
      get("/api/team", Permission::ManageTeam, "The team", list),
      post("/api/team", Permission::ManageTeam, "Invite somebody to the team", invite)
          .second_factor().idempotent(),
      patch("/api/team/{id}", Permission::ManageTeam, "Change role, rights or name", edit)
          .second_factor().versioned(),
      post("/api/team/{id}/invitation", Permission::ManageTeam,
           "A new invitation link, shown once", invite_again)
          .second_factor().secret_answer(),
      post("/api/team/{id}/reset", Permission::ManageTeam,
           "Take password and second factor of a colleague, and mail a new invitation", reset)
          .second_factor().status(200),
  };
}

}  // namespace staff
