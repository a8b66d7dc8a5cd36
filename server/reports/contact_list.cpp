// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <utility>

#include "base/sort_key.h"
#include "base/text.h"
#include "courses/product.h"
#include "http/call.h"
#include "offers/offer.h"
#include "people/contact.h"
#include "people/tags.h"
#include "reports/contact_filter.h"
#include "reports/list_page.h"
#include "reports/reports_api.h"

namespace reports {
namespace {

using base::Id;
using base::Instant;
using http::Call;
using http::Permission;
using people::Contact;

struct ContactPageWanted : ContactsWanted {
  Limit limit;
  Offset offset;
};
BOOST_DESCRIBE_STRUCT(ContactPageWanted, (ContactsWanted), (limit, offset))

struct Row {
  Id<Contact> id;
  std::optional<base::Email> email;
  std::string first_name;
  std::string last_name;
  std::optional<std::string> phone;
  std::optional<base::Language> language;
  std::optional<Instant> first_signed_in_at;
  std::optional<Instant> last_seen_at;
  Instant created_at;
  std::int64_t products = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, email, first_name, last_name, phone, language, first_signed_in_at,
                       last_seen_at, created_at, products, version))

struct ContactRow {
  Id<Contact> id;
  std::string name;
  std::optional<base::Email> email;
  std::optional<std::string> phone;
  std::optional<base::Language> language;
  std::vector<std::string> tags;
  std::int64_t products = 0;
  bool never_signed_in = false;
  std::optional<Instant> last_seen_at;
  Instant created_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ContactRow, (),
                      (id, name, email, phone, language, tags, products, never_signed_in,
                       last_seen_at, created_at, version))

/// Of more than these a page is found sooner without the index of words.
constexpr std::int64_t few = 2'000;

struct TagOf {
  Id<Contact> contact;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(TagOf, (), (contact, name))

std::map<Id<Contact>, std::vector<std::string>> tags_by_contact(db::Reader& reader,
                                                                const std::vector<Row>& rows) {
  std::vector<Id<Contact>> ids;
  for (const Row& row : rows) ids.push_back(row.id);
  std::map<Id<Contact>, std::vector<std::string>> tags;
  for (auto& tag : reader.all<TagOf>(
           "SELECT c.contact_id, t.name FROM contact_tags c JOIN tags t ON t.id = c.tag_id "
           "WHERE c.contact_id IN EACH_OF($1)",
           db::Numbers(ids))) {
    tags[tag.contact].push_back(std::move(tag.name));
  }
  for (auto& [contact, names] : tags) {
    std::ranges::sort(names, {}, [](const std::string& name) { return base::sort_key({name}); });
  }
  return tags;
}

ContactRow view_of(const Row& row, std::vector<std::string> tags) {
  Contact contact;
  contact.email = row.email;
  contact.first_name = row.first_name;
  contact.last_name = row.last_name;
  contact.phone = row.phone;
  return {row.id,
          people::display_name(contact),
          row.email,
          row.phone,
          row.language,
          std::move(tags),
          row.products,
          !row.first_signed_in_at,
          row.last_seen_at,
          row.created_at,
          row.version};
}

std::int64_t count_wanted(db::Reader& reader, const ContactsWanted& wanted) {
  db::Conditions filters;
  add_filters(wanted, filters);
  if (wanted.search && filters.where().empty()) {
    if (const auto count = count_in_index(reader, wanted.search->v)) return *count;
  }
  return count_of(reader, "contacts c", conditions_of(reader.engine(), wanted, LookIn::Index));
}

http::Page<ContactRow> list(Call& call, const ContactPageWanted& wanted) {
  db::Reader& reader = call.read();
  const std::int64_t total = count_wanted(reader, wanted);
  const LookIn place = total > few ? LookIn::Contacts : LookIn::Index;
  const auto rows = rows_of<Row>(
      reader,
      "c.id, c.email, c.first_name, c.last_name, c.phone, c.language, c.first_signed_in_at, "
      "c.last_seen_at, c.created_at, (SELECT COUNT(DISTINCT g.product_id) FROM grants g "
      "WHERE g.contact_id = c.id AND g.withdrawn_at IS NULL AND g.revoked_at IS NULL), c.version",
      "contacts c", conditions_of(reader.engine(), wanted, place),
      order_by(wanted), wanted.limit, wanted.offset);
  auto tags = tags_by_contact(reader, rows);
  http::Page<ContactRow> result{.total = total};
  for (const Row& row : rows) {
    result.items.push_back(view_of(row, std::move(tags[row.id])));
  }
  return result;
}

}  // namespace

std::vector<http::Route> contact_list_routes() {
  return {http::get("/api/contacts", Permission::ViewContacts,
                    "Contacts: search finds names in any order, addresses, any digits of a phone, "
                    "order numbers",
                    list)};
}

}  // namespace reports
