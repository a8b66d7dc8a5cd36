// SPDX-License-Identifier: Apache-2.0
#include "people/known_addresses.h"

#include "people/change_contact.h"
#include "people/contact_store.h"

namespace people {

KnownAddresses known_addresses(db::Reader& reader, const std::vector<Email>& emails) {
  KnownAddresses known;
  for (Contact& contact : store::list_by_emails(reader, emails)) {
    std::string address = contact.email->text();
    known.owners.emplace(std::move(address), std::move(contact));
  }
  for (std::string& address :
       store::left_since(reader, emails, reader.now() - former_email_kept)) {
    known.left_lately.insert(std::move(address));
  }
  return known;
}

}  // namespace people
