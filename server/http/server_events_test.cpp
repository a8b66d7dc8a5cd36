// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <thread>

#include "http/raw_client.h"

namespace http {

namespace {

using namespace std::chrono_literals;

/// `/news` is a stream on the topic "news"; what a client missed it gets first.
Response open_stream(const Request& request) {
  Response response;
  EventStream stream{.topic = request.path.substr(1), .on_open = {}};
  stream.on_open = [](std::optional<std::string> last) -> std::vector<Event> {
    if (last == "broken") throw std::runtime_error("no such event");
    return {{.name = "missed", .data = last.value_or("nothing"), .id = ""}};
  };
  if (request.path == "/short") stream.lasts_for = 0s;
  response.body = stream;
  return response;
}

template <class Condition>
bool soon(Condition condition) {
  for (int i = 0; i < 500 && !condition(); ++i) std::this_thread::sleep_for(10ms);
  return condition();
}

}  // namespace

TEST_CASE("events reach those who listen to their topic, and hold no worker") {
  ServerOptions options;
  options.workers = 1;
  TestServer server(open_stream, options);
  RawClient first(server.port());
  RawClient second(server.port());
  RawClient other(server.port());
  first.send(get("/news"));
  second.send(get("/news", "Last-Event-ID: 41\r\n"));
  other.send(get("/sport"));
  CHECK(first.wait_for("data: nothing\r\n\r\n").starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(first.received().find("Content-Type: text/event-stream\r\n") != std::string::npos);
  second.wait_for("data: 41\r\n\r\n");
  other.wait_for("data: nothing");
  REQUIRE(soon([&] { return server.server.counts().streams == 3; }));
  server.server.publish("news", {.name = "lesson", .data = "{\"n\":1}", .id = "42"});
  const std::string event = "id: 42\r\nevent: lesson\r\ndata: {\"n\":1}\r\n\r\n";
  CHECK(first.wait_for(event).ends_with(event));
  CHECK(second.wait_for(event).ends_with(event));
  CHECK_FALSE(other.closed_within(50ms));
  CHECK(other.received().find("lesson") == std::string::npos);
}

TEST_CASE("what is published while a stream opens is not lost") {
  Server* publisher = nullptr;
  TestServer server([&](const Request&) {
    Response response;
    response.body = EventStream{.topic = "news", .on_open = [&](const auto&) {
                                  publisher->publish("news", {.name = "", .data = "now", .id = ""});
                                  return std::vector<Event>{{.name = "", .data = "then", .id = ""}};
                                }};
    return response;
  });
  publisher = &server.server;
  RawClient client(server.port());
  client.send(get("/"));
  CHECK(client.wait_for("now").ends_with("data: then\r\n\r\ndata: now\r\n\r\n"));
}

TEST_CASE("a quiet stream shows that it lives") {
  ServerOptions options;
  options.deadlines.heartbeat = 30ms;
  options.deadlines.idle = 50ms;
  TestServer server(open_stream, options);
  RawClient client(server.port());
  client.send(get("/news"));
  CHECK(client.wait_for(":\n\n:\n\n:\n\n").ends_with(":\n\n"));
}

TEST_CASE("one who does not read is dropped, and the others read on") {
  ServerOptions options;
  options.event_buffer_max = 64 * 1024;
  TestServer server(open_stream, options);
  RawClient reader(server.port());
  RawClient sleeper(server.port());
  reader.send(get("/news"));
  sleeper.send(get("/news"));
  REQUIRE(soon([&] { return server.server.counts().streams == 2; }));
  for (int i = 0; i < 3000 && server.server.counts().streams == 2; ++i) {
    const std::string id = std::to_string(i) + ".";
    server.server.publish("news", {.name = id, .data = std::string(10'000, 'x'), .id = ""});
    reader.wait_for("event: " + id);
    reader.forget();
  }
  CHECK(server.server.counts().streams == 1);
  server.server.publish("news", {.name = "", .data = "the last", .id = ""});
  CHECK(reader.wait_for("the last").ends_with("data: the last\r\n\r\n"));
}

TEST_CASE("a stream ends when its topic is ended, its time is over, or its client leaves") {
  TestServer server(open_stream);
  RawClient revoked(server.port());
  revoked.send(get("/news"));
  REQUIRE(soon([&] { return server.server.counts().streams == 1; }));
  server.server.end_streams("news");
  CHECK(revoked.closed_within(5s));
  RawClient brief(server.port());
  brief.send(get("/short"));
  CHECK(brief.closed_within(5s));
  {
    RawClient leaver(server.port());
    leaver.send(get("/news"));
    REQUIRE(soon([&] { return server.server.counts().streams == 1; }));
  }
  CHECK(soon([&] { return server.server.counts().streams == 0; }));
  CHECK(soon([&] { return server.server.counts().connections == 0; }));
}

TEST_CASE("a stream that cannot open is an error, not silence") {
  TestServer server(open_stream);
  RawClient client(server.port());
  client.send(get("/news", "Last-Event-ID: broken\r\n"));
  CHECK(client.answer().status == 500);
  CHECK(server.server.counts().streams == 0);
}

}  // namespace http
