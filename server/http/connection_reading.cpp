// SPDX-License-Identifier: Apache-2.0
#include <boost/asio/post.hpp>
#include <filesystem>
#include <system_error>
#include <utility>

#include "http/connection.h"

namespace http {

namespace asio = boost::asio;

void Connection::shake_hands() {
  switch (stream_->handshake().state) {
    case Io::Done:
      enter(Phase::Idle);
      return read();
    case Io::WantRead:
      return wait(Wait::Read, &Connection::shake_hands);
    case Io::WantWrite:
      return wait(Wait::Write, &Connection::shake_hands);
    case Io::Closed:
      return close();
  }
}

/// One wait at a time, whoever asks: a deadline may change the phase while one is pending.
void Connection::await_input() {
  if (std::exchange(awaiting_input_, true)) return;
  wait(Wait::Read, &Connection::input_came);
}

void Connection::input_came() {
  awaiting_input_ = false;
  switch (phase_) {
    case Phase::Idle:
    case Phase::Header:
    case Phase::Body:
    case Phase::Streaming:
    case Phase::Lingering:
      return read();
    case Phase::Handshake:
    case Phase::Spooling:
    case Phase::Running:
    case Phase::Writing:
    case Phase::Closed:
      return;
  }
}

void Connection::read() {
  const auto scratch = reactor_.scratch();
  const Moved moved = stream_->read(scratch);
  switch (moved.state) {
    case Io::Done:
      return take({scratch.data(), moved.bytes});
    case Io::WantRead:
      return await_input();
    case Io::WantWrite:
      awaiting_input_ = true;
      return wait(Wait::Write, &Connection::input_came);
    case Io::Closed:
      return close();
  }
}

void Connection::take(std::string_view bytes) {
  const bool discards = phase_ == Phase::Streaming || phase_ == Phase::Lingering;
  if (discards) return await_input();
  in_.append(bytes);
  if (phase_ == Phase::Idle) begin_request();
  advance();
}

void Connection::begin_request() {
  reader_ = std::make_unique<RequestReader>(context_.options);
  enter(Phase::Header);
}

void Connection::advance() {
  const auto step = reader_->advance(in_);
  if (phase_ == Phase::Header && reader_->head_done()) {
    enter(Phase::Body);
    window_start_bytes_ = 0;
  }
  switch (step) {
    case RequestReader::Step::NeedMore:
      if (reader_->head_done() && reader_->take_expectation()) allow_body();
      if (phase_ == Phase::Closed) return;
      return await_input();
    case RequestReader::Step::Block:
      return spool();
    case RequestReader::Step::Refused:
      ++context_.refused;
      return refuse(reader_->not_read().status, reader_->not_read().code);
    case RequestReader::Step::Complete:
      return dispatch();
  }
}

/// Twenty-five bytes into an empty socket: one that does not take them is not worth waiting for.
void Connection::allow_body() {
  constexpr std::string_view allowed = "HTTP/1.1 100 Continue\r\n\r\n";
  const Moved moved = stream_->write(allowed);
  if (moved.state != Io::Done || moved.bytes != allowed.size()) close();
}

void Connection::spool() {
  enter(Phase::Spooling);
  auto job = [self = shared_from_this(), block = reader_->take_block()] {
    bool kept = true;
    // A full disk is the world's failure; the client learns of it, nobody else needs to.
    try {
      if (!self->spool_) {
        self->spool_ = std::make_shared<SpoolFile>(self->context_.options.spool_folder);
      }
      self->spool_->append(block);
    } catch (const std::system_error& failure) {
      if (self->context_.options.report) self->context_.options.report(failure.what());
      kept = false;
    }
    asio::post(self->reactor_.io(), [self, kept] { self->spooled(kept); });
  };
  if (!context_.disk.offer(std::move(job), Priority::Urgent)) refuse(503, "overloaded");
}

void Connection::spooled(bool kept) {
  if (phase_ == Phase::Closed) return;
  enter(Phase::Body);
  window_start_bytes_ = reader_->body_bytes();
  if (!kept) return refuse(507, "storage.full");
  advance();
}

void Connection::refuse(int status, std::string_view code) {
  Request& request = reader_->request();
  identify(request);
  send(context_.answering.refusal(request, status, code, AfterAnswer::Close));
}

void Connection::dispatch() {
  enter(Phase::Running);
  ++context_.requests;
  Request& request = reader_->request();
  identify(request);
  if (spool_) request.body_file = spool_->path();
  const auto after = reader_->keeps_alive() ? AfterAnswer::KeepOpen : AfterAnswer::Close;
  const Intake& intake = reader_->intake();
  auto& pool = intake.heavy ? context_.heavy : context_.workers;
  const auto priority = intake.urgent ? Priority::Urgent : Priority::Normal;
  // The reader stays here untouched until the answer is back, so the job may borrow its request.
  auto job = [self = shared_from_this(), after] { self->run(self->reader_->request(), after); };
  if (pool.offer(std::move(job), priority)) return;
  ++context_.shed;
  spool_.reset();
  send(context_.answering.refusal(request, 503, "overloaded", after));
}

void Connection::identify(Request& request) {
  request.tls = origin_.tls;
  context_.proxies.look_behind(origin_.peer, request);
  request.id = context_.next_request_id();
}

/// On a worker.
void Connection::run(Request& request, AfterAnswer after) {
  if (spool_) spool_->close();
  if (context_.stopping) after = AfterAnswer::Close;
  Outgoing outgoing = context_.answering.to(request, after);
  spool_.reset();
  if (outgoing.stream) {
    const std::string topic = outgoing.stream->topic;
    context_.hub.subscribe(topic, weak_from_this());
    if (auto first = context_.answering.opening_of(*outgoing.stream, request)) {
      outgoing.head += *first;
    } else {
      context_.hub.unsubscribe(topic, *this);
      outgoing = context_.answering.refusal(request, 500, "internal", AfterAnswer::Close);
    }
  }
  asio::post(reactor_.io(), [self = shared_from_this(), sent = std::move(outgoing)]() mutable {
    self->send(std::move(sent));
  });
}

}  // namespace http
