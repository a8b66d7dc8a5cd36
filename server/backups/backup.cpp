// SPDX-License-Identifier: Apache-2.0
#include "backups/backup.h"

#include <fcntl.h>
#include <fmt/core.h>

#include <vector>

#include "backups/packing.h"
#include "backups/table_text.h"
#include "base/bytes.h"
#include "describe/describe.h"
#include "files/file_store.h"

namespace backups {
namespace {

using base::Id;
using files::File;
using files::FileState;

constexpr std::size_t chunk = 1'048'576;

constexpr std::string_view about =
    "A backup of a school, made by `stoa backup`. `stoa restore FILE --data FOLDER` makes the\n"
    "school of it. The tables are lines of text, packed by gzip, values parted by tabs. Whoever\n"
    "has this file has the whole school and its key: keep it as you keep the school.\n";

struct FileRow {
  Id<File> id;
  std::int64_t size = 0;
  std::optional<base::Bytes> sha256;
  FileState state = FileState::Uploading;
  std::int64_t received = 0;
};
BOOST_DESCRIBE_STRUCT(FileRow, (), (id, size, sha256, state, received))

class Making {
 public:
  Making(const Source& source, const fs::path& target, const base::Clock& clock,
         base::Random& random)
      : source_(source), archive_(target, random) {
    manifest_.program = source.program;
    manifest_.engine = source.db.engine() == db::Engine::Sqlite ? "sqlite" : "postgres";
    manifest_.made_at = clock.now();
  }

  Manifest make() {
    small_part("about.txt", about);
    const auto files = rows();
    for (const FileRow& file : files) copy(file);
    copy_key();
    const std::string text = describe::to_json(manifest_);
    small_part(std::string(manifest_name), text);
    small_part(std::string(seal_name), base::hex(base::sha256(text)) + "\n");
    archive_.finish();
    manifest_.parts.v.resize(manifest_.parts.v.size() - 2);
    return std::move(manifest_);
  }

 private:
  void small_part(std::string name, std::string_view bytes) {
    archive_.begin(std::move(name));
    archive_.append(bytes);
    end_part(0);
  }

  void end_part(std::int64_t rows) {
    auto written = archive_.end();
    manifest_.parts.v.push_back(
        {std::move(written.name), written.bytes, std::move(written.sha256), rows});
  }

  /// All rows as of one instant; answers which files belong to it.
  std::vector<FileRow> rows() {
    const auto session = source_.db.open_read(db::ReadFor::Report);
    session->each("SELECT number, name, sha256 FROM schema_migrations ORDER BY number",
                  [&](const db::Row& row) {
                    manifest_.migrations.push_back({row.number(0), std::string(row.text(1)),
                                                    std::string(row.text(2))});
                  });
    for (const db::Table& table : db::list_tables(*session)) write_table(*session, table);
    return session->all<FileRow>(
        "SELECT id, size, sha256, state, received FROM files ORDER BY id");
  }

  void write_table(db::Reader& reader, const db::Table& table) {
    archive_.begin(fmt::format("{}{}.tsv.gz", tables_folder, table.name));
    Packer packer([&](std::string_view bytes) { archive_.append(bytes); });
    std::string text = head_line(table);
    std::int64_t rows = 0;
    const auto append = [&](const db::Row& row) {
      append_row(text, table, row);
      ++rows;
      if (text.size() < chunk) return;
      packer.add(text);
      text.clear();
      source_.between_pieces();
    };
    db::each_row_of(reader, table, append);
    packer.add(text);
    packer.finish();
    end_part(rows);
    source_.between_pieces();
  }

  /// Of an unfinished upload as much as its row says has arrived; of a refused one nothing.
  void copy(const FileRow& file) {
    const bool is_ready = file.state == FileState::Ready;
    const std::int64_t size = is_ready ? file.size : file.received;
    if (size == 0 || file.state == FileState::Refused) return;
    const files::LocalFiles store(source_.data_folder / "files");
    archive_.begin(fmt::format("{}{}", files_folder, file.id.text()));
    for (std::int64_t at = 0; at < size; at += static_cast<std::int64_t>(chunk)) {
      const auto wanted = std::min<std::int64_t>(static_cast<std::int64_t>(chunk), size - at);
      const auto bytes = store.read(file.id, at, static_cast<std::size_t>(wanted));
      if (static_cast<std::int64_t>(bytes.size()) != wanted) refuse(file);
      archive_.append(bytes);
      source_.between_pieces();
    }
    end_part(0);
    const std::string& sha256 = manifest_.parts.v.back().sha256;
    if (is_ready && (!file.sha256 || sha256 != base::hex(*file.sha256))) refuse(file);
  }

  [[noreturn]] static void refuse(const FileRow& file) {
    throw std::runtime_error(fmt::format(
        "{} is not what was uploaded, so nothing was written; `stoa check` says more",
        file.id.text()));
  }

  /// Made at first use, so a young school may have none.
  void copy_key() {
    const fs::path path = source_.data_folder / key_name;
    if (!fs::exists(path)) return;
    small_part(std::string(key_name), OpenFile(path, O_RDONLY).read(0, chunk));
  }

  const Source& source_;
  ArchiveWriter archive_;
  Manifest manifest_;
};

}  // namespace

Manifest make_backup(const Source& source, const fs::path& target, const base::Clock& clock,
                     base::Random& random) {
  return Making(source, target, clock, random).make();
}

std::string summary_of(const Manifest& manifest) {
  int tables = 0;
  int files = 0;
  std::int64_t rows = 0;
  for (const Part& part : manifest.parts.v) {
    if (part.name.starts_with(tables_folder)) ++tables;
    if (part.name.starts_with(files_folder)) ++files;
    rows += part.rows;
  }
  return fmt::format("{} tables with {} rows, {} files", tables, rows, files);
}

}  // namespace backups
