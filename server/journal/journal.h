// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/bytes.h"
#include "base/id.h"
#include "base/instant.h"
#include "db/transaction.h"

// Every act of staff, system, money and access leaves one row, written in the transaction of the
// change itself. A sealer puts sequence numbers and a hash chain on the rows afterwards, so that
// writers never wait for each other. The chain hashes a salted digest of the details: they can be
// erased with a person while the chain stays provable.

namespace people {
struct Contact;
}

namespace journal {

using base::Id;
using base::Instant;

struct Entry {
  static constexpr std::string_view id_prefix = "jrn";
};

struct Batch {
  static constexpr std::string_view id_prefix = "bat";
};

/// What was acted upon: the prefix of its id and its number.
struct Object {
  std::string kind;
  std::int64_t number = 0;

  template <class Entity>
  static Object of(Id<Entity> id) {
    return {std::string(Entity::id_prefix), id.number()};
  }
};

struct Act {
  std::string_view action;  ///< `contact.created`
  Object object;
  std::optional<Id<people::Contact>> contact = {};  ///< In whose history it shows.
  std::string details = "{}";                  ///< JSON: before, after, reason.
  std::optional<Id<Batch>> batch = {};
  std::optional<Id<Entry>> undoes = {};
};

Id<Entry> record(db::Transaction& tx, const base::Actor& actor, const Act& act);

/// Puts sequence and hash on at most `rows_max` rows that have none; how many it did. Of several
/// nodes on one PostgreSQL database one does it, the others do nothing.
int seal(db::Transaction& tx, int rows_max);

struct ChainProblem {
  std::int64_t sequence = 0;
  std::string what;
};

/// Gaps, breaks, details that do not fit their digest, rows unsealed for more than a minute.
std::vector<ChainProblem> check_chain(db::Reader& reader);

}  // namespace journal
