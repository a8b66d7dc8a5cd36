// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <future>

#include "http/raw_client.h"

namespace http {

using namespace std::chrono_literals;

TEST_CASE("a stopping server finishes what runs, closes what is idle, and takes nothing new") {
  std::promise<void> began;
  std::promise<void> release;
  auto released = release.get_future().share();
  TestServer server([&](const Request& request) {
    if (request.path == "/running") {
      began.set_value();
      released.wait();
    }
    return Response::text(200, "finished");
  });
  RawClient running(server.port());
  RawClient idle(server.port());
  RawClient half(server.port());
  idle.send(get("/"));
  CHECK(idle.answer().status == 200);
  half.send("GET / HTTP/1.1\r\nHo");
  running.send(get("/running"));
  began.get_future().wait();
  const auto port = server.port();
  auto stopped = std::async(std::launch::async, [&] { return server.server.stop(); });
  CHECK(idle.closed_within(5s));
  CHECK_THROWS_AS(RawClient{port}, std::runtime_error);
  CHECK(stopped.wait_for(50ms) == std::future_status::timeout);
  half.send("st: a\r\n\r\n");
  CHECK(half.answer().header("Connection") == "close");
  release.set_value();
  const auto answer = running.answer();
  CHECK(answer.body == "finished");
  CHECK(running.closed_within(5s));
  CHECK(half.closed_within(5s));
  CHECK(stopped.get());
  CHECK(server.server.stop());
}

TEST_CASE("a stop does not wait for ever") {
  std::promise<void> began;
  std::promise<void> release;
  auto released = release.get_future().share();
  ServerOptions options;
  options.deadlines.stop = 100ms;
  TestServer server(
      [&](const Request&) {
        began.set_value();
        released.wait();
        return Response::text(200, "too late");
      },
      options);
  RawClient client(server.port());
  client.send(get("/"));
  began.get_future().wait();
  CHECK_FALSE(server.server.stop());
  CHECK(client.closed_within(5s));
  release.set_value();
}

TEST_CASE("a server on a taken port does not start") {
  TestServer first([](const Request&) { return Response::text(200, ""); });
  ServerOptions options;
  options.port = first.port();
  CHECK_THROWS(TestServer([](const Request&) { return Response::text(200, ""); }, options));
}

}  // namespace http
