// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <atomic>
#include <mutex>
#include <thread>

#include "http/raw_client.h"

namespace http {

namespace {

using namespace std::chrono_literals;

/// Says what it understood of a request.
Response mirror(const Request& request) {
  return Response::text(200, request.method + " " + request.path + " [" + request.body + "]");
}

const std::string hidden = "GET /hidden HTTP/1.1\r\nHost: school.example\r\n\r\n";

std::string chunked(std::string_view body, std::string_view path = "/a") {
  return "POST " + std::string(path) +
         " HTTP/1.1\r\nHost: school.example\r\nTransfer-Encoding: chunked\r\n\r\n" +
         std::string(body);
}

std::string head(std::string_view fields) {
  return "POST /a HTTP/1.1\r\nHost: school.example\r\n" + std::string(fields) + "\r\n";
}

}  // namespace

TEST_CASE("whatever could hide a second request is answered with 400, once, and closed") {
  std::atomic<int> handled = 0;
  TestServer server([&](const Request& request) {
    ++handled;
    return mirror(request);
  });
  const std::string refused[] = {
      head("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n" + hidden,
      head("Content-Length: 5\r\nContent-Length: 5\r\n") + "hello" + hidden,
      head("Content-Length: 5\r\nContent-Length: 6\r\n") + "hello" + hidden,
      head("Content-Length: 5, 5\r\n") + "hello" + hidden,
      head("Content-Length: +5\r\n") + "hello" + hidden,
      head("Content-Length : 5\r\n") + "hello" + hidden,
      head("Transfer-Encoding: xchunked\r\n") + hidden,
      head("Transfer-Encoding: identity, chunked\r\n") + "0\r\n\r\n" + hidden,
      head("Transfer-Encoding: identity\r\n") + hidden,
      head("Transfer-Encoding: Chunked\r\n") + "0\r\n\r\n" + hidden,
      head("Transfer-Encoding:\x0b"
           "chunked\r\n") +
          "0\r\n\r\n" + hidden,
      head("Transfer-Encoding:\r\n chunked\r\n") + "0\r\n\r\n" + hidden,
      head("X-A: b\r\n folded\r\n") + hidden,
      head("X-A: b\rContent-Length: 5\r\n") + hidden,
      head(std::string("X-A: b\0c\r\n", 10)) + hidden,
      head("X-A: b\nX-B: c\r\n") + hidden,
      head("Host: other.example\r\n") + hidden,
      "GET / HTTP/1.1\r\n\r\n" + hidden,
      "GET / HTTP/1.1\nHost: a\n\n" + hidden,
      "GET http://school.example/ HTTP/1.1\r\nHost: school.example\r\n\r\n" + hidden,
      "CONNECT school.example:443 HTTP/1.1\r\nHost: school.example\r\n\r\n" + hidden,
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "GET /a/../b HTTP/1.1\r\nHost: school.example\r\n\r\n" + hidden,
      "GET /a%00 HTTP/1.1\r\nHost: school.example\r\n\r\n" + hidden,
      std::string(5000, 'A') + " / HTTP/1.1\r\nHost: school.example\r\n\r\n" + hidden,
      chunked("5 \r\nhello\r\n0\r\n\r\n") + hidden,
      chunked("0x5\r\nhello\r\n0\r\n\r\n") + hidden,
      chunked("-1\r\nhello\r\n0\r\n\r\n") + hidden,
      chunked("5\nhello\r\n0\r\n\r\n") + hidden,
      chunked("5;a=\"\nb\"\r\nhello\r\n0\r\n\r\n") + hidden,
      chunked("5\r\nhelloX\r\n0\r\n\r\n") + hidden,
      chunked("5\r\nhello\n0\r\n\r\n") + hidden,
      chunked("fffffffffffffffff\r\nhello\r\n0\r\n\r\n") + hidden,
      chunked("\r\nhello\r\n0\r\n\r\n") + hidden,
  };
  for (const std::string& request : refused) {
    CAPTURE(request.substr(0, 200));
    RawClient client(server.port());
    client.send(request);
    CHECK(client.answer().status == 400);
    CHECK(client.closed_within(5s));
    CHECK(client.received() == "");
  }
  CHECK(handled == 0);
  CHECK(server.server.counts().refused == std::size(refused));
}

TEST_CASE("ten thousand headers are refused while they come") {
  TestServer server(mirror);
  RawClient client(server.port());
  std::string request = "GET / HTTP/1.1\r\nHost: a\r\n";
  for (int i = 0; i < 10'000; ++i) request += "X-A: b\r\n";
  client.send(request + "\r\n");
  CHECK(client.answer().status == 400);
  CHECK(client.closed_within(5s));
}

TEST_CASE("requests sent in one go are answered in order on one connection") {
  TestServer server([](const Request& request) {
    if (request.path == "/slow") std::this_thread::sleep_for(50ms);
    return mirror(request);
  });
  RawClient client(server.port());
  client.send(get("/slow") + post("/b", "hello") + chunked("5\r\nworld\r\n0\r\n\r\n", "/c") +
              get("/d"));
  CHECK(client.answer().body == "GET /slow []");
  CHECK(client.answer().body == "POST /b [hello]");
  CHECK(client.answer().body == "POST /c [world]");
  CHECK(client.answer().body == "GET /d []");
  CHECK_FALSE(client.closed_within(50ms));
}

TEST_CASE("two thousand requests sent at once are all answered") {
  TestServer server(mirror);
  RawClient client(server.port());
  std::string requests;
  for (int i = 0; i < 2000; ++i) requests += get("/" + std::to_string(i));
  std::thread sender([&] { client.send(requests); });
  for (int i = 0; i < 2000; ++i) {
    REQUIRE(client.answer().body == "GET /" + std::to_string(i) + " []");
  }
  sender.join();
}

TEST_CASE("a request that comes byte by byte is the same request") {
  TestServer server(mirror);
  RawClient client(server.port());
  const std::string request =
      chunked("5;name=value\r\nhello\r\n6\r\n world\r\n0\r\nHost: forged\r\n\r\n") + get("/next");
  for (const char c : request) client.send(std::string_view(&c, 1));
  CHECK(client.answer().body == "POST /a [hello world]");
  CHECK(client.answer().body == "GET /next []");
}

TEST_CASE("the last chunk may come in as many pieces as it has bytes") {
  TestServer server(mirror);
  RawClient client(server.port());
  client.send(chunked("5\r\nhello\r\n"));
  for (const char c : std::string_view("0\r\n\r\n")) {
    std::this_thread::sleep_for(5ms);  // So that each is read by itself.
    client.send(std::string_view(&c, 1));
  }
  client.send(get("/next"));
  CHECK(client.answer().body == "POST /a [hello]");
  CHECK(client.answer().body == "GET /next []");
}

TEST_CASE("trailers do not become headers") {
  TestServer server([](const Request& request) {
    return Response::text(200, std::string(request.header("x-role").value_or("none")));
  });
  RawClient client(server.port());
  client.send(chunked("1\r\na\r\n0\r\nX-Role: owner\r\n\r\n"));
  CHECK(client.answer().body == "none");
}

TEST_CASE("HTTP/1.0 and Connection: close end after one answer") {
  TestServer server(mirror);
  RawClient old(server.port());
  old.send("GET /a HTTP/1.0\r\nHost: a\r\n\r\n");
  const auto answer = old.answer();
  CHECK(answer.body == "GET /a []");
  CHECK(answer.header("Connection") == "close");
  CHECK(old.closed_within(5s));
  RawClient polite(server.port());
  polite.send(get("/a", "Connection: Upgrade, Close\r\n"));
  CHECK(polite.answer().header("Connection") == "close");
  CHECK(polite.closed_within(5s));
}

TEST_CASE("HEAD has the header of GET and no body") {
  TestServer server(mirror);
  RawClient client(server.port());
  client.send("HEAD /abc HTTP/1.1\r\nHost: a\r\n\r\n" + get("/d"));
  const auto answer = client.answer(false);
  CHECK(answer.status == 200);
  CHECK(answer.header("Content-Length") == "12");
  CHECK(client.answer().body == "GET /d []");
}

TEST_CASE("a client that waits for leave to send gets it") {
  TestServer server(mirror);
  RawClient client(server.port());
  client.send(head("Content-Length: 5\r\nExpect: 100-continue\r\n"));
  CHECK(client.answer().status == 100);
  client.send("hello");
  CHECK(client.answer().body == "POST /a [hello]");
  client.send(head("Content-Length: 5\r\nExpect: magic\r\n"));
  CHECK(client.answer().status == 417);
}

TEST_CASE("a handler that throws, or writes a forged header, is answered with 500") {
  std::string reported;
  std::mutex mutex;
  ServerOptions options;
  options.report = [&](std::string_view what) {
    const std::lock_guard lock(mutex);
    reported += what;
  };
  TestServer server(
      [](const Request& request) -> Response {
        if (request.path == "/throw") throw std::runtime_error("the reason");
        return Response::redirect(303, "/x\r\nSet-Cookie: stolen=1");
      },
      options);
  RawClient client(server.port());
  client.send(get("/throw") + get("/forge"));
  CHECK(client.answer().status == 500);
  const auto forged = client.answer();
  CHECK(forged.status == 500);
  CHECK(forged.head.find("stolen") == std::string::npos);
  const std::lock_guard lock(mutex);
  CHECK(reported.find("the reason") != std::string::npos);
  CHECK(reported.find("control character") != std::string::npos);
}

TEST_CASE("the address of the client is told, and forwarded ones only by listed proxies") {
  ServerOptions options;
  options.trusted_proxies = {"127.0.0.9"};
  TestServer server(
      [](const Request& request) { return Response::text(200, request.remote_address); }, options);
  RawClient stranger(server.port(), "127.0.0.8");
  stranger.send(get("/", "X-Forwarded-For: 192.0.2.1\r\n"));
  CHECK(stranger.answer().body == "127.0.0.8");
  RawClient proxy(server.port(), "127.0.0.9");
  proxy.send(get("/", "X-Forwarded-For: 192.0.2.1\r\n"));
  CHECK(proxy.answer().body == "192.0.2.1");
}

}  // namespace http
