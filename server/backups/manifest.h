// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <map>
#include <string>
#include <vector>

#include "backups/archive.h"
#include "base/instant.h"
#include "describe/types.h"

namespace backups {

/// The format this program writes, and the newest it reads.
inline constexpr std::int64_t format_now = 1;

struct Part {
  std::string name;
  std::int64_t bytes = 0;
  std::string sha256;
  std::int64_t rows = 0;  ///< Of a table.
};
BOOST_DESCRIBE_STRUCT(Part, (), (name, bytes, sha256, rows))

struct MigrationName {
  std::int64_t number = 0;
  std::string name;
  std::string sha256;
};
BOOST_DESCRIBE_STRUCT(MigrationName, (), (number, name, sha256))

struct Manifest {
  static constexpr std::size_t parts_max = 50'000'000;
  std::int64_t format = format_now;
  std::string program;
  std::string engine;
  base::Instant made_at;
  std::vector<MigrationName> migrations;
  describe::List<Part, parts_max> parts;
};
BOOST_DESCRIBE_STRUCT(Manifest, (), (format, program, engine, made_at, migrations, parts))

inline constexpr std::string_view manifest_name = "manifest.json";
inline constexpr std::string_view seal_name = "seal";
inline constexpr std::string_view key_name = "secret.key";
inline constexpr std::string_view tables_folder = "tables/";
inline constexpr std::string_view files_folder = "files/";

struct Contents {
  Manifest manifest;
  std::map<std::string, Member> members;
};

/// Reads every byte of the archive. Throws Damaged when one of them is not what was written, and
/// says so when a newer program wrote it.
Contents verified(ArchiveReader& archive);

}  // namespace backups
