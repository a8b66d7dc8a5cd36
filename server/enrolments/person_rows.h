// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <map>
#include <string>
#include <vector>

#include "db/transaction.h"
#include "describe/types.h"
#include "people/contact.h"

// The one list of the tables in which people leave rows, whatever folder they belong to: what a
// deletion saves, takes away and may have to bring back. A test compares it with the schema.

namespace enrolments {

/// By the name of the table.
struct SavedPerson {
  std::map<std::string, describe::Json> rows;
  /// Whose mail came to this person.
  std::vector<base::Id<people::Contact>> mail_served;
};
BOOST_DESCRIBE_STRUCT(SavedPerson, (), (rows, mail_served))

/// All that refers to the person, sign-ins apart.
SavedPerson saved_person(db::Reader& reader, base::Id<people::Contact> contact);
void bring_back(db::Transaction& tx, base::Id<people::Contact> contact, const SavedPerson& saved);

/// Orders, their payments and what was given by them stay; all else goes.
void remove_all_but_orders(db::Transaction& tx, base::Id<people::Contact> contact);
void remove_all(db::Transaction& tx, base::Id<people::Contact> contact);

/// The names of the tables, for the test.
std::vector<std::string> tables_of_people();

}  // namespace enrolments
