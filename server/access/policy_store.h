// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "access/pins.h"
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

PolicyId insert_policy(db::Transaction& tx, const Overrides& attributes, const Pins& pins = {});
/// The next version of it; everybody who inherits from it follows at once.
void update_policy(db::Transaction& tx, PolicyId id, const Overrides& attributes,
                   const Pins& pins = {});
Overrides attributes_of(db::Reader& reader, PolicyId id);
Pins pins_of(db::Reader& reader, PolicyId id);
/// Who pinned what stays, the words about the person go.
void forget_reasons(db::Transaction& tx, PolicyId id);

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
