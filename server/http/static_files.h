// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"
#include "http/response.h"

namespace http {

/// One file compiled into the program. `br` and `gzip` are empty where they save nothing.
struct EmbeddedFile {
  std::string_view path;  ///< `/assets/index-3f9a.js`
  std::string_view type;
  std::string_view plain;
  std::string_view br = {};
  std::string_view gzip = {};
  bool immutable = false;  ///< Its name changes with its bytes.
};

/// Under `prefix` every path that names no file of its own shows this one: an app that finds its
/// way by itself.
struct AppPage {
  std::string_view prefix;  ///< `/admin`
  std::string_view file;    ///< `/admin.html`
};

/// Answers from a table of files that outlives it.
class StaticFiles {
 public:
  StaticFiles(std::span<const EmbeddedFile> files, std::vector<AppPage> apps);

  /// Nothing: no such file. Other methods than GET and HEAD are refused where there is one.
  std::optional<Response> find(const Request& request) const;

 private:
  struct Entry {
    EmbeddedFile file;
    std::string hash;
  };
  const Entry* entry_of(std::string_view path) const;
  const Entry* page_of(std::string_view path) const;

  std::map<std::string_view, Entry> entries_;
  std::vector<AppPage> apps_;
};

/// The coding to send: `br`, `gzip`, or empty for none. What the client gives `q=0` is not sent.
std::string_view chosen_coding(std::string_view accept_encoding, bool has_br, bool has_gzip);

}  // namespace http
