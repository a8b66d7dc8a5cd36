// SPDX-License-Identifier: Apache-2.0
#include "app/web_files.h"

#include <array>
#include <map>
#include <string>
#include <vector>

#include "app/embedded.h"

namespace app {
namespace {

std::string_view type_of(std::string_view path) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> types{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
      {".webmanifest", "application/manifest+json"},
  }};
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

/// Vite puts what carries a hash in its name into `assets/`.
bool is_hashed(std::string_view path) { return path.starts_with("assets/"); }

std::map<std::string_view, std::string_view> bytes_by_path() {
  std::map<std::string_view, std::string_view> files;
  for (const Embedded& file : web_files()) files[file.path] = file.bytes;
  return files;
}

std::vector<http::EmbeddedFile> table() {
  static std::vector<std::string> paths;
  const auto files = bytes_by_path();
  const auto coded = [&](std::string_view path, const char* ending) {
    const auto found = files.find(std::string(path) + ending);
    return found == files.end() ? std::string_view() : found->second;
  };
  paths.reserve(files.size());
  std::vector<http::EmbeddedFile> list;
  for (const auto& [path, bytes] : files) {
    if (path.ends_with(".br") || path.ends_with(".gz")) continue;
    paths.push_back("/" + std::string(path));
    list.push_back({paths.back(), type_of(path), bytes, coded(path, ".br"), coded(path, ".gz"),
                    is_hashed(path)});
  }
  return list;
}

}  // namespace

const http::StaticFiles& web() {
  static const std::vector<http::EmbeddedFile> files = table();
  // A program built without the apps still serves the API.
  static const http::StaticFiles served(
      files, files.empty() ? std::vector<http::AppPage>{}
                           : std::vector<http::AppPage>{{"/admin", "/admin.html"},
                                                        {"/learn", "/student.html"}});
  return served;
}

}  // namespace app
