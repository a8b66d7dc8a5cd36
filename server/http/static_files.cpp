// SPDX-License-Identifier: Apache-2.0
#include "http/static_files.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/ensure.h"
#include "base/text.h"
#include "http/problem.h"

namespace http {

namespace {

/// Of `q=0.8`: only whether it is zero matters, since what we would rather send is known.
bool is_refused(std::string_view parameters) {
  const std::size_t at = parameters.find("q=");
  if (at == std::string_view::npos) return false;
  const std::string_view value = base::trimmed(parameters.substr(at + 2));
  return !value.empty() && value.find_first_not_of("0.") == std::string_view::npos;
}

bool accepts(std::string_view accept_encoding, std::string_view coding) {
  bool any = false;
  for (const std::string_view item : base::split(accept_encoding, ',')) {
    const std::size_t end = item.find(';');
    const std::string_view name = base::trimmed(item.substr(0, end));
    const bool refused = end != std::string_view::npos && is_refused(item.substr(end + 1));
    if (name == coding) return !refused;
    if (name == "*") any = !refused;
  }
  return any;
}

bool matches(std::string_view if_none_match, std::string_view etag) {
  for (const std::string_view item : base::split(if_none_match, ',')) {
    std::string_view tag = base::trimmed(item);
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == etag || tag == "*") return true;
  }
  return false;
}

std::string_view bytes_in(const EmbeddedFile& file, std::string_view coding) {
  if (coding == "br") return file.br;
  return coding == "gzip" ? file.gzip : file.plain;
}

Response answer_file(const EmbeddedFile& file, const std::string& hash, const Request& request) {
  const std::string_view coding = chosen_coding(request.header("accept-encoding").value_or(""),
                                                !file.br.empty(), !file.gzip.empty());
  std::string etag = "\"" + hash;
  if (!coding.empty()) etag.append("-").append(coding);
  etag += '"';
  Response response;
  response.set_header("Cache-Control",
                      file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  response.set_header("Vary", "Accept-Encoding");
  if (matches(request.header("if-none-match").value_or(""), etag)) {
    response.status = 304;
    response.set_header("ETag", std::move(etag));
    return response;
  }
  if (!coding.empty()) response.set_header("Content-Encoding", std::string(coding));
  response.body = BytesBody{
      .bytes = bytes_in(file, coding), .type = std::string(file.type), .etag = std::move(etag)};
  return response;
}

}  // namespace

std::string_view chosen_coding(std::string_view accept_encoding, bool has_br, bool has_gzip) {
  if (has_br && accepts(accept_encoding, "br")) return "br";
  if (has_gzip && accepts(accept_encoding, "gzip")) return "gzip";
  return {};
}

StaticFiles::StaticFiles(std::span<const EmbeddedFile> files, std::vector<AppPage> apps)
    : apps_(std::move(apps)) {
  for (const EmbeddedFile& file : files) {
    const base::Bytes hash = base::hash256(file.plain);
    entries_.emplace(file.path, Entry{file, base::hex(std::span(hash).first(12))});
  }
  for (const AppPage& app : apps_) {
    base::ensure(entry_of(app.file) != nullptr, "the page of an app is among the files");
  }
}

const StaticFiles::Entry* StaticFiles::entry_of(std::string_view path) const {
  const auto found = entries_.find(path);
  return found == entries_.end() ? nullptr : &found->second;
}

// A missing script must not become a page: the last part of a page's address has no dot.
const StaticFiles::Entry* StaticFiles::page_of(std::string_view path) const {
  if (path.substr(path.rfind('/') + 1).find('.') != std::string_view::npos) return nullptr;
  for (const AppPage& app : apps_) {
    if (!path.starts_with(app.prefix)) continue;
    const std::string_view rest = path.substr(app.prefix.size());
    if (rest.empty() || rest.front() == '/') return entry_of(app.file);
  }
  return nullptr;
}

std::optional<Response> StaticFiles::find(const Request& request) const {
  const Entry* entry = entry_of(request.path);
  if (entry == nullptr) entry = page_of(request.path);
  if (entry == nullptr) return std::nullopt;
  if (request.method != "GET" && request.method != "HEAD") {
    throw HttpRejection({.status = 405,
                         .code = "method_not_allowed",
                         .headers = {{"Allow", "GET, HEAD"}}});
  }
  return answer_file(entry->file, entry->hash, request);
}

}  // namespace http
