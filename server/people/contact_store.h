// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/transaction.h"
#include "people/contact.h"

// All SQL of the tables contacts and former_emails, but for the lists of `reports`.

namespace people::store {

/// Not of people of whom only their orders are left.
std::optional<Contact> find(db::Reader& reader, Id<Contact> id);
std::optional<Contact> find_by_email(db::Reader& reader, const Email& email);

struct FormerOwner {
  Id<Contact> contact;
  Instant left_at;
};
BOOST_DESCRIBE_STRUCT(FormerOwner, (), (contact, left_at))
std::optional<FormerOwner> find_former_owner(db::Reader& reader, const Email& email);
std::vector<std::string> former_emails_of(db::Reader& reader, Id<Contact> id);

/// Those of the addresses that somebody has.
std::vector<Contact> list_by_emails(db::Reader& reader, const std::vector<Email>& emails);
/// Those of the addresses that were left at that instant or later.
std::vector<std::string> left_since(db::Reader& reader, const std::vector<Email>& emails,
                                    Instant since);

void insert(db::Transaction& tx, const Contact& contact);
/// Writes what a person edits and raises the version to `contact.version`.
void update(db::Transaction& tx, const Contact& contact);
void set_password_hash(db::Transaction& tx, Id<Contact> id, const std::string& hash);
void add_former_email(db::Transaction& tx, const Email& email, Id<Contact> id);
/// Nobody is found by it any more.
void drop_former_email(db::Transaction& tx, const Email& email);
/// Codes and links that were mailed to an address the person no longer has.
void end_login_codes(db::Transaction& tx, Id<Contact> id);
/// Only the row is left, for what must go on pointing at it.
void blank(db::Transaction& tx, Id<Contact> id);
void erase(db::Transaction& tx, Id<Contact> id);

}  // namespace people::store
