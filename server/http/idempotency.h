// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "base/actor.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "db/transaction.h"
#include "http/request.h"
#include "http/response.h"
#include "http/route_facts.h"

namespace http {

inline constexpr base::Duration answers_kept_for = std::chrono::days(7);

/// A request that may be sent again without doing its work again.
struct KeyedRequest {
  std::string actor;
  std::string key;
  std::string route;  ///< Method and target: the same key for another thing is a mistake.
  base::Bytes body_sha256;
};

/// Nothing: no key was sent, or the route does not know keys. A route whose answer holds a secret
/// refuses one, because the answer would have to be kept.
std::optional<KeyedRequest> keyed_request(const RouteFacts& route, const Request& request,
                                          const base::Actor& actor);

/// The stored answer; nothing when the key is new. The same key with another body is refused.
std::optional<Response> kept_answer(db::Transaction& tx, const KeyedRequest& request,
                                    base::Instant now);

/// In the transaction that did the work: the answer stands if and only if its effect does.
void keep_answer(db::Transaction& tx, const KeyedRequest& request, const Response& response,
                 base::Instant now);

/// The number of forgotten rows; at most `rows_max`, so that the writer is not held up.
std::int64_t forget_old_answers(db::Transaction& tx, base::Instant now, int rows_max);

}  // namespace http
