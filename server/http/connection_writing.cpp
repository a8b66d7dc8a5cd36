// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/asio/post.hpp>
#include <utility>

#include "http/connection.h"

namespace http {

namespace asio = boost::asio;

namespace {

constexpr std::size_t block_max = 256 * 1024;
constexpr std::size_t kept_capacity = 4 * 1024;

}  // namespace

void Connection::send(Outgoing outgoing) {
  if (phase_ == Phase::Closed) {
    if (outgoing.stream) context_.hub.unsubscribe(outgoing.stream->topic, *this);
    return;
  }
  enter(Phase::Writing);
  out_ = std::move(outgoing);
  stage_ = Stage::Head;
  piece_ = out_.head;
  if (out_.stream) return begin_stream();
  events_ = {};
  pump();
}

void Connection::pump() {
  pumping_ = true;
  while (!piece_.empty() || next_piece()) {
    const Moved moved = stream_->write(piece_);
    switch (moved.state) {
      case Io::Done:
        piece_.remove_prefix(moved.bytes);
        progress_ = std::chrono::steady_clock::now();
        break;
      case Io::WantWrite:
        return wait(Wait::Write, &Connection::pump);
      case Io::WantRead:
        return wait(Wait::Read, &Connection::pump);
      case Io::Closed:
        return close();
    }
  }
}

/// False: there is nothing to write now, and what happens next was set going.
bool Connection::next_piece() {
  if (phase_ == Phase::Streaming) {
    sending_ = std::exchange(events_, {});
    piece_ = sending_;
    pumping_ = !piece_.empty();
    return pumping_;
  }
  switch (stage_) {
    case Stage::Head:
      stage_ = Stage::Body;
      piece_ = out_.text.empty() ? out_.fixed : std::string_view(out_.text);
      return !piece_.empty() || next_piece();
    case Stage::Body:
    case Stage::File:
      stage_ = out_.file_left > 0 ? Stage::File : Stage::Done;
      if (stage_ == Stage::Done) return next_piece();
      fetch_block();
      return false;
    case Stage::Done:
      answered();
      return false;
  }
  std::unreachable();
}

void Connection::fetch_block() {
  const auto length = std::min<std::uint64_t>(out_.file_left, block_max);
  auto job = [self = shared_from_this(), file = out_.file, offset = out_.file_offset, length] {
    asio::post(self->reactor_.io(), [self, length, block = file->block(offset, length)]() mutable {
      self->took_block(std::move(block), length);
    });
  };
  if (!context_.disk.offer(std::move(job), Priority::Urgent)) close();
}

/// A file that became shorter cannot be sent as promised: the client must see it broken off.
void Connection::took_block(std::string block, std::size_t expected) {
  if (phase_ == Phase::Closed) return;
  if (block.size() != expected) return close();
  out_.file_offset += expected;
  out_.file_left -= expected;
  sending_ = std::move(block);
  piece_ = sending_;
  progress_ = std::chrono::steady_clock::now();
  pump();
}

void Connection::answered() {
  const bool last = out_.after == AfterAnswer::Close || context_.stopping;
  out_ = {};
  sending_ = {};
  if (last) return linger();
  reader_.reset();
  if (in_.empty()) {
    if (in_.capacity() > kept_capacity) in_ = {};
    enter(Phase::Idle);
    return await_input();
  }
  begin_request();
  // By way of the queue: a thousand requests sent at once must not become a thousand frames.
  asio::post(reactor_.io(), [self = shared_from_this()] {
    if (self->phase_ == Phase::Header) self->advance();
  });
}

void Connection::linger() {
  stream_->say_goodbye();
  enter(Phase::Lingering);
  in_ = {};
  await_input();
}

void Connection::begin_stream() {
  enter(Phase::Streaming);
  heartbeat_ = since_;
  ++context_.streams;
  if (context_.stopping) return close();
  reader_.reset();
  // Reading goes on, to learn when the client leaves.
  await_input();
  pump();
}

void Connection::append_events(std::string_view text) {
  // What is published between subscription and the first byte waits here as well.
  if (phase_ != Phase::Streaming && phase_ != Phase::Running) return;
  if (piece_.size() + events_.size() + text.size() > context_.options.event_buffer_max) {
    return close();
  }
  events_ += text;
  if (phase_ == Phase::Streaming && !pumping_) pump();
}

}  // namespace http
