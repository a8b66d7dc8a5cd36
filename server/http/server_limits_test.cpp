// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>
#include <thread>
#include <vector>

#include "base/bytes.h"
#include "http/raw_client.h"

namespace http {

namespace {

using namespace std::chrono_literals;

Response greet(const Request&) { return Response::text(200, "hello"); }

ServerOptions with_deadlines(Deadlines deadlines) {
  ServerOptions options;
  options.deadlines = deadlines;
  return options;
}

std::string chunk_of(std::size_t size) {
  char hex[32];
  std::snprintf(hex, sizeof hex, "%zx\r\n", size);
  return hex + std::string(size, 'x') + "\r\n";
}

const std::string chunked_head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

/// Sanitizers keep freed memory for a while, so memory in use says nothing under them.
#ifdef STOA_SANITIZED
constexpr bool memory_is_telling = false;
#else
constexpr bool memory_is_telling = true;
#endif

/// Memory of this process in use, in bytes.
std::size_t resident() {
  std::ifstream facts("/proc/self/statm");
  std::size_t whole = 0;
  std::size_t pages = 0;
  facts >> whole >> pages;
  return pages * 4096;
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a header that does not end is closed in time, however busy it looks") {
  TestServer server(greet, with_deadlines({.header = 200ms}));
  RawClient client(server.port());
  const auto began = std::chrono::steady_clock::now();
  bool open = client.send("GET / HTTP/1.1\r\n");
  for (int i = 0; i < 100 && open && !client.closed_within(20ms); ++i)
    open = client.send("X: y\r\n");
  CHECK(client.closed_within(5s));
  CHECK(client.received().starts_with("HTTP/1.1 408 "));
  CHECK(std::chrono::steady_clock::now() - began < 3s);
}

TEST_CASE("a connection that says nothing is closed after the idle time, not the header's") {
  TestServer server(greet, with_deadlines({.header = 50ms, .idle = 400ms}));
  RawClient client(server.port());
  CHECK_FALSE(client.closed_within(200ms));
  CHECK(client.closed_within(5s));
  CHECK(client.received() == "");
}

TEST_CASE("a body slower than the least rate is given up, a slow but steady one is not") {
  TestServer server(greet, with_deadlines({.body_grace = 100ms, .body_rate_min = 1000}));
  RawClient drip(server.port());
  drip.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
  bool open = true;
  for (int i = 0; i < 200 && open && !drip.closed_within(20ms); ++i) open = drip.send("x");
  CHECK(drip.closed_within(5s));
  CHECK(drip.received().starts_with("HTTP/1.1 408 "));
  RawClient steady(server.port());
  steady.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4000\r\n\r\n");
  for (int i = 0; i < 40; ++i) {
    steady.send(std::string(100, 'x'));
    std::this_thread::sleep_for(10ms);
  }
  CHECK(steady.answer().status == 200);
}

TEST_CASE("a client that does not read its answer is dropped") {
  TestServer server([](const Request&) { return Response::text(200, std::string(32 << 20, 'x')); },
                    with_deadlines({.write_stall = 200ms}));
  RawClient client(server.port());
  client.send(get("/"));
  std::this_thread::sleep_for(100ms);
  CHECK(server.server.counts().connections == 1);
  for (int i = 0; i < 100 && server.server.counts().connections > 0; ++i) {
    std::this_thread::sleep_for(20ms);
  }
  CHECK(server.server.counts().connections == 0);
}

TEST_CASE("a body one byte longer than allowed is 413, told by its length or found by counting") {
  ServerOptions options;
  options.intake_of = [](std::string_view, std::string_view path) {
    return Intake{.body_max = path == "/" ? 1000U : 10U};
  };
  TestServer server(greet, options);
  for (const auto& [request, status] : std::vector<std::pair<std::string, int>>{
           {post("/", std::string(1000, 'x')), 200},
           {post("/", std::string(1001, 'x')), 413},
           {post("/short", std::string(11, 'x')), 413},
           {chunked_head + chunk_of(500) + chunk_of(500) + "0\r\n\r\n", 200},
           {chunked_head + chunk_of(500) + chunk_of(501) + "0\r\n\r\n", 413},
           {chunked_head + "ffffffffffffffff\r\nx", 413}}) {
    CAPTURE(request.substr(0, 100));
    RawClient client(server.port());
    client.send(request);
    CHECK(client.answer().status == status);
    CHECK(client.closed_within(200ms) == (status == 413));
  }
}

TEST_CASE("a body that waits for leave is refused before it is sent") {
  TestServer server(greet);
  RawClient client(server.port());
  client.send(
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n\r\n");
  CHECK(client.answer().status == 413);
}

TEST_CASE("a large body arrives in a file, whole, and the file goes when the handler is done") {
  const auto folder = std::filesystem::temp_directory_path() / "stoa_spool_test";
  std::filesystem::create_directories(folder);
  ServerOptions options;
  options.spool_folder = folder;
  options.intake_of = [](std::string_view, std::string_view) {
    return Intake{.body_max = std::size_t{200} << 20};
  };
  TestServer server(
      [](const Request& request) {
        if (!request.body_file) return Response::text(200, "small " + request.body);
        const std::string text = file_text(*request.body_file);
        return Response::text(200, base::hex(base::sha256(text)));
      },
      options);
  std::string body(5 << 20, '\0');
  for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>(i * 7919 >> 3);
  const std::string expected = base::hex(base::sha256(body));
  RawClient client(server.port());
  client.send(post("/", body) + post("/", "after"));
  CHECK(client.answer().body == expected);
  CHECK(client.answer().body == "small after");
  client.send(chunked_head);
  for (std::size_t at = 0; at < body.size(); at += 100'000) {
    const auto part = body.substr(at, 100'000);
    client.send(chunk_of(part.size()).substr(0, chunk_of(part.size()).find('\n') + 1) + part +
                "\r\n");
  }
  client.send("0\r\n\r\n");
  CHECK(client.answer().body == expected);
  CHECK(std::filesystem::is_empty(folder));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a hundred megabytes pass through a few" * doctest::skip(!memory_is_telling)) {
  const auto folder = std::filesystem::temp_directory_path() / "stoa_spool_memory_test";
  std::filesystem::create_directories(folder);
  ServerOptions options;
  options.spool_folder = folder;
  options.intake_of = [](std::string_view, std::string_view) {
    return Intake{.body_max = std::size_t{200} << 20};
  };
  std::atomic<std::size_t> used = 0;
  TestServer server(
      [&](const Request& request) {
        used = resident();
        const auto size = std::filesystem::file_size(request.body_file.value());
        return Response::text(200, std::to_string(size));
      },
      options);
  RawClient client(server.port());
  const std::size_t before = resident();
  client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 104857600\r\n\r\n");
  const std::string block(1 << 20, 'x');
  for (int i = 0; i < 100; ++i) client.send(block);
  CHECK(client.answer().body == "104857600");
  CHECK(used < before + (16 << 20));
  std::filesystem::remove_all(folder);
}

TEST_CASE("a client that leaves in the middle of a large body leaves no file") {
  const auto folder = std::filesystem::temp_directory_path() / "stoa_spool_cut_test";
  std::filesystem::create_directories(folder);
  ServerOptions options;
  options.spool_folder = folder;
  options.intake_of = [](std::string_view, std::string_view) {
    return Intake{.body_max = std::size_t{200} << 20};
  };
  TestServer server(greet, options);
  {
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n" +
                std::string(3 << 20, 'x'));
    for (int i = 0; i < 200 && std::filesystem::is_empty(folder); ++i) {
      std::this_thread::sleep_for(10ms);
    }
    CHECK_FALSE(std::filesystem::is_empty(folder));
  }
  for (int i = 0; i < 200 && !std::filesystem::is_empty(folder); ++i) {
    std::this_thread::sleep_for(10ms);
  }
  CHECK(std::filesystem::is_empty(folder));
  std::filesystem::remove_all(folder);
}

TEST_CASE("when the queue is full the answer is 503 with Retry-After, at once") {
  std::promise<void> release;
  auto released = release.get_future().share();
  ServerOptions options;
  options.workers = 1;
  options.queue_max = 4;
  options.intake_of = [](std::string_view, std::string_view path) {
    return Intake{.urgent = path == "/sign-in"};
  };
  TestServer server(
      [released](const Request&) {
        released.wait();
        return Response::text(200, "done");
      },
      options);
  std::vector<std::unique_ptr<RawClient>> clients;
  const auto ask = [&](const char* path) -> RawClient& {
    clients.push_back(std::make_unique<RawClient>(server.port()));
    clients.back()->send(get(path));
    return *clients.back();
  };
  ask("/");
  while (server.server.counts().requests < 1 || server.server.counts().waiting > 0) {
    std::this_thread::sleep_for(1ms);
  }
  for (int i = 0; i < 3; ++i) ask("/");
  while (server.server.counts().waiting < 3) std::this_thread::sleep_for(1ms);
  const auto shed = ask("/").answer();
  CHECK(shed.status == 503);
  CHECK(shed.header("Retry-After") == "1");
  ask("/sign-in");
  while (server.server.counts().waiting < 4) std::this_thread::sleep_for(1ms);
  CHECK(server.server.counts().shed == 1);
  release.set_value();
  clients.erase(clients.begin() + 4);
  for (const auto& client : clients) CHECK(client->answer().status == 200);
}

TEST_CASE("a heavy request does not hold the others up") {
  std::promise<void> release;
  auto released = release.get_future().share();
  ServerOptions options;
  options.workers = 1;
  options.intake_of = [](std::string_view, std::string_view path) {
    return Intake{.heavy = path == "/heavy"};
  };
  TestServer server(
      [released](const Request& request) {
        if (request.path == "/heavy") released.wait();
        return Response::text(200, request.path);
      },
      options);
  RawClient heavy(server.port());
  RawClient light(server.port());
  heavy.send(get("/heavy"));
  light.send(get("/light"));
  CHECK(light.answer().body == "/light");
  release.set_value();
  CHECK(heavy.answer().body == "/heavy");
}

TEST_CASE("an address at its cap loses its idle connections first, and others lose nothing") {
  ServerOptions options;
  options.connections_per_address_max = 2;
  TestServer server(greet, options);
  RawClient idle(server.port(), "127.0.0.5");
  RawClient busy(server.port(), "127.0.0.5");
  RawClient other(server.port(), "127.0.0.6");
  idle.send(get("/"));
  CHECK(idle.answer().status == 200);
  busy.send("GET / HT");
  std::this_thread::sleep_for(50ms);
  RawClient third(server.port(), "127.0.0.5");
  third.send("GET / HT");
  CHECK(idle.closed_within(5s));
  std::this_thread::sleep_for(50ms);
  RawClient fourth(server.port(), "127.0.0.5");
  CHECK(fourth.closed_within(5s));
  other.send(get("/"));
  CHECK(other.answer().status == 200);
  busy.send("TP/1.1\r\nHost: a\r\n\r\n");
  CHECK(busy.answer().status == 200);
}

}  // namespace http
