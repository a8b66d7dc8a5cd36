// SPDX-License-Identifier: Apache-2.0
#include "backups/restore.h"

#include <fcntl.h>
#include <fmt/core.h>

#include <algorithm>

#include "backups/packing.h"
#include "backups/table_text.h"
#include "base/bytes.h"
#include "db/database.h"
#include "db/load.h"
#include "describe/describe.h"
#include "files/file_store.h"
#include "journal/journal.h"

namespace backups {
namespace {

using Migrations = std::span<const db::Migration>;

constexpr std::size_t chunk = 1'048'576;
constexpr int seals_at_once = 1'000;

/// The migrations of the backup, as this program knows them.
Migrations known_migrations(const Manifest& manifest, Migrations ours) {
  for (std::size_t i = 0; i < manifest.migrations.size(); ++i) {
    const MigrationName& theirs = manifest.migrations[i];
    if (i >= ours.size() || ours[i].number < theirs.number) {
      throw std::runtime_error(
          fmt::format("the backup was made by a newer stoa ({}): restore it with that one",
                      manifest.program));
    }
    if (ours[i].number != theirs.number ||
        base::hex(base::sha256(ours[i].sql)) != theirs.sha256) {
      throw std::runtime_error(
          fmt::format("migration {} of the backup is not the one of this program", theirs.number));
    }
  }
  return ours.first(manifest.migrations.size());
}

/// Removed with all that is in it, unless it was moved into place.
class DraftFolder {
 public:
  explicit DraftFolder(const fs::path& target) {
    const fs::path whole = fs::absolute(target).lexically_normal();
    target_ = whole.has_filename() ? whole : whole.parent_path();
    draft_ = target_.parent_path() / ("." + target_.filename().string() + ".restoring");
    if (fs::exists(target_) && (!fs::is_directory(target_) || !fs::is_empty(target_))) {
      throw std::runtime_error(fmt::format("{} is not empty", target_.string()));
    }
    fs::remove_all(draft_);
    fs::create_directories(draft_);
    fs::permissions(draft_, fs::perms::owner_all);
  }
  DraftFolder(const DraftFolder&) = delete;
  DraftFolder& operator=(const DraftFolder&) = delete;
  ~DraftFolder() {
    if (draft_.empty()) return;
    std::error_code error;
    fs::remove_all(draft_, error);
  }

  const fs::path& path() const { return draft_; }
  void move_into_place() {
    sync_folder(draft_);
    fs::rename(draft_, target_);
    draft_.clear();
    sync_folder(target_.parent_path());
  }

 private:
  fs::path target_;
  fs::path draft_;
};

/// Feeds the lines of a packed table, one by one, to whom it may concern.
class Lines {
 public:
  explicit Lines(std::function<void(std::string_view)> line) : line_(std::move(line)) {}

  void add(std::string_view text) {
    std::size_t from = 0;
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', from)) {
      begun_.append(text.substr(from, end - from));
      line_(begun_);
      begun_.clear();
      from = end + 1;
    }
    begun_.append(text.substr(from));
  }
  void finish() const {
    if (!begun_.empty()) throw Damaged("a table ends within a line");
  }

 private:
  std::function<void(std::string_view)> line_;
  std::string begun_;
};

/// Fills one table from its part.
class TableFilling {
 public:
  TableFilling(db::Loader& loader, const db::Table& table) : loader_(loader), table_(table) {}

  void fill(const ArchiveReader& archive, const Member& member) {
    Lines lines([&](std::string_view line) { take(line); });
    Unpacker unpacker([&](std::string_view text) { lines.add(text); });
    for (std::int64_t at = 0; at < member.size; at += static_cast<std::int64_t>(chunk)) {
      unpacker.add(archive.read(member, at, chunk));
    }
    unpacker.finish();
    lines.finish();
    if (columns_.empty()) throw Damaged("a table without columns");
    loader_.end();
  }
  std::int64_t rows() const { return rows_; }

 private:
  void take(std::string_view line) {
    if (columns_.empty()) return begin(line);
    read_row(line, columns_, row_);
    loader_.add(row_);
    ++rows_;
  }

  /// The kinds are those of this engine: what is yes or no here may have been 1 or 0 there.
  void begin(std::string_view line) {
    columns_ = read_head(line);
    if (columns_.size() != table_.columns.size()) throw Damaged("a table has other columns");
    for (db::Column& column : columns_) {
      const auto here = std::ranges::find(table_.columns, column.name, &db::Column::name);
      if (here == table_.columns.end()) throw Damaged("a table has other columns");
      column.kind = here->kind;
    }
    loader_.begin(table_, columns_);
  }

