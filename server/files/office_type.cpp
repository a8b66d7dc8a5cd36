// SPDX-License-Identifier: Apache-2.0
#include "files/office_type.h"

#include <zip.h>

#include <array>
#include <memory>

namespace files {
namespace {

struct Part {
  const char* name;
  std::string_view type;
};

constexpr std::array parts{
    Part{"word/document.xml",
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Part{"xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Part{"ppt/presentation.xml",
         "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
};

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

bool has(zip_t* archive, const char* name) { return zip_name_locate(archive, name, 0) >= 0; }

}  // namespace

FileType office_type(const std::filesystem::path& zip) {
  const std::unique_ptr<zip_t, Discard> archive(zip_open(zip.c_str(), ZIP_RDONLY, nullptr));
  if (!archive) return {};
  if (has(archive.get(), "[Content_Types].xml")) {
    for (const Part& part : parts) {
      if (has(archive.get(), part.name)) return {std::string(part.type), Kind::Document};
    }
  }
  return {"application/zip", Kind::Archive};
}

}  // namespace files
