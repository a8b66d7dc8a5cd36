// SPDX-License-Identifier: Apache-2.0
#include "http/answering.h"

#include <fmt/core.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "http/range.h"

namespace http {

namespace {

constexpr std::size_t joined_max = 64 * 1024;
constexpr std::size_t first_block_max = 128 * 1024;

/// What a Response holds, whichever way it holds it.
struct Content {
  std::uint64_t size = 0;
  std::string type;
  std::string etag;
  std::string text;
  std::string_view fixed;
  std::shared_ptr<const OpenFile> file;
  bool in_parts = false;  ///< Conditions and ranges are ours to answer.
};

Content content_of(BytesBody& body) {
  return {.size = body.bytes.size(),
          .type = std::move(body.type),
          .etag = std::move(body.etag),
          .text = {},
          .fixed = body.bytes,
          .file = nullptr,
          .in_parts = true};
}

Content content_of(FileBody& body, std::shared_ptr<const OpenFile> file) {
  return {.size = file->size(),
          .type = std::move(body.type),
          .etag = body.etag.empty() ? file->etag() : std::move(body.etag),
          .text = {},
          .fixed = {},
          .file = std::move(file),
          .in_parts = true};
}

std::string_view without_weakness(std::string_view etag) {
  if (etag.starts_with("W/")) etag.remove_prefix(2);
  return etag;
}

bool names(std::string_view list, std::string_view etag) {
  if (etag.empty()) return false;
  if (list == "*") return true;
  while (!list.empty()) {
    const auto comma = std::min(list.find(','), list.size());
    auto one = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (without_weakness(one) == without_weakness(etag)) return true;
  }
  return false;
}

/// Another version than the one the client holds a part of: it must get the whole.
bool part_is_stale(const Request& request, std::string_view etag) {
  const auto condition = request.header("if-range");
  return condition && (*condition != etag || etag.starts_with("W/"));
}

/// Narrows the answer to the part that was asked for.
ByteRange choose_part(const Request& request, Response& response, const Content& content) {
  const ByteRange whole{.first = 0, .length = content.size};
  if (!content.in_parts || response.status != 200) return whole;
  response.set_header("Accept-Ranges", "bytes");
  if (!content.etag.empty()) response.set_header("ETag", content.etag);
  if (names(request.header("if-none-match").value_or(""), content.etag)) {
    response.status = 304;
    return {};
  }
  const auto range = request.header("range");
  if (!range || request.method != "GET" || part_is_stale(request, content.etag)) return whole;
  const RangeAnswer answer = read_range(*range, content.size);
  if (std::holds_alternative<WholeBody>(answer)) return whole;
  if (const auto* part = std::get_if<ByteRange>(&answer)) {
    response.status = 206;
    response.set_header("Content-Range", fmt::format("bytes {}-{}/{}", part->first,
                                                     part->first + part->length - 1, content.size));
    return *part;
  }
  response.status = 416;
  response.set_header("Content-Range", fmt::format("bytes */{}", content.size));
  return {};
}

void attach(Outgoing& out, Content content, ByteRange part) {
  if (content.file) {
    const auto first = std::min<std::uint64_t>(part.length, first_block_max);
    out.head += content.file->block(part.first, first);
    out.file_offset = part.first + first;
    out.file_left = part.length - first;
    if (out.file_left > 0) out.file = std::move(content.file);
  } else if (!content.fixed.empty()) {
    out.fixed = content.fixed.substr(part.first, part.length);
  } else if (content.text.size() <= joined_max) {
    out.head += content.text;
  } else {
    out.text = std::move(content.text);
  }
}

Response plain_problem(int status, std::string_view code) {
  Response response = Response::json(
      status,
      fmt::format(R"({{"type":"/problems/{}","status":{},"code":"{}"}})", code, status, code));
  response.set_header("Content-Type", "application/problem+json");
  return response;
}

Outgoing prepared_stream(const Request& request, Response response, std::string_view date) {
  Outgoing out;
  auto& stream = std::get<EventStream>(response.body);
  response.set_header("Content-Type", "text/event-stream");
  if (!response.header("cache-control")) response.set_header("Cache-Control", "no-store");
  response.set_header("X-Accel-Buffering", "no");
  out.after = AfterAnswer::Close;
  write_head(out.head, response.status, response.headers, {.length = {}, .after = out.after}, date);
  if (request.method != "HEAD") out.stream = std::move(stream);
  return out;
}

}  // namespace

Answering::Answering(const ServerOptions& options, const base::Clock& clock,
                     Server::Handler handler)
    : options_(options), clock_(clock), handler_(std::move(handler)) {}

// Catches, being the edge: no request may take the process down or stay without an answer.
Outgoing Answering::to(const Request& request, AfterAnswer after) {
  try {
    return prepared(request, handler_(request), after);
  } catch (const std::exception& failure) {
    report(fmt::format("{} {} {}: {}", request.id, request.method, request.path, failure.what()));
  }
  return refusal(request, 500, "internal", after);
}

Outgoing Answering::refusal(const Request& request, int status, std::string_view code,
                            AfterAnswer after) {
  try {
    return prepared(request, problem(request, status, code), after);
  } catch (const std::exception& failure) {
    report(fmt::format("the problem document failed: {}", failure.what()));
  }
  return prepared(request, plain_problem(status, code), after);
}

std::optional<std::string> Answering::opening_of(const EventStream& stream,
                                                 const Request& request) const {
  std::string out;
  if (!stream.on_open) return out;
  try {
    const auto last = request.header("last-event-id");
    for (const Event& event :
         stream.on_open(last ? std::optional<std::string>(*last) : std::nullopt)) {
      out += event_text(event);
    }
  } catch (const std::exception& failure) {
    report(fmt::format("{} opening a stream: {}", request.id, failure.what()));
    return std::nullopt;
  }
  return out;
}

Response Answering::problem(const Request& request, int status, std::string_view code) const {
  Response response =
      options_.problem ? options_.problem(request, status, code) : plain_problem(status, code);
  if (status == 503 && !response.header("retry-after")) response.set_header("Retry-After", "1");
  return response;
}

Outgoing Answering::prepared(const Request& request, Response response, AfterAnswer after) {
  const std::string date = date_.at(clock_.now());
  Content content;
  if (auto* text = std::get_if<std::string>(&response.body)) {
    content.size = text->size();
    content.text = std::move(*text);
  } else if (auto* bytes = std::get_if<BytesBody>(&response.body)) {
    content = content_of(*bytes);
  } else if (auto* named = std::get_if<FileBody>(&response.body)) {
    auto file = OpenFile::find(named->path);
    if (!file) return prepared(request, problem(request, 404, "not_found"), after);
    content = content_of(*named, std::move(file));
  } else {
    return prepared_stream(request, std::move(response), date);
  }
  if (!content.type.empty() && !response.header("content-type")) {
    response.set_header("Content-Type", content.type);
  }
  const ByteRange part = choose_part(request, response, content);
  const bool bodyless = response.status == 204 || response.status == 304;
  Outgoing out;
  out.after = after;
  const Framing framing{.length = bodyless ? std::nullopt : std::optional(part.length),
                        .after = after};
  write_head(out.head, response.status, response.headers, framing, date);
  if (!bodyless && request.method != "HEAD") attach(out, std::move(content), part);
  return out;
}

void Answering::report(std::string_view what) const {
  if (options_.report) options_.report(what);
}

}  // namespace http
