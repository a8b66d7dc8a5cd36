// SPDX-License-Identifier: Apache-2.0
#include "base/rejections.h"
#include "enrolments/shared.h"
#include "files/files.h"
#include "http/call.h"
#include "imports/begin_import.h"
#include "imports/imports_api.h"
#include "imports/rehearse.h"
#include "imports/report.h"

namespace imports {
namespace {

using http::Call;
using http::Permission;

Environment environment_of(Call& call) {
  auto& services = call.services();
  return {services.db, services.clock, services.parts.get<files::Files>().store(),
          enrolments::shared_of(call)};
}

Import import_of(db::Reader& reader, Id<Import> id) {
  auto import = store::find(reader, id);
  if (!import) throw base::NotFound("import.not_found");
  return std::move(*import);
}

/// Reading a large file takes seconds, so it happens before anything is written: an import that
/// was asked for twice is there twice and has done nothing yet.
ImportView create(Call& call, const ImportDraft& draft) {
  const Import read = read_import(environment_of(call), draft, call.actor());
  return call.write([&](db::Transaction& tx) {
    return view_of(tx, begin_import(tx, read, draft, call.actor()));
  });
}

struct ImportQuery {
  std::optional<describe::Number<1, 200>> limit;
  std::optional<describe::Number<0, 100'000>> offset;
};
BOOST_DESCRIBE_STRUCT(ImportQuery, (), (limit, offset))

http::Page<ImportLine> list(Call& call, const ImportQuery& query) {
  http::Page<ImportLine> page;
  for (const Import& import : store::list(call.read(), query.limit ? query.limit->v : 50,
                                          query.offset ? query.offset->v : 0)) {
    page.items.push_back(line_of(import));
  }
  page.total = store::count(call.read());
  return page;
}

ImportView show(Call& call) {
  return view_of(call.read(), import_of(call.read(), call.id<Import>("id")));
}

ImportView rename(Call& call, const ImportPatch& patch) {
  const auto id = call.id<Import>("id");
  return call.write([&](db::Transaction& tx) {
    const Import import = import_of(tx, id);
    if (is_live(import.state)) throw base::Conflict("import.not_now");
    call.expect(view_of(tx, import));
    return view_of(tx, rename_import(tx, import, patch, call.actor()));
  });
}

ImportView map(Call& call, const Mapping& mapping) {
  const auto id = call.id<Import>("id");
  const Import before = import_of(call.read(), id);
  std::optional<Overview> overview;
  const bool header = mapping.has_header.value_or(before.overview.has_header);
  if (header != before.overview.has_header) {
    overview = overview_again(environment_of(call), before, header);
  }
  return call.write([&](db::Transaction& tx) {
    Import import = import_of(tx, id);
    call.expect(view_of(tx, import));
    const bool has_rows = store::count_rows(tx, {id}) > 0;
    if (!may_be_mapped(import.state)) throw base::Conflict("import.not_now");
    // Rows that are done stay done, so the lines must keep meaning the same rows.
    if (overview && has_rows) throw base::Conflict("import.has_run");
    if (overview) import.overview = *overview;
    return view_of(tx, map_import(tx, std::move(import), mapping, call.actor()));
  });
}

void refuse_unmapped(const Import& import) {
  if (import.state == ImportState::Uploaded) throw base::Conflict("import.not_mapped");
  if (!may_be_mapped(import.state)) throw base::Conflict("import.not_now");
}

Rehearsal rehearsal(Call& call) {
  const auto id = call.id<Import>("id");
  const Import import = import_of(call.read(), id);
  refuse_unmapped(import);
  Rehearsal result = rehearse(environment_of(call), import);
  call.write([&](db::Transaction& tx) {
    Import current = import_of(tx, id);
    if (current.version != import.version || current.state != ImportState::Mapped) return;
    current.state = ImportState::Rehearsed;
    store::update(tx, current);
  });
  return result;
}

struct ImportStarted {
  Id<jobs::Job> job;
};
BOOST_DESCRIBE_STRUCT(ImportStarted, (), (job))

template <class Payload>
Id<jobs::Job> enqueue(db::Transaction& tx, const Payload& payload, const Import& import,
                      const base::Actor& actor) {
  const auto job = jobs::enqueue(
      tx, payload, {.total = import.overview.rows, .asked_by = actor.person});
  base::ensure(job.has_value(), "jobs of imports are not made one by a key");
  return *job;
}

void note(db::Transaction& tx, Call& call, const Import& import, std::string_view action) {
  journal::record(tx, call.actor(),
                  {.action = action,
                   .object = journal::Object::of(import.id),
                   .batch = import.batch});
}

void take_up(db::Transaction& tx, Call& call, Import& import, ImportState state) {
  import.state = state;
  import.failure.reset();
  import.finished_at.reset();
  store::set_acting(tx, import.id, staff::acting_as(call.actor()));
}

/// What may be given was checked for whoever settled the mapping; this is who has it done.
void refuse_access(const base::Actor& actor, const Import& import) {
  if (import.mapping.access && !actor.may(Permission::GiveAccess)) {
    throw base::Forbidden("access.not_yours");
  }
}

/// Also goes on with an import that was broken off, and with questions answered since.
ImportStarted run(Call& call) {
  const auto id = call.id<Import>("id");
  return call.write([&](db::Transaction& tx) {
    Import import = import_of(tx, id);
    refuse_unmapped(import);
    refuse_access(call.actor(), import);
    take_up(tx, call, import, ImportState::Running);
    import.job = enqueue(tx, ImportRun{id}, import, call.actor());
    store::update(tx, import);
    note(tx, call, import, "import.started");
    return ImportStarted{*import.job};
  });
}

ImportView cancel(Call& call) {
  const auto id = call.id<Import>("id");
  return call.write([&](db::Transaction& tx) {
    Import import = import_of(tx, id);
    if (import.state != ImportState::Running) throw base::Conflict("import.not_running");
    jobs::cancel(tx, *import.job);
    import.state = ImportState::Cancelled;
    import.finished_at = tx.now();
    store::update(tx, import);
    note(tx, call, import, "import.cancelled");
    return view_of(tx, import);
  });
}

ImportStarted undo(Call& call) {
  const auto id = call.id<Import>("id");
  return call.write([&](db::Transaction& tx) {
    Import import = import_of(tx, id);
    if (!may_be_undone(import.state)) throw base::Conflict("import.not_now");
    refuse_access(call.actor(), import);
    take_up(tx, call, import, ImportState::Undoing);
    import.job = enqueue(tx, ImportUndo{id}, import, call.actor());
    store::update(tx, import);
    note(tx, call, import, "import.undo_started");
    return ImportStarted{*import.job};
  });
}

/// Both of the standard ones unless named.
struct MailsWanted {
  std::optional<mail::AccessMails> mails;
};
BOOST_DESCRIBE_STRUCT(MailsWanted, (), (mails))

ImportStarted send_mails(Call& call, const MailsWanted& wanted) {
  const auto id = call.id<Import>("id");
  return call.write([&](db::Transaction& tx) {
    const Import import = import_of(tx, id);
    if (!may_be_undone(import.state)) throw base::Conflict("import.not_now");
    refuse_access(call.actor(), import);
    note(tx, call, import, "import.mails_sent");
    return ImportStarted{enqueue(tx, ImportMails{id, wanted.mails.value_or(mail::AccessMails{})},
                                 import, call.actor())};
  });
}

bool has_rows(Call& call, const Import& import) {
  return store::count_rows(call.read(), {import.id}) > 0;
}

http::Page<RowView> rows(Call& call, const RowQuery& query) {
  const Import import = import_of(call.read(), call.id<Import>("id"));
  if (has_rows(call, import)) return stored_rows(call.read(), import, query);
  call.end_read();
  return preview_rows(environment_of(call), import, query);
}

struct ReportQuery {
  std::optional<Verdict> verdict;
};
BOOST_DESCRIBE_STRUCT(ReportQuery, (), (verdict))

http::Response report(Call& call, const ReportQuery& query) {
  const Import import = import_of(call.read(), call.id<Import>("id"));
  call.end_read();
  auto response =
      http::Response::text(200, report_csv(call.services().db, import, query.verdict));
  response.set_header("Content-Type", "text/csv; charset=utf-8");
  response.set_header("Content-Disposition",
                      "attachment; filename=\"" + import.id.text() + ".csv\"");
  return response;
}

}  // namespace

std::vector<http::Route> import_routes() {
  constexpr auto permission = Permission::ImportContacts;
  return {
      post("/api/imports", permission, "Door 6: read a file or a pasted list of people", create)
          .body_max(std::size_t{4} << 20).heavy(),
      get("/api/imports", permission, "The imports, newest first", list),
      get("/api/imports/{id}", permission, "One import: columns, meaning, counts", show),
      patch("/api/imports/{id}", permission, "Give an import another name", rename).versioned(),
      put("/api/imports/{id}/mapping", permission, "Say what the columns mean", map).versioned(),
      post("/api/imports/{id}/rehearsal", permission, "What a run would do; writes nothing",
           rehearsal).status(200).heavy(),
      post("/api/imports/{id}/run", permission, "Import the rows", run).idempotent(),
      post("/api/imports/{id}/cancellation", permission, "Stop after the rows at hand", cancel)
          .status(200),
      post("/api/imports/{id}/undo", permission, "Take a whole import back", undo).idempotent(),
      post("/api/imports/{id}/mails", permission, "Send the access mails that were kept back",
           send_mails).idempotent(),
      get("/api/imports/{id}/rows", permission, "The rows, as they came or would come out", rows)
          .heavy(),
      get("/api/imports/{id}/report.csv", permission, "Every row and what became of it", report)
          .answers("text/csv").heavy(),
  };
}

}  // namespace imports
