// SPDX-License-Identifier: Apache-2.0
#include "enrolments/person_rows.h"

#include <array>
#include <ranges>

#include "db/saved_rows.h"
#include "describe/describe.h"
#include "fmt/core.h"

namespace enrolments {
namespace {

using ContactId = base::Id<people::Contact>;

/// What belongs to orders stays when payments do. Rows of reports stay always, and others empty
/// them.
enum class Part { Person, Order, Report };

struct PersonTable {
  std::string_view name;
  std::string_view key;
  /// Which rows are a person's; `$1` is the contact.
  std::string_view mine;
  Part part = Part::Person;
};

constexpr std::string_view by_contact = "contact_id = $1";
constexpr std::string_view by_order =
    "order_id IN (SELECT id FROM orders WHERE contact_id = $1)";

/// What others refer to comes first. Policies go by their numbers, see `remove_all`.
constexpr std::array<PersonTable, 16> person_tables{{
    {"contacts", "id", "id = $1", Part::Order},
    {"former_emails", "email", by_contact},
    {"contact_tags", "contact_id, tag_id", by_contact},
    {"notes", "id", by_contact},
    {"policies", "id",
     "id IN (SELECT l.policy_id FROM order_lines l JOIN orders o ON o.id = l.order_id "
     "WHERE o.contact_id = $1)",
     Part::Order},
    {"orders", "id", by_contact, Part::Order},
    {"order_lines", "id", by_order, Part::Order},
    {"payments", "id", by_order, Part::Order},
    {"grants", "id", by_contact, Part::Order},
    {"freezes", "id", "grant_id IN (SELECT id FROM grants WHERE contact_id = $1)", Part::Order},
    {"lesson_overrides", "id", by_contact},
    {"passed_checkpoints", "contact_id, lesson_id", by_contact},
    {"progress", "contact_id, lesson_id", by_contact},
    {"mails", "id", by_contact},
    {"opening_promises", "product_id, contact_id", by_contact},
    {"import_rows", "import_id, line", by_contact, Part::Report},
}};

struct TagRow {
  std::int64_t tag_id = 0;
};
BOOST_DESCRIBE_STRUCT(TagRow, (), (tag_id))

/// A tag that was deleted meanwhile does not come back with the person.
void put_tags_back(db::Transaction& tx, ContactId contact, const std::string& json) {
  std::vector<std::int64_t> ids;
  for (const auto& row : describe::from_json<std::vector<TagRow>>(json, describe::tolerant)) {
    ids.push_back(row.tag_id);
  }
  tx.run(
      "INSERT INTO contact_tags (contact_id, tag_id) "
      "SELECT $1, id FROM tags WHERE id IN EACH_OF($2)",
      contact, db::Numbers(std::span<const std::int64_t>(ids)));
}

void remove_rows(db::Transaction& tx, const PersonTable& table, ContactId contact) {
  tx.run(fmt::format("DELETE FROM {} WHERE {}", table.name, table.mine), contact);
}

/// What refers to others goes first.
void remove_parts(db::Transaction& tx, ContactId contact, Part part) {
  for (const PersonTable& table : person_tables | std::views::reverse) {
    if (table.part == part) remove_rows(tx, table, contact);
  }
}

}  // namespace

SavedPerson saved_person(db::Reader& reader, ContactId contact) {
  SavedPerson saved;
  for (const PersonTable& table : person_tables) {
    saved.rows[std::string(table.name)] = describe::Json{
        db::rows_as_json(reader, table.name, table.mine, contact.number())};
  }
  saved.mail_served =
      reader.all<ContactId>("SELECT id FROM contacts WHERE mail_to = $1", contact);
  return saved;
}

void bring_back(db::Transaction& tx, ContactId contact, const SavedPerson& saved) {
  for (const PersonTable& table : person_tables) {
    const auto rows = saved.rows.find(std::string(table.name));
    if (rows == saved.rows.end()) continue;
    if (table.name == "contact_tags") {
      put_tags_back(tx, contact, rows->second.text);
    } else {
      db::put_rows_back(tx, table.name, table.key, rows->second.text);
    }
  }
  tx.run("UPDATE contacts SET mail_to = $1 WHERE id IN EACH_OF($2) AND mail_to IS NULL", contact,
         db::Numbers(saved.mail_served));
}

void remove_all_but_orders(db::Transaction& tx, ContactId contact) {
  tx.run("UPDATE contacts SET mail_to = NULL WHERE mail_to = $1", contact);
  remove_parts(tx, contact, Part::Person);
}

void remove_all(db::Transaction& tx, ContactId contact) {
  remove_all_but_orders(tx, contact);
  // Found by the lines of orders, and referred to by them.
  const auto policies = tx.all<std::int64_t>(
      "SELECT l.policy_id FROM order_lines l JOIN orders o ON o.id = l.order_id "
      "WHERE o.contact_id = $1 AND l.policy_id IS NOT NULL",
      contact);
  remove_parts(tx, contact, Part::Order);
  tx.run("DELETE FROM policies WHERE id IN EACH_OF($1)",
         db::Numbers(std::span<const std::int64_t>(policies)));
}

std::vector<std::string> tables_of_people() {
  std::vector<std::string> names;
  for (const PersonTable& table : person_tables) names.emplace_back(table.name);
  return names;
}

}  // namespace enrolments
