// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>

#include "base/clock.h"
#include "db/database.h"
#include "enrolments/give_access.h"
#include "files/file_store.h"
#include "imports/import.h"
#include "jobs/runner.h"

namespace imports {

/// What the jobs of imports work with; outlives them.
struct Environment {
  db::Database& db;
  const base::Clock& clock;
  files::FileStore& files;
  enrolments::Shared shared;
};

struct ImportRun {
  static constexpr std::string_view job_kind = "import_run";
  Id<Import> import;
};
BOOST_DESCRIBE_STRUCT(ImportRun, (), (import))

struct ImportUndo {
  static constexpr std::string_view job_kind = "import_undo";
  Id<Import> import;
};
BOOST_DESCRIBE_STRUCT(ImportUndo, (), (import))

/// Sends what was not sent while the import ran.
struct ImportMails {
  static constexpr std::string_view job_kind = "import_mails";
  Id<Import> import;
  mail::AccessMails mails;
};
BOOST_DESCRIBE_STRUCT(ImportMails, (), (import, mails))

void run_import(const Environment& environment, jobs::Run& run);
void undo_import(const Environment& environment, jobs::Run& run);
void send_import_mails(const Environment& environment, jobs::Run& run);

/// For the table of jobs: every kind and who does it.
std::map<std::string, jobs::Handler> job_handlers(const Environment& environment);

/// The rows of an import from the beginning, its header passed over.
std::unique_ptr<Table> open_import(db::Database& db, files::FileStore& files,
                                   const Import& import);

}  // namespace imports
