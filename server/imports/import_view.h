// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "courses/course_view.h"
#include "http/page.h"
#include "imports/import.h"
#include "imports/import_store.h"
#include "people/contact_card.h"

namespace imports {

struct ImportFile {
  Id<files::File> id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ImportFile, (), (id, name))

/// A value of the file and how it is read under the present mapping; without `read` it cannot be.
struct SampleView {
  std::string text;
  std::optional<std::string> read;
};
BOOST_DESCRIBE_STRUCT(SampleView, (), (text, read))

struct ColumnView {
  std::int64_t index = 0;
  std::string header;
  std::int64_t filled = 0;
  std::vector<SampleView> samples;
  ColumnMapping guess;
  /// The order its dates must be meant in, where the column itself tells.
  std::optional<DateOrder> date_order;
  /// Nothing tells whether 03/04 is in March or in April: the mapping must say.
  bool date_ambiguous = false;
};
BOOST_DESCRIBE_STRUCT(ColumnView, (),
                      (index, header, filled, samples, guess, date_order, date_ambiguous))

struct ImportView {
  Id<Import> id;
  std::string name;
  ImportState state = ImportState::Uploaded;
  std::optional<ImportFile> file;
  std::optional<courses::ProductName> product;
  TableFacts table;
  bool has_header = true;
  std::int64_t rows = 0;
  std::vector<ColumnView> columns;
  Mapping mapping;
  Counts counts;
  std::optional<std::string> failure;
  std::optional<Id<jobs::Job>> job;
  base::Id<journal::Batch> batch;
  std::string created_by;
  Instant created_at;
  std::optional<Instant> finished_at;
  std::vector<std::string> can;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ImportView, (),
                      (id, name, state, file, product, table, has_header, rows, columns, mapping,
                       counts, failure, job, batch, created_by, created_at, finished_at, can,
                       version))

ImportView view_of(db::Reader& reader, const Import& import);

/// A line of the history of imports.
struct ImportLine {
  Id<Import> id;
  std::string name;
  ImportState state = ImportState::Uploaded;
  std::int64_t rows = 0;
  Counts counts;
  std::string created_by;
  Instant created_at;
  std::optional<Instant> finished_at;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ImportLine, (),
                      (id, name, state, rows, counts, created_by, created_at, finished_at,
                       version))

ImportLine line_of(const Import& import);

struct RowView {
  std::int64_t line = 0;
  Verdict verdict = Verdict::Skip;
  std::vector<Remark> remarks;
  std::vector<std::string> cells;
  /// The row as it was read.
  PersonRow person;
  /// Whom it met, or made.
  std::optional<people::ContactName> contact;
  /// What it gives, before the run.
  std::optional<AccessWanted> access;
  /// What it gave.
  std::optional<Id<orders::Order>> order;
  bool changed = false;
  bool undone = false;
};
BOOST_DESCRIBE_STRUCT(RowView, (),
                      (line, verdict, remarks, cells, person, contact, access, order, changed,
                       undone))

struct RowQuery {
  std::optional<Verdict> verdict;
  /// Of the rows about which this is remarked.
  std::optional<describe::Text<1, 60>> code;
  std::optional<describe::Number<1, 200>> limit;
  std::optional<describe::Number<0, 1'000'000>> offset;

  std::int64_t count() const { return limit ? limit->v : 50; }
  std::int64_t first() const { return offset ? offset->v : 0; }
};
BOOST_DESCRIBE_STRUCT(RowQuery, (), (verdict, code, limit, offset))

/// The rows that have come out of a run.
http::Page<RowView> stored_rows(db::Reader& reader, const Import& import, const RowQuery& query);

}  // namespace imports
