// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "http/open_file.h"
#include "http/response.h"
#include "http/server.h"
#include "http/writer.h"

namespace http {

/// An answer ready to travel: `head`, then `text` or `fixed`, then the rest of the file.
struct Outgoing {
  std::string head;  ///< A short body stands right behind it, so that one write sends both.
  std::string text;
  std::string_view fixed;
  std::shared_ptr<const OpenFile> file;
  std::uint64_t file_offset = 0;
  std::uint64_t file_left = 0;
  AfterAnswer after = AfterAnswer::KeepOpen;
  std::optional<EventStream> stream;
};

/// Turns a Response into bytes on a worker: conditions, ranges, framing. Knows no socket.
class Answering {
 public:
  Answering(const ServerOptions& options, const base::Clock& clock, Server::Handler handler);

  /// Calls the handler; whatever escapes it becomes a 500 and a report.
  Outgoing to(const Request& request, AfterAnswer after);
  /// An answer of the server's own.
  Outgoing refusal(const Request& request, int status, std::string_view code, AfterAnswer after);
  /// What a stream sends first; nothing when its opener failed, which is reported.
  std::optional<std::string> opening_of(const EventStream& stream, const Request& request) const;

 private:
  Response problem(const Request& request, int status, std::string_view code) const;
  Outgoing prepared(const Request& request, Response response, AfterAnswer after);
  void report(std::string_view what) const;

  const ServerOptions& options_;
  const base::Clock& clock_;
  Server::Handler handler_;
  DateLine date_;
};

}  // namespace http
