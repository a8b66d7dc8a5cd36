// SPDX-License-Identifier: Apache-2.0
#include "base/fault.h"
#include "base/rejections.h"
#include "changes/changes_api.h"
#include "changes/order_terms.h"
#include "enrolments/shared.h"
#include "journal/journal.h"
#include "learning/supposed.h"
#include "people/change_contact.h"
#include "staff/authenticator.h"
#include "staff/session_view.h"
#include "staff/viewing.h"

namespace changes {
namespace {

using http::Call;
using http::Permission;
using staff::ViewingMode;

/// `order` and `patch`: the pages as they would be if this edit of the order were saved. `at`: as
/// they are on that day.
struct ViewingWanted {
  ViewingMode mode = ViewingMode::View;
  std::optional<Id<orders::Order>> order;
  std::optional<OrderPatch> patch;
  std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(ViewingWanted, (), (mode, order, patch, at))

/// Whoever acts for the student acts on what is.
void refuse(const ViewingWanted& wanted, const base::Actor& actor) {
  const bool lacks_right = !actor.may(staff::right_for(wanted.mode)) ||
                           (wanted.patch && !actor.may(Permission::GiveAccess));
  if (lacks_right && !base::control("permission")) throw base::Forbidden();
  std::vector<base::FieldError> errors;
  if (wanted.order && !wanted.patch) errors.push_back({"/patch", "required", ""});
  if (wanted.patch && !wanted.order) errors.push_back({"/order", "required", ""});
  if (wanted.mode == ViewingMode::As) {
    if (wanted.patch) errors.push_back({"/patch", "view.as_it_is", ""});
    if (wanted.at) errors.push_back({"/at", "view.as_it_is", ""});
  }
  if (!errors.empty()) throw base::Invalid(std::move(errors));
}

std::vector<learning::SupposedTerms> supposed_terms(db::Reader& reader, const Shared& shared,
                                                    Id<people::Contact> contact,
                                                    const ViewingWanted& wanted,
                                                    const base::Actor& actor) {
  if (!wanted.order) return {};
  const auto order = orders::order_of(reader, *wanted.order);
  if (order.contact != contact) throw base::NotFound("order.not_found");
  const auto plan = plan_terms(reader, shared, order, *wanted.patch, actor, reader.now());
  std::vector<learning::SupposedTerms> terms;
  for (const LineTerms& line : plan.lines) {
    if (line.line.grant) terms.push_back({*line.line.grant, line.after});
  }
  return terms;
}

struct SignedInAs {
  Instant until;
};
BOOST_DESCRIBE_STRUCT(SignedInAs, (), (until))

void note(db::Transaction& tx, const base::Actor& actor, const staff::Viewing& viewing) {
  if (viewing.mode != ViewingMode::As) return;
  journal::record(tx, actor,
                  {.action = "contact.signed_in_as",
                   .object = journal::Object::of(*viewing.contact),
                   .contact = viewing.contact,
                   .details = describe::to_json(SignedInAs{viewing.until})});
}

staff::SessionView begin(Call& call, const ViewingWanted& wanted) {
  refuse(wanted, call.actor());
  const Shared shared = enrolments::shared_of(call);
  return call.write([&](db::Transaction& tx) {
    const auto contact = people::contact_of(tx, call.id<people::Contact>("id")).id;
    const auto session = staff::session_of(tx, call.request());
    base::ensure(session.has_value(), "whoever may ask this sits in front of a browser");
    const auto terms = supposed_terms(tx, shared, contact, wanted, call.actor());
    const staff::Viewing viewing{
        .mode = wanted.mode,
        .contact = contact,
        .until = staff::end_of_viewing(*session, wanted.mode, tx.now()),
        .at = wanted.at,
        .terms = learning::text_of(terms)};
    staff::begin_viewing(tx, session->id, viewing);
    note(tx, call.actor(), viewing);
    return staff::view_here(call, tx);
  });
}

}  // namespace

std::vector<http::Route> viewing_routes() {
  return {
      post("/api/contacts/{id}/viewing", Permission::ViewContacts,
           "See a student's pages, or sign in as the student", begin)
          .by_people(),
  };
}

}  // namespace changes
