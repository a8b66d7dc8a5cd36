// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "http/gate.h"
#include "http/request.h"
#include "http/server.h"

namespace http {

/// Why a request was not read to its end, as it is answered.
struct NotRead {
  int status = 400;
  std::string_view code;
};

/// Turns the bytes of one request into a Request: gate, parser, limits. Knows no socket.
class RequestReader {
 public:
  enum class Step {
    NeedMore,  ///< All that was given is consumed, or kept in `in` for the next call.
    Block,     ///< `take_block` must be written to the spool file before going on.
    Complete,
    Refused,  ///< See `not_read`; the connection has lost its footing and must be closed.
  };

  explicit RequestReader(const ServerOptions& options);
  ~RequestReader();

  /// Consumes from the front of `in`; what belongs to the next request stays there.
  Step advance(std::string& in);

  bool head_done() const { return head_done_; }
  /// True once, when the client waits for a `100 Continue`.
  bool take_expectation();
  bool keeps_alive() const { return keeps_alive_; }
  bool spools() const { return spools_; }
  std::uint64_t body_bytes() const { return body_bytes_; }
  NotRead not_read() const { return not_read_; }
  std::string take_block();
  Request& request() { return request_; }
  const Intake& intake() const { return intake_; }

 private:
  class Parser;
  Step read_head(std::string& in);
  Step accept_head();
  Step read_body(std::string& in);
  Step refuse(int status, std::string_view code);
  bool take_body(std::string_view data);
  bool fits(std::uint64_t more) const { return more <= intake_.body_max - body_bytes_; }

  const ServerOptions& options_;
  std::unique_ptr<Parser> parser_;
  Request request_;
  std::string block_;
  std::size_t seen_ = 0;
  Intake intake_;
  std::uint64_t body_bytes_ = 0;
  bool head_done_ = false;
  bool old_version_ = false;
  bool keeps_alive_ = false;
  bool expects_ = false;
  bool spools_ = false;
  NotRead not_read_;
};

}  // namespace http
