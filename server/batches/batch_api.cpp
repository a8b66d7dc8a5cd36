// SPDX-License-Identifier: Apache-2.0
#include "base/fault.h"
#include "base/rejections.h"
#include "batches/batch_report.h"
#include "batches/batches_api.h"
#include "batches/begin_batch.h"
#include "enrolments/shared.h"
#include "http/call.h"
#include "notices/office.h"
#include "school/school.h"
#include "staff/member.h"

namespace batches {
namespace {

using http::Call;
using http::Permission;

/// What single acts ask is asked by the verbs; this is the check of the routes.
void refuse_unless(bool allowed) {
  if (!allowed && !base::control("permission")) throw base::Forbidden();
}

void refuse_onlookers(const Call& call) { refuse_unless(may_look(call.actor())); }

BatchRecord batch_of(db::Reader& reader, Id<Batch> id) {
  auto batch = store::find(reader, id);
  if (!batch) throw base::NotFound("batch.not_found");
  return std::move(*batch);
}

BatchView create(Call& call, const BatchDraft& draft) {
  refuse_onlookers(call);
  const auto shared = enrolments::shared_of(call);
  return call.write([&](db::Transaction& tx) {
    return view_of(begin_batch(tx, shared, draft, call.actor()), call.actor());
  });
}

/// `cursor` is the last one that was read.
struct BatchesWanted {
  std::optional<BatchState> state;
  std::optional<Id<Batch>> cursor;
  std::optional<describe::Number<1, 200>> limit;
  std::optional<describe::Number<0, 100'000>> offset;
};
BOOST_DESCRIBE_STRUCT(BatchesWanted, (), (state, cursor, limit, offset))

http::Page<BatchView> list(Call& call, const BatchesWanted& wanted) {
  refuse_onlookers(call);
  const std::int64_t limit = wanted.limit ? wanted.limit->v : 50;
  http::Page<BatchView> page{.total = store::count(call.read(), wanted.state)};
  for (const auto& batch : store::list(call.read(), {wanted.state, wanted.cursor}, limit,
                                       wanted.offset ? wanted.offset->v : 0)) {
    page.items.push_back(view_of(batch, call.actor()));
  }
  if (std::ssize(page.items) == limit) page.next_cursor = page.items.back().id.text();
  return page;
}

BatchView show(Call& call) {
  refuse_onlookers(call);
  return view_of(batch_of(call.read(), call.id<Batch>("id")), call.actor());
}

struct BatchPatch {
  std::optional<describe::Text<1, 200>> name;
};
BOOST_DESCRIBE_STRUCT(BatchPatch, (), (name))

BatchView rename(Call& call, const BatchPatch& patch) {
  refuse_onlookers(call);
  const auto id = call.id<Batch>("id");
  return call.write([&](db::Transaction& tx) {
    auto batch = batch_of(tx, id);
    if (!patch.name) throw base::Invalid("/name", "required");
    call.expect(view_of(batch, call.actor()));
    return view_of(rename_batch(tx, std::move(batch), patch.name->v, call.actor()),
                   call.actor());
  });
}

/// Whoever has it run has seen it as it was rehearsed.
BatchView run(Call& call) {
  refuse_onlookers(call);
  const auto id = call.id<Batch>("id");
  return call.write([&](db::Transaction& tx) {
    auto batch = batch_of(tx, id);
    call.expect(view_of(batch, call.actor()));
    return view_of(start_batch(tx, std::move(batch), call.actor()), call.actor());
  });
}

BatchView cancel(Call& call) {
  refuse_onlookers(call);
  const auto id = call.id<Batch>("id");
  return call.write([&](db::Transaction& tx) {
    return view_of(cancel_batch(tx, batch_of(tx, id), call.actor()), call.actor());
  });
}

BatchView undo(Call& call, const BatchUndoWanted& wanted) {
  refuse_onlookers(call);
  const auto id = call.id<Batch>("id");
  return call.write([&](db::Transaction& tx) {
    return view_of(start_undo(tx, batch_of(tx, id), wanted, call.actor()), call.actor());
  });
}

/// Rows name people.
void refuse_blind(const Call& call) {
  refuse_onlookers(call);
  refuse_unless(call.actor().may(Permission::ViewContacts));
}

http::Page<BatchRowView> rows(Call& call, const BatchRowsWanted& wanted) {
  refuse_blind(call);
  return rows_page(call.read(), batch_of(call.read(), call.id<Batch>("id")), wanted);
}

struct Reader {
  base::Language language = base::Language::en;
  base::TimeZone zone;
};

/// As whoever asks reads texts and dates.
Reader reader_of(db::Reader& reader, const base::Actor& actor) {
  const auto school = school::school_of(reader);
  if (actor.kind != base::ActorKind::Staff) return {school.language, school.zone};
  const auto member =
      staff::find_member(reader, Id<staff::Member>::from_number(actor.person));
  if (!member) return {school.language, school.zone};
  return {member->language.value_or(school.language), member->zone.value_or(school.zone)};
}

http::Response report(Call& call) {
  refuse_blind(call);
  const auto batch = batch_of(call.read(), call.id<Batch>("id"));
  const Reader reader = reader_of(call.read(), call.actor());
  call.end_read();
  const auto& words = call.services().parts.get<notices::Office>().texts.in(reader.language);
  const bool with_addresses = call.actor().may(Permission::ExportContacts);
  auto response = http::Response::text(
      200, report_csv(call.services().db, batch, {words, reader.zone, with_addresses}));
  response.set_header("Content-Type", "text/csv; charset=utf-8");
  response.set_header("Content-Disposition",
                      "attachment; filename=\"" + batch.id.text() + ".csv\"");
  return response;
}

}  // namespace

std::vector<http::Route> batch_routes() {
  constexpr auto permission = Permission::Staff;
  return {
      get("/api/batches", permission, "Acts on many at once, newest first", list),
      post("/api/batches", permission,
           "Freeze whom an act on many is about, and rehearse it; changes nobody", create)
          .body_max(std::size_t{2} << 20).idempotent().heavy(),
      get("/api/batches/{id}", permission, "One act on many: how far it is, and its counts", show),
      patch("/api/batches/{id}", permission, "Give an act on many another name", rename)
          .versioned(),
      post("/api/batches/{id}/run", permission, "Do what was rehearsed", run)
          .versioned().idempotent().status(200),
      post("/api/batches/{id}/cancellation", permission, "Stop after the rows at hand", cancel)
          .status(200),
      post("/api/batches/{id}/undo", permission, "Take all of it back, or the chosen rows", undo)
          .body_max(std::size_t{1} << 20).idempotent().status(200),
      get("/api/batches/{id}/rows", permission, "Each row, and what becomes of it", rows).heavy(),
      get("/api/batches/{id}/report.csv", permission, "Every row and what became of it", report)
          .answers("text/csv").heavy(),
  };
}

}  // namespace batches
