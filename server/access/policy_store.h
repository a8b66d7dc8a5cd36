// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "access/policy.h"
#include "base/id.h"
#include "db/transaction.h"

// The table of policies. A row is sparse: an attribute that is NULL is the default on the line of
// an offer, and inherited from the offer on the line of an order.

namespace accesses {

struct PolicyRow {
  static constexpr std::string_view id_prefix = "pol";
};
using PolicyId = base::Id<PolicyRow>;

/// Who made an attribute of an order's line individual, when and why.
struct Pin {
  std::string by;
  base::Instant at;
  std::string reason;
  friend bool operator==(const Pin&, const Pin&) = default;
};
BOOST_DESCRIBE_STRUCT(Pin, (), (by, at, reason))

/// By the name of the attribute. What was individual from the start has none.
using Pins = std::map<std::string, Pin>;

PolicyId insert_policy(db::Transaction& tx, const Overrides& attributes, const Pins& pins = {});
/// The next version of it; everybody who inherits from it follows at once.
void update_policy(db::Transaction& tx, PolicyId id, const Overrides& attributes,
                   const Pins& pins = {});
Overrides attributes_of(db::Reader& reader, PolicyId id);
Pins pins_of(db::Reader& reader, PolicyId id);

/// The row of an offer's line as a policy.
Policy policy_of(db::Reader& reader, PolicyId id);

/// A row as both things it may be used as.
struct ParsedPolicy {
  Overrides attributes;
  std::shared_ptr<const Policy> policy;
};

/// Parsed rows by (id, version), remembered once they are committed. Safe to use from many threads.
class PolicyCache {
 public:
  std::shared_ptr<const ParsedPolicy> of(db::Reader& reader, PolicyId id, std::int64_t version);
  /// Asks for the version first.
  std::shared_ptr<const ParsedPolicy> of(db::Reader& reader, PolicyId id);

 private:
  struct Entry {
    std::int64_t version = 0;
    std::shared_ptr<const ParsedPolicy> parsed;
  };
  static constexpr std::size_t policies_max = 10'000;
  struct Kept {
    std::mutex mutex;
    std::unordered_map<PolicyId, Entry> entries;
  };
  /// Shared with transactions that have yet to commit.
  std::shared_ptr<Kept> kept_ = std::make_shared<Kept>();
};

}  // namespace accesses
