// SPDX-License-Identifier: Apache-2.0
#include "journal/journal.h"

#include <array>
#include <boost/describe/class.hpp>

#include "base/random.h"
#include "describe/describe.h"
#include "fmt/core.h"

namespace journal {
namespace {

constexpr std::size_t salt_size = 16;
constexpr std::int64_t seal_lock = 0x53544f41;  // any number that nobody else locks

base::Bytes digest_of(const base::Bytes& salt, std::string_view payload) {
  return base::keyed_hash(salt, payload);
}

struct Sealable {
  std::int64_t id = 0;
  base::Bytes digest;
  std::int64_t at = 0;
  std::string actor_kind;
  std::int64_t actor_id = 0;
  std::string action;
  std::string object_kind;
  std::int64_t object_id = 0;
};
BOOST_DESCRIBE_STRUCT(Sealable, (),
                      (id, digest, at, actor_kind, actor_id, action, object_kind, object_id))

struct Link {
  std::int64_t sequence = 0;
  base::Bytes hash;
};
BOOST_DESCRIBE_STRUCT(Link, (), (sequence, hash))

constexpr std::string_view sealable_columns =
    "id, digest, at, actor_kind, actor_id, action, object_kind, object_id";

Link next_link(const Link& previous, const Sealable& row) {
  const std::int64_t sequence = previous.sequence + 1;
  const std::string text = fmt::format(
      "{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", sequence, base::hex(previous.hash), row.id,
      base::hex(row.digest), row.at, row.actor_kind, row.actor_id, row.action, row.object_kind,
      row.object_id);
  return {sequence, base::hash256(text)};
}

bool somebody_else_seals(db::Transaction& tx) {
  return tx.engine() == db::Engine::Postgres &&
         !tx.one<bool>("SELECT pg_try_advisory_xact_lock($1)", seal_lock);
}

/// With the student in whose name it was done.
std::string details_of(const base::Actor& actor, const Act& act) {
  if (!actor.on_behalf_of) return act.details;
  std::string json = "{\"on_behalf_of\":\"" + base::id_text("con", *actor.on_behalf_of) + '"';
  const std::string rest = act.details.substr(act.details.find('{') + 1);
  return json + (rest.starts_with('}') ? "" : ",") + rest;
}

}  // namespace

Id<Entry> record(db::Transaction& tx, const base::Actor& actor, const Act& act) {
  const auto id = tx.new_id<Entry>();
  const std::string details = details_of(actor, act);
  base::Bytes salt(salt_size);
  tx.random().fill(salt);
  tx.run(
      "INSERT INTO journal (id, digest, at, actor_kind, actor_id, action, object_kind, object_id, "
      "contact_id, batch_id, undoes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      id, digest_of(salt, details), tx.now(), actor.kind, actor.person, act.action,
      act.object.kind, act.object.number, act.contact, act.batch, act.undoes);
  tx.run("INSERT INTO journal_details (journal_id, salt, payload) VALUES ($1, $2, $3)", id, salt,
         details);
  tx.wake("journal");
  return id;
}

int seal(db::Transaction& tx, int rows_max) {
  if (somebody_else_seals(tx)) return 0;
  const std::string sql = fmt::format(
      "SELECT {} FROM journal WHERE sequence IS NULL ORDER BY id LIMIT $1", sealable_columns);
  const auto rows = tx.all<Sealable>(sql, rows_max);
  if (rows.empty()) return 0;
  Link last = tx.find<Link>(
                    "SELECT sequence, hash FROM journal WHERE sequence IS NOT NULL "
                    "ORDER BY sequence DESC LIMIT 1")
                  .value_or(Link{});
  for (const Sealable& row : rows) {
    last = next_link(last, row);
    tx.run("UPDATE journal SET sequence = $1, hash = $2 WHERE id = $3", last.sequence, last.hash,
           row.id);
  }
  return static_cast<int>(rows.size());
}

namespace {

struct Sealed : Sealable {
  std::int64_t sequence = 0;
  base::Bytes hash;
  std::optional<base::Bytes> salt;
  std::optional<std::string> payload;
};
BOOST_DESCRIBE_STRUCT(Sealed, (Sealable), (sequence, hash, salt, payload))

void check_row(const Sealed& row, Link& last, std::vector<ChainProblem>& problems) {
  if (row.sequence != last.sequence + 1) {
    problems.push_back({row.sequence, "a row is missing before this one"});
    last.sequence = row.sequence - 1;
  }
  const Link expected = next_link(last, row);
  if (expected.hash != row.hash) problems.push_back({row.sequence, "the chain is broken"});
  if (row.salt && row.payload && digest_of(*row.salt, *row.payload) != row.digest) {
    problems.push_back({row.sequence, "the details were changed"});
  }
  last = {row.sequence, row.hash};
}

}  // namespace

std::vector<ChainProblem> check_chain(db::Reader& reader) {
  std::vector<ChainProblem> problems;
  Link last;
  const std::string sql =
      "SELECT j.id, j.digest, j.at, j.actor_kind, j.actor_id, j.action, j.object_kind, "
      "j.object_id, j.sequence, j.hash, d.salt, d.payload FROM journal j "
      "LEFT JOIN journal_details d ON d.journal_id = j.id "
      "WHERE j.sequence IS NOT NULL ORDER BY j.sequence";
  reader.each(sql, [&](const db::Row& row) {
    check_row(describe::from_row<Sealed>(row), last, problems);
  });
  const auto waiting = reader.one<std::int64_t>(
      "SELECT COUNT(*) FROM journal WHERE sequence IS NULL AND at < $1",
      reader.now() - std::chrono::minutes(1));
  if (waiting > 0) problems.push_back({0, "rows wait for their seal for more than a minute"});
  return problems;
}

}  // namespace journal
