// SPDX-License-Identifier: Apache-2.0
#include "imports/import_jobs.h"

#include <algorithm>
#include <future>
#include <limits>

#include "base/rejections.h"
#include "imports/import_store.h"
#include "imports/undo_row.h"
#include "imports/write_row.h"
#include "jobs/pace.h"
#include "staff/acting.h"

namespace imports {
namespace {

/// Progress is a write of its own, so it is not told after every batch.
constexpr std::int64_t rows_between_news = 500;

base::Actor actor_of(db::Reader& reader, const Import& import) {
  return staff::actor_of(reader, store::acting_of(reader, import.id),
                         {base::Permission::ImportContacts, base::Permission::GiveAccess,
                          base::Permission::RecordPayments});
}

bool may_still(const base::Actor& actor, const Import& import) {
  const bool gives = import.mapping.access.has_value();
  return actor.may(base::Permission::ImportContacts) &&
         (!gives || actor.may(base::Permission::GiveAccess));
}

std::optional<Import> import_in(db::Reader& reader, Id<Import> id, ImportState state) {
  auto import = store::find(reader, id);
  if (!import || import->state != state) return std::nullopt;
  return import;
}

struct Timed {
  bool goes_on = false;
  std::chrono::nanoseconds took{};
};

/// Rows are read and remembered outside of transactions, which may run twice; judged and written
/// inside, against what is true then.
class Running {
 public:
  Running(const Environment& environment, jobs::Run& run, Import import, base::Actor actor)
      : environment_(environment),
        run_(run),
        import_(std::move(import)),
        actor_(std::move(actor)),
        judge_(environment.db.read([&](db::Reader& reader) {
          return Judge(
              reading_of(reader, import_.mapping.columns, import_.titled_columns()),
              OfferBook(reader, import_.mapping.access, import_.product),
              import_.mapping.answers.value_or(Answers{}), environment_.shared);
        })) {}

  void run() {
    const auto table = open_import(environment_.db, environment_.files, import_);
    auto batch = next_batch(*table, pace_.rows());
    while (!batch.empty()) {
      // The next rows are read while these are written.
      auto next = std::async(std::launch::async, [&, rows = pace_.rows()] {
        return next_batch(*table, rows);
      });
      const auto began = environment_.clock.monotonic();
      const Timed written = environment_.db.write([&](db::Transaction& tx) {
        const bool goes_on = write(tx, batch);
        return Timed{goes_on, environment_.clock.monotonic() - began};
      });
      pace_.took(written.took);
      done_ += std::ssize(batch);
      if (!written.goes_on || !tell()) return stop();
      batch = next.get();
    }
    finish();
  }

 private:
  std::vector<Candidate> next_batch(Table& table, std::size_t rows) {
    std::vector<Candidate> batch;
    while (batch.size() < rows) {
      auto row = table.next();
      if (!row) break;
      batch.push_back(judge_.candidate(std::move(*row)));
    }
    return batch;
  }

  bool write(db::Transaction& tx, const std::vector<Candidate>& batch) {
    auto import = import_in(tx, import_.id, ImportState::Running);
    if (!import) return false;
    const auto stored = store::verdicts(tx, import_.id, batch.front().row.line,
                                        batch.back().row.line);
    auto known = known_of(tx, batch);
    for (const Candidate& candidate : batch) {
      const auto before =
          std::ranges::find(stored, candidate.row.line, &store::LineVerdict::line);
      const bool is_done = before != stored.end() && before->verdict != Verdict::Question;
      if (is_done) continue;
      if (before != stored.end()) forget(tx, candidate.row.line, import->counts);
      write_one(tx, candidate, known, import->counts);
    }
    store::update(tx, *import);
    return true;
  }

