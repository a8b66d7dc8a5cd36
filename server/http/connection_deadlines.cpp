// SPDX-License-Identifier: Apache-2.0
#include "http/connection.h"

namespace http {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

void Connection::tick(Time now) {
  const Deadlines& limits = context_.options.deadlines;
  const auto lasted = now - since_;
  switch (phase_) {
    case Phase::Handshake:
      if (lasted > limits.header) close();
      return;
    case Phase::Idle:
      if (lasted > limits.idle) close();
      return;
    case Phase::Header:
      if (lasted > limits.header) refuse(408, "request.too_slow");
      return;
    case Phase::Body:
      return check_body(now);
    case Phase::Writing:
      if (now - progress_ > limits.write_stall) close();
      return;
    case Phase::Streaming:
      return check_stream(now);
    case Phase::Lingering:
      if (lasted > limits.linger) close();
      return;
    case Phase::Spooling:
    case Phase::Running:
    case Phase::Closed:
      return;
  }
}

/// After the grace the bytes of this window must keep up with the least rate. Then a new window
/// begins, with its own grace: what came early does not pay for a stall later.
void Connection::check_body(Time now) {
  const Deadlines& limits = context_.options.deadlines;
  const auto lasted = duration_cast<milliseconds>(now - progress_);
  if (lasted <= limits.body_grace) return;
  const auto owed = static_cast<std::uint64_t>((lasted - limits.body_grace).count()) *
                    limits.body_rate_min / 1000;
  const auto came = reader_->body_bytes() - window_start_bytes_;
  if (came < owed) return refuse(408, "request.too_slow");
  if (lasted > 2 * limits.body_grace) {
    progress_ = now;
    window_start_bytes_ = reader_->body_bytes();
  }
}

void Connection::check_stream(Time now) {
  const Deadlines& limits = context_.options.deadlines;
  if (!piece_.empty() && now - progress_ > limits.write_stall) return close();
  if (now - since_ > out_.stream->lasts_for) {
    stream_->say_goodbye();
    return close();
  }
  if (now - heartbeat_ < limits.heartbeat) return;
  heartbeat_ = now;
  append_events(":\n\n");
}

}  // namespace http
