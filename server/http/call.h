// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/actor.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/rejections.h"
#include "db/database.h"
#include "describe/describe.h"
#include "describe/query.h"
#include "http/request.h"
#include "http/route_facts.h"
#include "http/services.h"

namespace http {

struct Frame;

/// One request, as a handler sees it.
class Call {
 public:
  Call(Services& services, const Frame& frame, const Request& request, Fields path_values);

  const Request& request() const { return request_; }
  const base::Actor& actor() const { return actor_; }
  Services& services() const { return services_; }

  /// The instant the request arrived; the same for all of it.
  base::Instant now() const { return now_; }

  /// One snapshot for the whole request, opened at first use; a write ends it.
  db::Reader& read();

  /// `fn` may run twice and may only touch its transaction.
  template <class F>
  auto write(F&& fn) {
    if (joined_ != nullptr) return fn(*joined_);
    end_read();
    return services_.db.write(std::forward<F>(fn));
  }

  bool dry_run() const { return dry_run_; }
  std::optional<base::Instant> at() const { return at_; }

  /// A path parameter; one that is no id of that kind names nothing that exists.
  template <class Entity>
  base::Id<Entity> id(std::string_view name) const {
    const auto id = base::Id<Entity>::parse(path(name));
    if (!id) throw base::NotFound();
    return *id;
  }
  std::string_view path(std::string_view name) const;

  /// For routes with `.query<Query>()`; all wrong parameters at once.
  template <class Query>
  Query query() const {
    return describe::from_query<Query>(query_);
  }

  /// The version the sender saw. Missing: 428.
  std::int64_t if_match() const;

  /// Refuses with both versions when somebody saved another one meanwhile.
  template <class View>
  void expect(const View& current) const {
    if (if_match() != current.version) throw base::Stale(describe::to_json(current));
  }

  /// On the answer. The same name twice gives two headers (`Set-Cookie`).
  void set_header(std::string name, std::string value);

  // For the frame, not for handlers.

  const Frame& frame() const { return frame_; }
  void set_actor(base::Actor actor) { actor_ = std::move(actor); }
  /// Reads `dry_run`, `at` and `If-Match` as far as the route knows them.
  void take_parameters(const RouteFacts& route);
  /// The query without `dry_run` and `at`, which belong to the frame.
  const Fields& own_query() const { return query_; }
  const Fields& answer_headers() const { return headers_; }
  /// From here on everything reads and writes through this transaction; forgets what an earlier
  /// attempt put on the answer.
  void join(db::Transaction& tx);
  void end_read();

 private:
  Services& services_;
  const Frame& frame_;
  const Request& request_;
  Fields path_values_;
  Fields query_;
  Fields headers_;
  base::Actor actor_;
  base::Instant now_;
  bool dry_run_ = false;
  std::optional<base::Instant> at_;
  std::unique_ptr<db::ReadSession> session_;
  db::Transaction* joined_ = nullptr;
};

}  // namespace http