  void write_one(db::Transaction& tx, const Candidate& candidate, people::KnownAddresses& known,
                 Counts& counts) {
    Judged judged = judge_.verdict(tx, candidate, known);
    const auto written =
        write_row(tx, {import_, judge_.reading(), environment_.shared, actor_}, candidate,
                  judged);
    judged.verdict = written.row.verdict;
    judged.remarks = written.row.remarks;
    if (!written.row.outcome.given) judged.access.reset();
    counts.add(judged);
    if (written.row.outcome.changed && !written.row.outcome.created) ++counts.updated;
    if (written.contact) {
      known.owners.insert_or_assign(written.contact->email->text(), *written.contact);
    }
  }

  /// A question that was answered meanwhile is counted anew.
  void forget(db::Transaction& tx, std::int64_t line, Counts& counts) {
    const auto row = store::find_row(tx, import_.id, line);
    --counts.rows;
    --counts.question;
    for (const Remark& remark : row->remarks) {
      if (--counts.codes[remark.code] == 0) counts.codes.erase(remark.code);
    }
  }

  bool tell() {
    if (done_ - told_ < rows_between_news) return true;
    told_ = done_;
    return run_.advance(done_, import_.overview.rows);
  }

  /// Whole rows were written, and all of them are in the report.
  void stop() {
    environment_.db.write([&](db::Transaction& tx) {
      auto import = import_in(tx, import_.id, ImportState::Running);
      if (!import) return;
      import->state = ImportState::Cancelled;
      import->finished_at = tx.now();
      store::update(tx, *import);
    });
  }

  void finish() {
    const bool is_running = run_.advance(done_, done_);
    if (!is_running) return stop();
    environment_.db.write([&](db::Transaction& tx) {
      auto import = import_in(tx, import_.id, ImportState::Running);
      if (!import) return;
      import->state = ImportState::Done;
      import->finished_at = tx.now();
      store::update(tx, *import);
      journal::record(tx, actor_,
                      {.action = "import.done",
                       .object = journal::Object::of(import->id),
                       .details = describe::to_json(import->counts),
                       .batch = import->batch});
    });
  }