  db::Loader& loader_;
  const db::Table& table_;
  std::vector<db::Column> columns_;
  std::vector<db::Value> row_;
  std::int64_t rows_ = 0;
};

void fill_tables(db::Loader& loader, const ArchiveReader& archive, const Contents& contents) {
  for (const db::Table& table : loader.tables()) {
    const std::string name = fmt::format("{}{}.tsv.gz", tables_folder, table.name);
    const auto member = contents.members.find(name);
    const auto part = std::ranges::find(contents.manifest.parts.v, name, &Part::name);
    if (member == contents.members.end()) throw Damaged(fmt::format("{} is missing", name));
    TableFilling filling(loader, table);
    filling.fill(archive, member->second);
    if (filling.rows() != part->rows) throw Damaged(fmt::format("rows of {} are missing", name));
  }
}

void write_file(const ArchiveReader& archive, const Member& member, const fs::path& path) {
  fs::create_directories(path.parent_path());
  OpenFile file(path, O_WRONLY | O_CREAT | O_EXCL);
  for (std::int64_t at = 0; at < member.size; at += static_cast<std::int64_t>(chunk)) {
    file.write(archive.read(member, at, chunk), at);
  }
  file.sync();
  sync_folder(path.parent_path());
}

/// Names are ours: a part that is no file of ours is not written anywhere.
void write_files(const ArchiveReader& archive, const Contents& contents, const fs::path& folder) {
  const files::LocalFiles store(folder / "files");
  for (const auto& [name, member] : contents.members) {
    if (name == key_name) write_file(archive, member, folder / key_name);
    if (!name.starts_with(files_folder)) continue;
    const auto id = base::Id<files::File>::parse(name.substr(files_folder.size()));
    if (!id) throw Damaged(fmt::format("{} is no file of a school", name));
    write_file(archive, member, store.path_of(*id));
  }
}

struct RestoredNote {
  base::Instant backup_made_at;
  std::string program;
};
BOOST_DESCRIBE_STRUCT(RestoredNote, (), (backup_made_at, program))

/// The school this is a copy of may still be running: nobody is written to twice.
void hold_what_would_leave(db::Transaction& tx, const Manifest& manifest) {
  tx.run("UPDATE school SET mails = 'hold', version = version + 1");
  tx.run(
      "UPDATE mails SET state = 'held', why = 'school_holds', leased_until = NULL "
      "WHERE state IN ('planned', 'sending')");
  tx.run("UPDATE jobs SET state = 'waiting', leased_until = NULL WHERE state = 'running'");
  journal::record(tx, base::Actor::system(),
                  {.action = "school.restored",
                   .object = {"sch", 1},
                   .details = describe::to_json(
                       RestoredNote{manifest.made_at, manifest.program})});
}

std::vector<invariants::Outcome> finish(const std::string& url, const fs::path& folder,
                                        const Manifest& manifest, Migrations migrations,
                                        const base::Clock& clock, base::Random& random) {
  db::Database db({.url = url}, clock, random);
  db.migrate(migrations);
  db.write([&](db::Transaction& tx) { hold_what_would_leave(tx, manifest); });
  while (db.write([](db::Transaction& tx) { return journal::seal(tx, seals_at_once); }) > 0) {
  }
  return invariants::check_all(db, folder, invariants::Served::No);
}

}  // namespace

Restored restore(const fs::path& file, const Target& target, Migrations migrations,
                 const base::Clock& clock, base::Random& random) {
  ArchiveReader archive(file);
  const Contents contents = verified(archive);
  const Migrations of_backup = known_migrations(contents.manifest, migrations);
  DraftFolder draft(target.data_folder);
  write_files(archive, contents, draft.path());
  const std::string url = target.database.empty()
                              ? "sqlite:" + (draft.path() / "stoa.db").string()
                              : target.database;
  db::load(url, of_backup, clock,
           [&](db::Loader& loader) { fill_tables(loader, archive, contents); });
  auto outcomes = finish(url, draft.path(), contents.manifest, migrations, clock, random);
  draft.move_into_place();
  return {contents.manifest, std::move(outcomes)};
}

}  // namespace backups
