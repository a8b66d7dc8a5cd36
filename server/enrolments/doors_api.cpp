// SPDX-License-Identifier: Apache-2.0
#include "base/rejections.h"
#include "enrolments/enrolments_api.h"
#include "enrolments/give_access.h"
#include "enrolments/shared.h"
#include "http/call.h"
#include "people/contact_card.h"

// The six doors end in one verb; here each reads its own input. (Door 6 is the folder `imports`.)

namespace enrolments {
namespace {

using http::Call;
using http::Permission;
using orders::Door;

/// A rehearsal plans on the snapshot; the real call plans again inside its transaction.
AccessGiven give(Call& call, const Request& request) {
  const Shared shared = shared_of(call);
  if (request.access.paid && !call.actor().may(Permission::RecordPayments)) {
    throw base::Forbidden("payment.not_yours");
  }
  if (call.dry_run()) {
    const Plan plan = plan_access(call.read(), shared, request, call.now());
    AccessGiven rehearsed{.effects = plan.effects};
    if (!plan.new_contact) {
      rehearsed.contact = GivenContact{plan.contact.id, people::display_name(plan.contact)};
    }
    return rehearsed;
  }
  return call.write([&](db::Transaction& tx) {
    const Plan plan = plan_access(tx, shared, request, tx.now());
    return apply_access(tx, plan, request, call.actor());
  });
}

/// Door 1: + in the members of a course. Without `open_access` only the contact is saved.
struct MemberDraft : AccessChoice {
  ContactRef contact;
  std::optional<bool> open_access;
};
BOOST_DESCRIBE_STRUCT(MemberDraft, (AccessChoice), (contact, open_access))

/// A person without access: what doors 1 and 2 do with the switch off.
AccessGiven save_contact(Call& call, const ContactRef& contact) {
  AccessGiven given;
  given.effects.as_of = call.now().to_whole_seconds();
  const auto* draft = std::get_if<people::ContactDraft>(&contact);
  if (draft == nullptr) throw base::Invalid("/open_access", "access.nothing_to_do");
  if (call.dry_run()) {
    given.effects.contact = {
        people::display_name(people::planned(call.read(), *draft, "staff")), true, {}};
    return given;
  }
  const auto added = call.write(
      [&](db::Transaction& tx) { return people::add(tx, *draft, "staff", call.actor()); });
  given.contact = GivenContact{added.id, people::display_name(added)};
  given.effects.contact = {given.contact->name, true, {}};
  return given;
}

AccessGiven add_member(Call& call, const MemberDraft& draft) {
  if (!draft.open_access.value_or(true)) return save_contact(call, draft.contact);
  Request request{.contact = draft.contact,
                  .product = call.id<Product>("id"),
                  .access = draft,
                  .door = draft.full.value_or(false) ? Door::CourseFull : Door::CourseOffer};
  return give(call, request);
}

/// Door 2: a new contact, with an offer, with full access to a product, or without.
struct NewContactAccess : AccessChoice {
  std::optional<Id<Product>> product;
};
BOOST_DESCRIBE_STRUCT(NewContactAccess, (AccessChoice), (product))

struct NewContactDraft : people::ContactDraft {
  std::optional<NewContactAccess> access;
};
BOOST_DESCRIBE_STRUCT(NewContactDraft, (people::ContactDraft), (access))

/// The card with what the door adds to it.
struct NewContact : people::ContactCard {
  std::optional<OrderName> order;
  Effects effects;
  std::optional<base::Id<journal::Entry>> undo;
};
BOOST_DESCRIBE_STRUCT(NewContact, (people::ContactCard), (order, effects, undo))

NewContact view_of(people::ContactCard card, AccessGiven given) {
  NewContact view{std::move(card)};
  view.order = given.order;
  view.effects = std::move(given.effects);
  view.undo = given.undo;
  return view;
}

/// What the card would be; its id names nobody.
NewContact rehearse_contact(Call& call, const NewContactDraft& draft, AccessGiven given) {
  const auto planned = people::planned(call.read(), draft, "staff");
  return view_of(people::card_of(call.read(), planned, call.actor()), std::move(given));
}

NewContact add_contact(Call& call, const NewContactDraft& draft) {
  if (draft.access && !call.actor().may(Permission::GiveAccess)) throw base::Forbidden();
  const ContactRef person = static_cast<const people::ContactDraft&>(draft);
  AccessGiven given = draft.access ? give(call, {.contact = person,
                                                 .product = draft.access->product,
                                                 .access = *draft.access,
                                                 .door = Door::NewContact})
                                   : save_contact(call, person);
  if (call.dry_run()) return rehearse_contact(call, draft, std::move(given));
  const auto contact = people::contact_of(call.read(), given.contact->id);
  return view_of(people::card_of(call.read(), contact, call.actor()), std::move(given));
}

/// Door 3: + Product on the contact's card.
struct GrantDraft : AccessChoice {
  Id<Product> product;
};
BOOST_DESCRIBE_STRUCT(GrantDraft, (AccessChoice), (product))

AccessGiven add_product(Call& call, const GrantDraft& draft) {
  return give(call, {.contact = call.id<Contact>("id"),
                     .product = draft.product,
                     .access = draft,
                     .door = Door::ContactProduct});
}

/// Door 4: + Order, terms written by hand. With `payment_required` nothing opens until staff have
/// recorded the payment.
struct OrderDraft {
  std::vector<OwnLine> lines;
  std::optional<bool> payment_required;
  std::optional<base::Money> price;
  std::optional<mail::AccessMails> mails;
  std::optional<orders::PaymentDraft> paid;
  std::optional<GivenBecause> reason;
  std::optional<describe::Text<0, 500>> note;
  std::optional<Instant> as_of;
};
BOOST_DESCRIBE_STRUCT(OrderDraft, (),
                      (lines, payment_required, price, mails, paid, reason, note, as_of))

AccessGiven add_order(Call& call, const OrderDraft& draft) {
  if (draft.lines.empty()) throw base::Invalid("/lines", "required");
  Request request{.contact = call.id<Contact>("id"),
                  .own_lines = draft.lines,
                  .door = Door::ContactOrder,
                  .payment_required = draft.payment_required.value_or(false) && !draft.paid,
                  .price = draft.price};
  request.access = {.paid = draft.paid,
                    .mails = draft.mails,
                    .as_of = draft.as_of,
                    .reason = draft.reason,
                    .note = draft.note};
  return give(call, request);
}

/// Door 5: + Add beside the sales of an offer.
struct BuyerDraft : AccessChoice {
  ContactRef contact;
};
BOOST_DESCRIBE_STRUCT(BuyerDraft, (AccessChoice), (contact))

AccessGiven add_buyer(Call& call, const BuyerDraft& draft) {
  Request request{.contact = draft.contact, .access = draft, .door = Door::Offer};
  request.access.offer = call.id<Offer>("id");
  request.access.full.reset();
  return give(call, request);
}

}  // namespace

Shared shared_in(const http::Parts& parts) {
  return {parts.get<courses::CompiledCourses>(), parts.get<accesses::PolicyCache>(),
          parts.get<MailForesight>()};
}

Shared shared_of(const http::Call& call) { return shared_in(call.services().parts); }

std::vector<http::Route> door_routes() {
  return {
      post("/api/products/{id}/members", Permission::GiveAccess,
           "Door 1: add a member to a course", add_member)
          .idempotent().dry_run(),
      post("/api/contacts", Permission::EditContacts,
           "Door 2: add a contact, with access to an offer or without", add_contact)
          .idempotent().dry_run(),
      post("/api/contacts/{id}/grants", Permission::GiveAccess,
           "Door 3: give a contact a product", add_product)
          .idempotent().dry_run(),
      post("/api/contacts/{id}/orders", Permission::GiveAccess,
           "Door 4: an order with terms of its own", add_order)
          .idempotent().dry_run(),
      post("/api/offers/{id}/buyers", Permission::GiveAccess, "Door 5: add a buyer to an offer",
           add_buyer)
          .idempotent().dry_run(),
  };
}

}  // namespace enrolments
