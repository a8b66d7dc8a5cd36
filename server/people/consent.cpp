// SPDX-License-Identifier: Apache-2.0
#include "people/consent.h"

#include "describe/describe.h"

namespace people {
namespace {

struct BeforeAfter {
  Consent before;
  Consent after;
};
BOOST_DESCRIBE_STRUCT(BeforeAfter, (), (before, after))

}  // namespace

Consent consent_of(db::Reader& reader, Id<Contact> contact) {
  return reader.one<Consent>(
      "SELECT marketing_consent_at, marketing_refused_at FROM contacts WHERE id = $1", contact);
}

void set_consent(db::Transaction& tx, Id<Contact> contact, const Consent& consent,
                 const base::Actor& actor, std::optional<Id<journal::Batch>> batch) {
  const Consent before = consent_of(tx, contact);
  tx.run(
      "UPDATE contacts SET marketing_consent_at = $2, marketing_refused_at = $3 WHERE id = $1",
      contact, consent.given_at, consent.refused_at);
  journal::record(tx, actor,
                  {.action = "contact.consent_changed",
                   .object = journal::Object::of(contact),
                   .contact = contact,
                   .details = describe::to_json(BeforeAfter{before, consent}),
                   .batch = batch});
}

}  // namespace people
