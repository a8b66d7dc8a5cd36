// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "http/raw_client.h"

namespace http {

namespace {

using namespace std::chrono_literals;

std::string counted(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; text.size() < size; ++i) text += std::to_string(i) + ",";
  text.resize(size);
  return text;
}

/// Serves one file, or its text from memory.
struct FileServer {
  explicit FileServer(std::size_t size) : text(counted(size)) {
    std::ofstream(path, std::ios::binary) << text;
  }
  ~FileServer() { std::filesystem::remove(path); }

  std::string text;
  std::filesystem::path path = std::filesystem::temp_directory_path() / "stoa_file_test.bin";
  TestServer server{[this](const Request& request) -> Response {
    Response response;
    if (request.path == "/file") response.body = FileBody{path, "video/mp4", ""};
    if (request.path == "/bytes") response.body = BytesBody{text, "text/css", "\"v1\""};
    if (request.path == "/gone") response.body = FileBody{path.string() + ".gone", "text/css", ""};
    if (request.path == "/folder") response.body = FileBody{path.parent_path(), "text/css", ""};
    return response;
  }};
};

}  // namespace

TEST_CASE("ranges of a file are exactly those bytes") {
  FileServer files(3'000'000);
  RawClient client(files.server.port());
  struct Row {
    const char* range;
    int status;
    std::size_t first;
    std::size_t length;
    const char* content_range;
  };
  const Row rows[] = {
      {"bytes=0-99", 206, 0, 100, "bytes 0-99/3000000"},
      {"bytes=2999000-", 206, 2999000, 1000, "bytes 2999000-2999999/3000000"},
      {"bytes=-5", 206, 2999995, 5, "bytes 2999995-2999999/3000000"},
      {"bytes=100000-2500000", 206, 100000, 2400001, "bytes 100000-2500000/3000000"},
      {"bytes=3000000-", 416, 0, 0, "bytes */3000000"},
      {"bytes=9-5", 416, 0, 0, "bytes */3000000"},
      {"bytes=0-1,5-6", 200, 0, 3000000, ""},
      {"nonsense", 200, 0, 3000000, ""},
  };
  for (const char* path : {"/file", "/bytes"}) {
    for (const Row& row : rows) {
      CAPTURE(path);
      CAPTURE(row.range);
      client.send(get(path, "Range: " + std::string(row.range) + "\r\n"));
      const auto answer = client.answer();
      CHECK(answer.status == row.status);
      CHECK(answer.header("Content-Range") == row.content_range);
      CHECK((answer.body == files.text.substr(row.first, row.length)));
    }
  }
}

TEST_CASE("a whole file arrives, with its type and a tag") {
  FileServer files(700'001);
  RawClient client(files.server.port());
  client.send(get("/file"));
  const auto answer = client.answer();
  CHECK((answer.body == files.text));
  CHECK(answer.header("Content-Type") == "video/mp4");
  CHECK(answer.header("Accept-Ranges") == "bytes");
  client.send(get("/file", "If-None-Match: \"x\", W/" + answer.header("ETag") + "\r\n"));
  const auto unchanged = client.answer();
  CHECK(unchanged.status == 304);
  CHECK(unchanged.header("Content-Length") == "");
  CHECK(unchanged.header("ETag") == answer.header("ETag"));
}

TEST_CASE("who holds a part of another version gets the whole") {
  FileServer files(1000);
  RawClient client(files.server.port());
  client.send(get("/bytes", "Range: bytes=0-9\r\nIf-Range: \"v1\"\r\n"));
  CHECK(client.answer().status == 206);
  client.send(get("/bytes", "Range: bytes=0-9\r\nIf-Range: \"v0\"\r\n"));
  CHECK(client.answer().body.size() == 1000);
}

TEST_CASE("HEAD of a file ignores ranges and sends nothing") {
  FileServer files(1000);
  RawClient client(files.server.port());
  client.send("HEAD /file HTTP/1.1\r\nHost: a\r\nRange: bytes=0-9\r\n\r\n" + get("/bytes"));
  const auto answer = client.answer(false);
  CHECK(answer.status == 200);
  CHECK(answer.header("Content-Length") == "1000");
  CHECK((client.answer().body == files.text));
}

TEST_CASE("a file that is gone, or is a folder, is 404") {
  FileServer files(10);
  RawClient client(files.server.port());
  client.send(get("/gone") + get("/folder"));
  CHECK(client.answer().status == 404);
  CHECK(client.answer().status == 404);
}

TEST_CASE("a file that shrinks while it is sent breaks off instead of ending well") {
  FileServer files(30'000'000);
  RawClient client(files.server.port());
  client.send(get("/file"));
  client.wait_for("\r\n\r\n");
  std::filesystem::resize_file(files.path, 1000);
  CHECK(client.closed_within(10s));
  CHECK(client.received().size() < 30'000'000);
}

}  // namespace http
