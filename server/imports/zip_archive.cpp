// SPDX-License-Identifier: Apache-2.0
#include "imports/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

#include "base/text.h"

namespace imports {
namespace {

constexpr std::size_t end_record_size = 22;
constexpr std::size_t comment_max = 65'535;
constexpr std::uint64_t directory_bytes_per_entry_max = 1024;
/// Below this, how well an entry is packed does not matter.
constexpr std::uint64_t small_entry = std::uint64_t{1} << 20;

std::string tail_of(const TableSource& source) {
  constexpr std::size_t tail_max = end_record_size + comment_max + 20;
  if (const auto* bytes = std::get_if<std::string>(&source)) {
    return bytes->substr(bytes->size() - std::min(bytes->size(), tail_max));
  }
  std::ifstream file(std::get<std::filesystem::path>(source), std::ios::binary);
  file.seekg(0, std::ios::end);
  const auto size = static_cast<std::size_t>(std::max<std::streamoff>(file.tellg(), 0));
  std::string tail(std::min(size, tail_max), '\0');
  file.seekg(static_cast<std::streamoff>(size - tail.size()));
  file.read(tail.data(), static_cast<std::streamsize>(tail.size()));
  return tail;
}

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t number = 0;
  for (std::size_t i = count; i-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return number;
}

/// The library reads the whole directory at once, so its size is looked at before.
void check_directory(const TableSource& source, const ZipLimits& limits) {
  const std::string tail = tail_of(source);
  const auto end = tail.rfind("PK\x05\x06");
  if (end == std::string::npos || tail.size() - end < end_record_size) {
    refuse_table("import.not_a_table");
  }
  const auto entries = number_at(tail, end + 10, 2);
  const auto directory = number_at(tail, end + 12, 4);
  const bool is_zip64 = tail.find("PK\x06\x07") != std::string::npos;
  if (is_zip64 || entries > limits.entries_max ||
      directory > limits.entries_max * directory_bytes_per_entry_max) {
    refuse_table("import.zip_bomb");
  }
}

zip_source_t* open_source(const TableSource& source, zip_error_t* error) {
  if (const auto* bytes = std::get_if<std::string>(&source)) {
    return zip_source_buffer_create(bytes->data(), bytes->size(), 0, error);
  }
  const auto& path = std::get<std::filesystem::path>(source);
  return zip_source_file_create(path.c_str(), 0, 0, error);
}

bool leaves_its_folder(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.contains('\\') || name.contains(':')) return true;
  for (const std::string_view part : base::split(name, '/')) {
    if (part == "..") return true;
  }
  return false;
}

bool is_archive(std::string_view name) {
  static constexpr std::array<std::string_view, 8> endings{".zip", ".xlsx", ".docx", ".jar",
                                                           ".7z",  ".rar",  ".gz",   ".xlsm"};
  const std::string lower = base::folded(name.substr(name.rfind('.') + 1));
  return std::ranges::any_of(endings,
                             [&](std::string_view ending) { return ending.substr(1) == lower; });
}

bool is_link(zip_t* archive, zip_uint64_t index) {
  constexpr zip_uint32_t kind_mask = 0170000;
  constexpr zip_uint32_t link_kind = 0120000;
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0) return true;
  return system == ZIP_OPSYS_UNIX && (attributes >> 16 & kind_mask) == link_kind;
}

void check_entry(const zip_stat_t& entry, const ZipLimits& limits) {
  const std::string_view name = entry.name;
  if (leaves_its_folder(name)) refuse_table("import.zip_names", name.substr(0, 200));
  if (is_archive(name)) refuse_table("import.zip_nested", name.substr(0, 200));
  if (entry.encryption_method != ZIP_EM_NONE) refuse_table("import.encrypted");
  if (entry.comp_method != ZIP_CM_STORE && entry.comp_method != ZIP_CM_DEFLATE) {
    refuse_table("import.not_a_table");
  }
  if (entry.size > small_entry && entry.size / limits.ratio_max > entry.comp_size) {
    refuse_table("import.zip_bomb");
  }
}

}  // namespace

ZipEntry::~ZipEntry() { zip_fclose(file_); }

std::size_t ZipEntry::read(std::span<char> into) {
  const zip_int64_t count = zip_fread(file_, into.data(), into.size());
  if (count < 0) refuse_table("import.damaged");
  const auto bytes = static_cast<std::uint64_t>(count);
  if (bytes > left_) refuse_table("import.zip_bomb");
  left_ -= bytes;
  if (bytes == 0 && left_ > 0) refuse_table("import.damaged");
  return static_cast<std::size_t>(bytes);
}

ZipArchive::ZipArchive(const TableSource& source, const ZipLimits& limits) : limits_(limits) {
  check_directory(source, limits);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* bytes = open_source(source, &error);
  if (bytes != nullptr) archive_ = zip_open_from_source(bytes, ZIP_RDONLY, &error);
  if (bytes != nullptr && archive_ == nullptr) zip_source_free(bytes);
  zip_error_fini(&error);
  if (archive_ == nullptr) refuse_table("import.damaged");
  try {
    check_entries();
  } catch (...) {  // the destructor does not run for what was never constructed
    zip_discard(archive_);
    throw;
  }
}

ZipArchive::~ZipArchive() { zip_discard(archive_); }

void ZipArchive::check_entries() const {
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive_, 0));
  if (count > limits_.entries_max) refuse_table("import.zip_bomb");
  std::set<std::string, std::less<>> names;
  std::uint64_t unpacked = 0;
  for (zip_uint64_t i = 0; i < count; ++i) {
    zip_stat_t entry;
    zip_stat_init(&entry);
    constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE |
                                    ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(archive_, i, 0, &entry) != 0 || (entry.valid & needed) != needed) {
      refuse_table("import.damaged");
    }
    check_entry(entry, limits_);
    if (is_link(archive_, i) || !names.insert(entry.name).second) {
      refuse_table("import.zip_names", std::string_view(entry.name).substr(0, 200));
    }
    if (entry.size > limits_.unpacked_max - unpacked) refuse_table("import.zip_bomb");
    unpacked += entry.size;
  }
}

bool ZipArchive::has(const std::string& name) const {
  return zip_name_locate(archive_, name.c_str(), 0) >= 0;
}

std::unique_ptr<ZipEntry> ZipArchive::open(const std::string& name) const {
  zip_stat_t entry;
  zip_stat_init(&entry);
  if (zip_stat(archive_, name.c_str(), 0, &entry) != 0) refuse_table("import.not_a_table", name);
  zip_file_t* file = zip_fopen(archive_, name.c_str(), 0);
  if (file == nullptr) refuse_table("import.damaged");
  return std::make_unique<ZipEntry>(file, entry.size);
}

std::string ZipArchive::read(const std::string& name, std::size_t size_max) const {
  const auto entry = open(name);
  std::string text;
  std::array<char, 16'384> piece;
  for (std::size_t count = entry->read(piece); count > 0; count = entry->read(piece)) {
    if (text.size() + count > size_max) refuse_table("import.too_large");
    text.append(piece.data(), count);
  }
  return text;
}

}  // namespace imports
