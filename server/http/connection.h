// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/admission.h"
#include "http/answering.h"
#include "http/context.h"
#include "http/event_hub.h"
#include "http/reactor.h"
#include "http/request_reader.h"
#include "http/spool.h"
#include "http/stream.h"

namespace http {

/// One client: its requests in order, one at a time, and their answers.
///
///   Handshake > Idle > Header > Body <> Spooling > Running > Writing > Idle …
///                                                  Running > Streaming
///                                                            Writing > Lingering > Closed
///
/// A refusal goes from Header or Body straight to Writing. Lingering reads on for a moment after
/// the last answer: closing with unread bytes would destroy the answer on its way.
class Connection final : public Subscriber,
                         public Guest,
                         public std::enable_shared_from_this<Connection> {
 public:
  using Time = Reactor::Time;

  struct Origin {
    std::string peer;
    std::string cap_key;  ///< Under which it is counted; empty for a listed proxy.
    bool tls = false;
  };

  Connection(Reactor& reactor, Context& context, std::unique_ptr<Stream> stream, Origin origin);

  /// After Admission let it in.
  void start();
  void tick(Time now);
  void begin_stop();
  void close();

  // From any thread:
  bool is_idle() const override { return idle_; }
  void make_room() override;
  void deliver(std::shared_ptr<const std::string> text) override;
  void end() override;

 private:
  enum class Phase {
    Handshake,
    Idle,
    Header,
    Body,
    Spooling,
    Running,
    Writing,
    Streaming,
    Lingering,
    Closed
  };
  enum class Wait { Read, Write };
  using Step = void (Connection::*)();

  void enter(Phase phase);
  void wait(Wait what, Step then);

  // connection_reading.cpp
  void shake_hands();
  void await_input();
  void input_came();
  void read();
  void take(std::string_view bytes);
  void advance();
  void begin_request();
  void allow_body();
  void spool();
  void spooled(bool kept);
  void refuse(int status, std::string_view code);
  void dispatch();
  void identify(Request& request);
  void run(Request& request, AfterAnswer after);

  // connection_writing.cpp
  void send(Outgoing outgoing);
  void pump();
  bool next_piece();
  void fetch_block();
  void took_block(std::string block, std::size_t expected);
  void answered();
  void linger();
  void begin_stream();
  void append_events(std::string_view text);

  // connection_deadlines.cpp
  void check_body(Time now);
  void check_stream(Time now);

  Reactor& reactor_;
  Context& context_;
  const std::unique_ptr<Stream> stream_;
  const Origin origin_;

  Phase phase_ = Phase::Handshake;
  std::atomic<bool> idle_ = false;
  Time since_;     ///< When the phase began.
  Time progress_;  ///< When a byte last left, or the window of body bytes began.
  std::uint64_t window_start_bytes_ = 0;

  std::string in_;
  bool awaiting_input_ = false;
  std::unique_ptr<RequestReader> reader_;
  std::shared_ptr<SpoolFile> spool_;

  enum class Stage { Head, Body, File, Done };
  Outgoing out_;
  Stage stage_ = Stage::Done;
  std::string sending_;     ///< Holds what `piece_` shows, when nothing else does.
  std::string_view piece_;  ///< Not yet accepted by the socket.
  std::string events_;      ///< For after `piece_`.
  bool pumping_ = false;    ///< A write waits for the socket.
  Time heartbeat_;
};

}  // namespace http
