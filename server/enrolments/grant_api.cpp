// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "access/decide.h"
#include "access/trace.h"
#include "base/rejections.h"
#include "enrolments/enrolments_api.h"
#include "enrolments/grant_rows.h"
#include "enrolments/members.h"
#include "enrolments/revoke_access.h"
#include "enrolments/shared.h"
#include "school/school.h"

namespace enrolments {
namespace {

using http::Call;
using http::Permission;

http::Page<GrantRow> list_grants(Call& call, const http::PageWanted& wanted) {
  const auto contact = people::contact_of(call.read(), call.id<Contact>("id"));
  return http::page_of(grant_rows(call.read(), shared_of(call), contact.id,
                                  call.at().value_or(call.now()), call.actor()),
                       wanted);
}

GrantRow show_grant(Call& call) {
  const auto id = call.id<accesses::Grant>("id");
  const auto record = accesses::find_grant(call.read(), id);
  if (!record) throw base::NotFound("grant.not_found");
  const auto rows = grant_rows(call.read(), shared_of(call), record->contact,
                               call.at().value_or(call.now()), call.actor());
  return *std::ranges::find(rows, id, &GrantRow::id);
}

AccessRevoked revoke(Call& call, const RevocationDraft& draft) {
  const auto id = call.id<accesses::Grant>("id");
  const Shared shared = shared_of(call);
  if (call.dry_run()) {
    return {.grant = id, .effects = plan_revocation(call.read(), shared, id, call.now())};
  }
  return call.write(
      [&](db::Transaction& tx) { return revoke_access(tx, shared, id, draft, call.actor()); });
}

http::Page<MemberRow> list_members(Call& call, const MembersWanted& wanted) {
  return members_of(call.read(), shared_of(call), call.id<Product>("id"), wanted, call.actor());
}

struct AccessWanted {
  Id<Product> product;
};
BOOST_DESCRIBE_STRUCT(AccessWanted, (), (product))

struct LessonAccess {
  Id<courses::Lesson> lesson;
  std::string title;
  std::string module;
  accesses::Answer answer;
  accesses::Trace trace;
};
BOOST_DESCRIBE_STRUCT(LessonAccess, (), (lesson, title, module, answer, trace))

/// What one person may open in one product, and why.
struct AccessView {
  courses::ProductName product;
  Instant at;
  accesses::Answer answer;
  std::vector<LessonAccess> lessons;
};
BOOST_DESCRIBE_STRUCT(AccessView, (), (product, at, answer, lessons))

AccessView show_access(Call& call, const AccessWanted& wanted) {
  const auto contact = people::contact_of(call.read(), call.id<Contact>("id"));
  const Shared shared = shared_of(call);
  const auto course = shared.courses.of(call.read(), wanted.product);
  auto facts = accesses::facts_of(call.read(), shared.policies, contact.id, wanted.product);
  facts.zone = school::school_of(call.read()).zone;
  facts.blocked = contact.blocked_at.has_value();
  AccessView view;
  view.product = courses::name_of(course->programme.product);
  view.at = call.at().value_or(call.now());
  view.answer =
      accesses::decide(course->course, facts, accesses::ProductTarget{}, view.at);
  for (const courses::Module& module : course->programme.modules) {
    for (const courses::Lesson& lesson : module.lessons) {
      auto trace = accesses::explain(course->course, facts, lesson.id, view.at);
      const auto answer = trace.outcome;
      view.lessons.push_back(
          {lesson.id, lesson.title, module.title, answer, std::move(trace)});
    }
  }
  return view;
}

}  // namespace

std::vector<http::Route> grant_routes() {
  return {
      get("/api/contacts/{id}/grants", Permission::ViewContacts,
          "What a contact holds, newest first", list_grants)
          .at(),
      get("/api/contacts/{id}/access", Permission::ViewContacts,
          "Every lesson of a product for one contact: the answer and why", show_access)
          .at(),
      get("/api/grants/{id}", Permission::ViewContacts, "One grant", show_grant).at(),
      post("/api/grants/{id}/revocation", Permission::GiveAccess,
           "Revoke access; progress and orders stay", revoke)
          .status(200).idempotent().dry_run(),
      // Whoever sees contacts, and curators of the course: the handler tells them apart.
      get("/api/products/{id}/members", Permission::Staff,
          "Who holds or held a course, newest first", list_members),
  };
}

}  // namespace enrolments
