// SPDX-License-Identifier: Apache-2.0
#include "enrolments/members.h"

#include <algorithm>
#include <map>

#include "base/rejections.h"
#include "base/text.h"
#include "courses/change_product.h"
#include "courses/team.h"
#include "db/conditions.h"
#include "fmt/core.h"
#include "learning/progress.h"
#include "school/school.h"

namespace enrolments {
namespace {

struct PersonRow {
  Id<Contact> id;
  std::optional<base::Email> email;
  std::string first_name;
  std::string last_name;
  std::optional<Instant> first_signed_in_at;
  std::optional<Instant> last_seen_at;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (),
                      (id, email, first_name, last_name, first_signed_in_at, last_seen_at))

/// Names alone, or also how to reach people and what they bought.
enum class Sees { Names, Contacts };

Sees sight_of(db::Reader& reader, const base::Actor& viewer, Id<Product> product) {
  if (viewer.may(base::Permission::ViewContacts)) return Sees::Contacts;
  courses::refuse_unseen(reader, viewer, product);
  if (!courses::is_on_team(reader, viewer, product)) throw base::Forbidden();
  return Sees::Names;
}

/// The search of contacts also finds addresses: it would tell them letter by letter.
db::Conditions conditions_of(Id<Product> product, const MembersFilter& wanted, Sees sees) {
  db::Conditions conditions;
  conditions.add("c.erased_at IS NULL");
  conditions.add(
      "c.id IN (SELECT contact_id FROM grants WHERE product_id = ? AND withdrawn_at IS NULL)",
      product.number());
  if (wanted.search && sees == Sees::Contacts) {
    for (const std::string& word : people::search_words(wanted.search->v)) {
      conditions.add("c.search LIKE ?", db::anywhere(word));
    }
  }
  if (wanted.signed_in == SignedIn::Never) conditions.add("c.first_signed_in_at IS NULL");
  if (wanted.signed_in == SignedIn::Ever) conditions.add("c.first_signed_in_at IS NOT NULL");
  return conditions;
}

constexpr std::int64_t everybody = 1'000'000;

std::vector<PersonRow> people_in(db::Reader& reader, const db::Conditions& conditions,
                                 std::int64_t limit, std::int64_t offset) {
  const std::string sql = fmt::format(
      "SELECT c.id, c.email, c.first_name, c.last_name, c.first_signed_in_at, c.last_seen_at "
      "FROM contacts c{} ORDER BY c.id DESC LIMIT ${} OFFSET ${}",
      conditions.where(), conditions.next_number(), conditions.next_number() + 1);
  std::vector<PersonRow> rows;
  reader.each_row(sql, conditions.params({limit, offset}),
                  [&](const db::Row& row) { rows.push_back(describe::from_row<PersonRow>(row)); });
  return rows;
}

std::int64_t count(db::Reader& reader, const db::Conditions& conditions) {
  std::int64_t total = 0;
  reader.each_row("SELECT COUNT(*) FROM contacts c" + conditions.where(), conditions.params(),
                  [&](const db::Row& row) { total = row.number(0); });
  return total;
}

struct GrantOffer {
  GrantId grant;
  std::optional<std::string> title;
};
BOOST_DESCRIBE_STRUCT(GrantOffer, (), (grant, title))

std::map<GrantId, std::optional<std::string>> offers_of(db::Reader& reader, Id<Product> product,
                                                        const db::Numbers& contacts) {
  std::map<GrantId, std::optional<std::string>> titles;
  for (const auto& row : reader.all<GrantOffer>(
           "SELECT g.id, f.title FROM grants g JOIN order_lines l ON l.id = g.order_line_id "
           "JOIN orders o ON o.id = l.order_id LEFT JOIN offers f ON f.id = o.offer_id "
           "WHERE g.product_id = $1 AND g.withdrawn_at IS NULL AND g.contact_id IN EACH_OF($2)",
           product, contacts)) {
    titles[row.grant] = row.title;
  }
  return titles;
}

/// Active before frozen before pending, …: the order in which a list tells it.
int rank(accesses::GrantState state) {
  using enum accesses::GrantState;
  switch (state) {
    case Active: return 0;
    case Frozen: return 1;
    case Pending: return 2;
    case Suspended: return 3;
    case Ended: return 4;
    case Revoked: return 5;
    case PreRegistered: return 6;
  }
  std::unreachable();
}

void add_grant(MemberRow& row, const accesses::Terms& terms, std::optional<std::string> offer,
               Instant now) {
  MemberGrant grant{terms.grant->id, std::move(offer), terms.state_at(now), std::nullopt};
  if (terms.end != accesses::forever) grant.end_at = terms.end;
  const bool first = row.grants.empty();
  if (first || terms.start < row.opened_at) row.opened_at = terms.start;
  if (first || rank(grant.state) < rank(row.state)) {
    row.state = grant.state;
    row.closes_at = grant.end_at;
  } else if (rank(grant.state) == rank(row.state) && row.closes_at) {
    row.closes_at = grant.end_at ? std::max(row.closes_at, grant.end_at) : std::nullopt;
  }
  row.grants.push_back(std::move(grant));
}

MemberRow member_from(const PersonRow& person, Sees sees) {
  people::Contact contact;
  contact.id = person.id;
  if (sees == Sees::Contacts) contact.email = person.email;
  contact.first_name = person.first_name;
  contact.last_name = person.last_name;
  MemberRow row;
  row.contact = people::name_of(contact);
  row.last_seen_at = person.last_seen_at;
  row.never_signed_in = !person.first_signed_in_at;
  return row;
}

std::vector<Id<Contact>> ids_of(const std::vector<PersonRow>& people) {
  std::vector<Id<Contact>> ids;
  for (const PersonRow& person : people) ids.push_back(person.id);
  return ids;
}

/// A state is computed and stands in no column, so this looks at everybody who was found.
std::vector<PersonRow> in_state(db::Reader& reader, const Shared& shared, Id<Product> product,
                                std::vector<PersonRow> people, accesses::GrantState state) {
  const auto zone = school::school_of(reader).zone;
  const auto facts = accesses::facts_of(reader, shared.policies, ids_of(people), product);
  std::erase_if(people, [&](const PersonRow& person) {
    MemberRow row;
    for (const auto& grant : facts.at({person.id, product}).grants) {
      add_grant(row, accesses::terms_of(grant, reader.now(), zone), std::nullopt, reader.now());
    }
    return row.state != state;
  });
  return people;
}

void keep_named(std::vector<PersonRow>& people, const std::string& typed) {
  const std::string folded = base::folded(typed);
  std::erase_if(people, [&](const PersonRow& person) {
    const std::string name = base::folded(person.first_name + " " + person.last_name);
    return std::ranges::any_of(base::split(folded, ' '), [&](std::string_view word) {
      return name.find(word) == std::string::npos;
    });
  });
}

struct PeoplePage {
  std::vector<PersonRow> people;
  std::int64_t total = 0;
};

/// Whether the conditions of a statement cannot say it.
bool looks_at_each(const MembersFilter& wanted, Sees sees) {
  return wanted.state || (wanted.search && sees == Sees::Names);
}

std::vector<PersonRow> all_wanted(db::Reader& reader, const Shared& shared, Id<Product> product,
                                  const MembersFilter& wanted, Sees sees) {
  auto found = people_in(reader, conditions_of(product, wanted, sees), everybody, 0);
  if (wanted.search && sees == Sees::Names) keep_named(found, wanted.search->v);
  if (!wanted.state) return found;
  return in_state(reader, shared, product, std::move(found), *wanted.state);
}

PeoplePage wanted_people(db::Reader& reader, const Shared& shared, Id<Product> product,
                         const MembersWanted& wanted, Sees sees) {
  const auto limit = wanted.limit ? wanted.limit->v : std::int64_t{50};
  const auto offset = wanted.offset ? wanted.offset->v : std::int64_t{0};
  if (!looks_at_each(wanted, sees)) {
    const auto conditions = conditions_of(product, wanted, sees);
    return {people_in(reader, conditions, limit, offset), count(reader, conditions)};
  }
  const auto found = all_wanted(reader, shared, product, wanted, sees);
  const auto total = std::ssize(found);
  const auto first = std::min<std::int64_t>(offset, total);
  const auto last = std::min<std::int64_t>(first + limit, total);
  return {{found.begin() + first, found.begin() + last}, total};
}

}  // namespace

http::Page<MemberRow> members_of(db::Reader& reader, const Shared& shared, Id<Product> product,
                                 const MembersWanted& wanted, const base::Actor& viewer) {
  courses::product_of(reader, product);
  const Sees sees = sight_of(reader, viewer, product);
  const auto [people, total] = wanted_people(reader, shared, product, wanted, sees);
  const auto ids = ids_of(people);
  const auto zone = school::school_of(reader).zone;
  const auto facts = accesses::facts_of(reader, shared.policies, ids, product);
  auto titles = offers_of(reader, product, db::Numbers(ids));
  if (sees == Sees::Names) {
    for (auto& [grant, title] : titles) title.reset();
  }
  const auto progress =
      learning::progress_of(reader, *shared.courses.of(reader, product), facts, zone);
  http::Page<MemberRow> page{.total = total};
  for (const PersonRow& person : people) {
    MemberRow row = member_from(person, sees);
    for (const auto& grant : facts.at({person.id, product}).grants) {
      add_grant(row, accesses::terms_of(grant, reader.now(), zone), titles.at(grant.id),
                reader.now());
    }
    const auto done = progress.find(person.id);
    if (done != progress.end()) row.progress = done->second;
    page.items.push_back(std::move(row));
  }
  return page;
}

std::vector<Id<Contact>> members_matching(db::Reader& reader, const Shared& shared,
                                          Id<Product> product, const MembersFilter& wanted,
                                          const base::Actor& viewer) {
  courses::product_of(reader, product);
  const Sees sees = sight_of(reader, viewer, product);
  return ids_of(all_wanted(reader, shared, product, wanted, sees));
}

}  // namespace enrolments
