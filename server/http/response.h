// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "http/request.h"

namespace http {

/// Data that outlives the answer (compiled into the program): sent without copying.
struct BytesBody {
  std::string_view bytes;
  std::string type;  ///< Content-Type.
  std::string etag;  ///< With its quotes; empty: none.
};

/// A file, sent in blocks. `Range`, `If-Range` and `If-None-Match` are answered by the server.
/// A file that is not there is answered with 404.
struct FileBody {
  std::filesystem::path path;
  std::string type;
  std::string etag;  ///< With its quotes; empty: made of size and time of change.
};

/// One server-sent event. `name` and `id` hold no line break; `data` may.
struct Event {
  std::string name;
  std::string data;
  std::string id;
};

/// The connection stays open and receives what is published to `topic`. No worker is held.
struct EventStream {
  std::string topic;
  /// Runs on the worker once the stream is subscribed, so nothing falls between what it returns
  /// and what is published; an event may come twice then, with the same id.
  std::function<std::vector<Event>(std::optional<std::string> last_event_id)> on_open;
  /// Then the stream ends and the client comes back, with its rights checked anew.
  std::chrono::seconds lasts_for{3600};
};

struct Response {
  int status = 200;
  /// Content-Length, Transfer-Encoding, Connection and Date are the server's: setting one is a Bug.
  Fields headers;
  std::variant<std::string, BytesBody, FileBody, EventStream> body;

  static Response json(int status, std::string text);
  static Response text(int status, std::string text);
  static Response html(int status, std::string text);
  static Response empty(int status);
  static Response redirect(int status, std::string location);

  void set_header(std::string name, std::string value);  ///< Replaces one of the same name.
  void add_header(std::string name, std::string value);
  std::optional<std::string_view> header(std::string_view name) const;  ///< In any letter case.
};

}  // namespace http