  const Environment& environment_;
  jobs::Run& run_;
  Import import_;
  base::Actor actor_;
  jobs::Pace pace_;
  Judge judge_;
  std::int64_t done_ = 0;
  std::int64_t told_ = 0;
};

struct Start {
  std::optional<Import> import;
  base::Actor actor;
};

Start start_of(const Environment& environment, Id<Import> id, ImportState state) {
  return environment.db.read([&](db::Reader& reader) {
    Start start{.import = import_in(reader, id, state)};
    if (start.import) start.actor = actor_of(reader, *start.import);
    return start;
  });
}

void fail(const Environment& environment, Id<Import> id, const std::string& code) {
  environment.db.write([&](db::Transaction& tx) {
    auto import = import_in(tx, id, ImportState::Running);
    if (!import) return;
    import->state = ImportState::Failed;
    import->failure = code;
    import->finished_at = tx.now();
    store::update(tx, *import);
  });
}

/// How far an undo has come: rows are taken from the end of the file to its beginning.
struct Undoing {
  std::int64_t before_line = std::numeric_limits<std::int64_t>::max();
  std::int64_t done = 0;
  std::chrono::nanoseconds took{};
};

/// Nothing: all of them are undone, or somebody else has seen to it.
std::optional<Undoing> undo_some(db::Transaction& tx, Id<Import> id, const base::Actor& actor,
                                 Undoing so_far, std::size_t count) {
  auto import = import_in(tx, id, ImportState::Undoing);
  if (!import) return std::nullopt;
  const auto rows =
      store::rows_to_undo(tx, id, so_far.before_line, static_cast<std::int64_t>(count));
  for (const StoredRow& row : rows) undo_row(tx, *import, row, actor);
  if (!rows.empty()) return Undoing{rows.back().line, so_far.done + std::ssize(rows), {}};
  import->state = ImportState::Undone;
  import->finished_at = tx.now();
  store::update(tx, *import);
  journal::record(tx, actor,
                  {.action = "import.undone",
                   .object = journal::Object::of(id),
                   .batch = import->batch});
  return std::nullopt;
}

/// Nobody is written to twice: an order that leads to a mail already is passed over.
void want_mails(db::Transaction& tx, const StoredRow& row, const mail::AccessMails& mails) {
  static const mail::AccessMails kept_back{mail::NoMail{}, mail::NoMail{}};
  const auto order = orders::find_order(tx, *row.outcome.given->order);
  if (!order || order->mails != kept_back) return;
  orders::set_mails(tx, order->id, mails);
  jobs::enqueue(tx, enrolments::AccessMailsWanted{order->id, row.outcome.created});
}

}  // namespace

void run_import(const Environment& environment, jobs::Run& run) {
  const auto id = run.payload<ImportRun>().import;
  auto [import, actor] = start_of(environment, id, ImportState::Running);
  if (!import) return;
  if (!may_still(actor, *import)) return fail(environment, id, "import.not_allowed_any_more");
  try {
    Running(environment, run, std::move(*import), std::move(actor)).run();
  } catch (const base::Invalid& refused) {
    // The file cannot be read any more: trying again would not help, and the screen must say so.
    fail(environment, id, refused.errors().front().code);
  }
}

void undo_import(const Environment& environment, jobs::Run& run) {
  const auto id = run.payload<ImportUndo>().import;
  auto [import, actor] = start_of(environment, id, ImportState::Undoing);
  if (!import) return;
  jobs::Pace pace;
  std::int64_t total = 0;
  std::optional<Undoing> so_far = environment.db.read([&](db::Reader& reader) {
    total = store::count_rows(reader, {id});
    return Undoing{.done = store::count_undone(reader, id)};
  });
  while (so_far) {
    const auto began = environment.clock.monotonic();
    so_far = environment.db.write([&](db::Transaction& tx) {
      auto reached = undo_some(tx, id, actor, *so_far, pace.rows());
      if (reached) reached->took = environment.clock.monotonic() - began;
      return reached;
    });
    if (so_far) pace.took(so_far->took);
    // An undo that was begun is finished: half of it would be worse than none.
    static_cast<void>(run.advance(so_far ? so_far->done : total, total));
  }
}

void send_import_mails(const Environment& environment, jobs::Run& run) {
  const auto wanted = run.payload<ImportMails>();
  const auto total = environment.db.read([&](db::Reader& reader) {
    return store::count_rows(reader, {wanted.import});
  });
  std::int64_t done = 0;
  for (std::int64_t line = -1;;) {
    const auto last = environment.db.write([&](db::Transaction& tx) -> std::optional<std::int64_t> {
      const auto rows = store::rows_after(tx, wanted.import, line, std::nullopt, 100);
      for (const StoredRow& row : rows) {
        if (!row.undone && row.outcome.given) want_mails(tx, row, wanted.mails);
      }
      if (rows.empty()) return std::nullopt;
      return rows.back().line;
    });
    if (!last) return;
    line = *last;
    done += 100;
    if (!run.advance(std::min(done, total), total)) return;
  }
}

std::map<std::string, jobs::Handler> job_handlers(const Environment& environment) {
  return {
      {std::string(ImportRun::job_kind),
       [environment](jobs::Run& run) { run_import(environment, run); }},
      {std::string(ImportUndo::job_kind),
       [environment](jobs::Run& run) { undo_import(environment, run); }},
      {std::string(ImportMails::job_kind),
       [environment](jobs::Run& run) { send_import_mails(environment, run); }},
  };
}

std::unique_ptr<Table> open_import(db::Database& db, files::FileStore& files,
                                   const Import& import) {
  auto table = import.file ? open_table(files.path_of(*import.file))
                           : open_pasted(db.read([&](db::Reader& reader) {
                               return store::pasted_text(reader, import.id);
                             }));
  if (import.overview.has_header) static_cast<void>(table->next());
  return table;
}

}  // namespace imports
