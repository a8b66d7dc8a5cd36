// SPDX-License-Identifier: Apache-2.0
#include "http/idempotency.h"

#include <algorithm>
#include <utility>

#include "base/ensure.h"
#include "base/rejections.h"
#include "db/error.h"
#include "describe/describe.h"
#include "http/handler.h"

namespace http {

namespace {

struct StoredHeader {
  std::string name;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(StoredHeader, (), (name, value))

struct StoredAnswer {
  std::string route;
  base::Bytes body_sha256;
  std::int64_t status = 0;
  std::string headers;
  std::string answer;
  base::Instant at;
};
BOOST_DESCRIBE_STRUCT(StoredAnswer, (), (route, body_sha256, status, headers, answer, at))

std::string actor_key(const base::Actor& actor) {
  std::string number = std::to_string(actor.person);
  if (actor.on_behalf_of) number += " for " + std::to_string(*actor.on_behalf_of);
  switch (actor.kind) {
    case base::ActorKind::Nobody: return "nobody";
    case base::ActorKind::Student: return "student:" + number;
    case base::ActorKind::Staff: return "staff:" + number;
    case base::ActorKind::Token: return "token:" + number;
    case base::ActorKind::System: return "system";
  }
  std::unreachable();
}

bool is_printable(char c) { return c > 0x20 && c < 0x7f; }

std::string checked_key(std::string_view key) {
  if (key.empty() || key.size() > 255 || !std::ranges::all_of(key, is_printable)) {
    throw base::Invalid("", "idempotency.key_invalid", "1 to 255 printable ASCII characters.");
  }
  return std::string(key);
}

std::string headers_json(const Response& response) {
  std::vector<StoredHeader> headers;
  for (const auto& [name, value] : response.headers) {
    base::ensure(name != "Set-Cookie", "an answer with a secret is not kept");
    headers.push_back({name, value});
  }
  return describe::to_json(headers);
}

Response answer_again(const StoredAnswer& stored) {
  Response response = Response::empty(static_cast<int>(stored.status));
  for (auto& header : describe::from_json<std::vector<StoredHeader>>(stored.headers)) {
    response.add_header(std::move(header.name), std::move(header.value));
  }
  response.add_header("Idempotent-Replayed", "true");
  response.body = stored.answer;
  return response;
}

}  // namespace

std::optional<KeyedRequest> keyed_request(const RouteFacts& route, const Request& request,
                                          const base::Actor& actor) {
  const auto key = request.header("idempotency-key");
  if (!key) return std::nullopt;
  if (route.secret_answer) {
    throw base::Invalid("", "idempotency.secret_answer",
                        "This answer is shown once and not kept, so it takes no key.");
  }
  if (!route.idempotent) return std::nullopt;
  std::string storage;
  return KeyedRequest{.actor = actor_key(actor),
                      .key = checked_key(*key),
                      .route = request.method + " " + request.target,
                      .body_sha256 = base::sha256(body_text(request, storage))};
}

std::optional<Response> kept_answer(db::Transaction& tx, const KeyedRequest& request,
                                    base::Instant now) {
  const auto stored = tx.find<StoredAnswer>(
      "SELECT route, body_sha256, status, headers, answer, at FROM idempotency_keys "
      "WHERE actor = $1 AND key = $2",
      request.actor, request.key);
  if (!stored) return std::nullopt;
  if (stored->at + answers_kept_for <= now) {
    tx.run("DELETE FROM idempotency_keys WHERE actor = $1 AND key = $2", request.actor,
           request.key);
    return std::nullopt;
  }
  if (stored->route != request.route || stored->body_sha256 != request.body_sha256) {
    throw base::Invalid("", "idempotency.key_reused",
                        "This key was sent before with another request.");
  }
  return answer_again(*stored);
}

void keep_answer(db::Transaction& tx, const KeyedRequest& request, const Response& response,
                 base::Instant now) {
  const auto* text = std::get_if<std::string>(&response.body);
  base::ensure(text != nullptr, "an answer that is kept is a text");
  try {
    tx.run(
        "INSERT INTO idempotency_keys "
        "(actor, key, route, body_sha256, status, headers, answer, at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        request.actor, request.key, request.route, request.body_sha256, response.status,
        headers_json(response), *text, now);
  } catch (const db::UniqueViolation& violation) {
    if (violation.table != "idempotency_keys") throw;
    throw base::Conflict("idempotency.in_progress", {}, "The first request is not done yet.");
  }
}

std::int64_t forget_old_answers(db::Transaction& tx, base::Instant now, int rows_max) {
  return tx.run(
      "DELETE FROM idempotency_keys WHERE (actor, key) IN "
      "(SELECT actor, key FROM idempotency_keys WHERE at <= $1 ORDER BY at LIMIT $2)",
      now - answers_kept_for, rows_max);
}

}  // namespace http
