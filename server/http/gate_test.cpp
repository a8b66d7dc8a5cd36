// SPDX-License-Identifier: Apache-2.0
#include "http/gate.h"

#include <doctest/doctest.h>

#include <string>

namespace http {

namespace {

/// A good request, with `fields` between its first line and the empty one.
std::string with_fields(std::string_view fields) {
  return "POST /orders HTTP/1.1\r\nHost: school.example\r\n" + std::string(fields) + "\r\n";
}

std::string with_line(std::string_view line) {
  return std::string(line) + "\r\nHost: school.example\r\n\r\n";
}

}  // namespace

TEST_CASE("the gate lets an ordinary request through") {
  CHECK(reason_to_refuse(with_line("GET / HTTP/1.1")) == std::nullopt);
  CHECK(reason_to_refuse(with_line("GET /a%20b?c=d|e HTTP/1.0")) == std::nullopt);
  CHECK(reason_to_refuse(with_fields("Content-Length: 5\r\n")) == std::nullopt);
  CHECK(reason_to_refuse(with_fields("Transfer-Encoding: chunked\r\n")) == std::nullopt);
  CHECK(reason_to_refuse(with_fields(
            "X-Empty:\r\nX-Name: \xD0\x86\xD0\xB2\xD0\xB0\xD0\xBD\tx\r\n")) == std::nullopt);
}

TEST_CASE("the gate refuses every spelling of a body's length but two") {
  for (const auto* value :
       {"+5", "-5", "5, 5", "5 5", "0x5", "05", "5.0", "", "5;", "9999999999999999999999"}) {
    CAPTURE(value);
    CHECK(reason_to_refuse(with_fields("Content-Length: " + std::string(value) + "\r\n")) ==
          Refusal::BadContentLength);
  }
  for (const auto* value : {"xchunked", "identity", "identity, chunked", "chunked, chunked",
                            "Chunked", "\"chunked\"", "chunked;q=1", "gzip, chunked", ""}) {
    CAPTURE(value);
    CHECK(reason_to_refuse(with_fields("Transfer-Encoding: " + std::string(value) + "\r\n")) ==
          Refusal::BadTransferEncoding);
  }
}

TEST_CASE("the gate refuses what repeats or contradicts itself") {
  CHECK(reason_to_refuse(with_fields("Content-Length: 5\r\nContent-Length: 5\r\n")) ==
        Refusal::RepeatedField);
  CHECK(reason_to_refuse(with_fields("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n")) ==
        Refusal::BothLengths);
  CHECK(reason_to_refuse(with_fields("TRANSFER-ENCODING: chunked\r\ncontent-length: 5\r\n")) ==
        Refusal::BothLengths);
  CHECK(reason_to_refuse(
            with_fields("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")) ==
        Refusal::RepeatedField);
  CHECK(reason_to_refuse(with_fields("Host: other.example\r\n")) == Refusal::RepeatedField);
  CHECK(reason_to_refuse(with_fields("Authorization: a\r\nauthorization: b\r\n")) ==
        Refusal::RepeatedField);
  CHECK(reason_to_refuse("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n") ==
        Refusal::BadTransferEncoding);
}

TEST_CASE("the gate wants exactly one host, and one that is a host") {
  CHECK(reason_to_refuse("GET / HTTP/1.1\r\n\r\n") == Refusal::MissingHost);
  CHECK(reason_to_refuse("GET / HTTP/1.0\r\nAccept: */*\r\n\r\n") == Refusal::MissingHost);
  for (const auto* host :
       {"", "a b", "a,b", "a/b", "user@a", "a:", "a:x", "a:123456", "[::1", "[x]", "<a>", "a\"b"}) {
    CAPTURE(host);
    CHECK(reason_to_refuse("GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n") ==
          Refusal::BadHost);
  }
  for (const auto* host : {"a", "a.example:8443", "127.0.0.1:80", "[::1]", "[fe80::1]:8080"}) {
    CAPTURE(host);
    CHECK(reason_to_refuse("GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n") ==
          std::nullopt);
  }
}

TEST_CASE("the gate refuses folded lines, odd names and control characters") {
  CHECK(reason_to_refuse(with_fields("X-A: b\r\n c\r\n")) == Refusal::FoldedField);
  CHECK(reason_to_refuse(with_fields("X-A: b\r\n\tc\r\n")) == Refusal::FoldedField);
  CHECK(reason_to_refuse("GET / HTTP/1.1\r\n Host: a\r\n\r\n") == Refusal::FoldedField);
  CHECK(reason_to_refuse(with_fields("Content-Length : 5\r\n")) == Refusal::BadFieldName);
  CHECK(reason_to_refuse(with_fields(": nameless\r\n")) == Refusal::BadFieldName);
  CHECK(reason_to_refuse(with_fields("no colon\r\n")) == Refusal::BadFieldName);
  CHECK(reason_to_refuse(with_fields("X-A: b\x01\r\n")) == Refusal::ControlCharacter);
  CHECK(reason_to_refuse(with_fields(std::string("X-A: b\0c\r\n", 10))) ==
        Refusal::ControlCharacter);
  CHECK(reason_to_refuse(with_fields("X-A: b\x7f\r\n")) == Refusal::ControlCharacter);
}

TEST_CASE("the gate knows one line end") {
  CHECK(reason_to_refuse(with_fields("X-A: b\n")) == Refusal::BadLineEnd);
  CHECK(reason_to_refuse(with_fields("X-A: b\rc\r\n")) == Refusal::BadLineEnd);
  CHECK(reason_to_refuse("GET / HTTP/1.1\nHost: a\n\n") == Refusal::BadLineEnd);
  CHECK(reason_to_refuse("GET / HTTP/1.1\r\nHost: a\r\n\r\nX: y\r\n\r\n") == Refusal::BadLineEnd);
}

TEST_CASE("the gate takes paths only, and the two versions it speaks") {
  for (const auto* target :
       {"*", "http://school.example/", "school.example:443", "a/b", "/a#b", "/\xC3\xA9"}) {
    CAPTURE(target);
    CHECK(reason_to_refuse(with_line("GET " + std::string(target) + " HTTP/1.1")) ==
          Refusal::BadTarget);
  }
  for (const auto* version : {"HTTP/2.0", "HTTP/1.2", "http/1.1", "HTTP/1.1 ", "HTTP/0.9", ""}) {
    CAPTURE(version);
    CHECK(reason_to_refuse(with_line("GET / " + std::string(version))) == Refusal::BadVersion);
  }
  CHECK(reason_to_refuse(with_line("GET /")) == Refusal::BadVersion);
  CHECK(reason_to_refuse(with_line("get / HTTP/1.1")) == Refusal::BadMethod);
  CHECK(reason_to_refuse(with_line("GET  / HTTP/1.1")) == Refusal::BadTarget);
  CHECK(reason_to_refuse(with_line(std::string(21, 'A') + " / HTTP/1.1")) == Refusal::BadMethod);
  CHECK(reason_to_refuse(with_line("\r\nGET / HTTP/1.1")) == Refusal::BadMethod);
}

TEST_CASE("the gate counts") {
  std::string fields;
  for (int i = 0; i < 99; ++i) fields += "X: y\r\n";
  CHECK(reason_to_refuse(with_fields(fields)) == std::nullopt);
  CHECK(reason_to_refuse(with_fields(fields + "X: y\r\n")) == Refusal::TooManyFields);
  CHECK(reason_to_refuse(with_fields("X: " + std::string(header_block_max, 'y') + "\r\n")) ==
        Refusal::TooLarge);
  CHECK(reason_to_refuse(with_line("GET /" + std::string(target_max, 'a') + " HTTP/1.1")) ==
        Refusal::BadTarget);
}

TEST_CASE("what cannot become a request is refused before it has ended") {
  CHECK(reason_to_refuse_start("GET / HTTP/1.1\n", 0) == Refusal::BadLineEnd);
  CHECK(reason_to_refuse_start("\x16\x03\x01", 0) == Refusal::ControlCharacter);
  CHECK(reason_to_refuse_start(std::string(header_block_max + 1, 'a'), 0) == Refusal::TooLarge);
  CHECK(reason_to_refuse_start("GET / HTTP/1.1\r", 0) == std::nullopt);
  CHECK(reason_to_refuse_start("GET / HTTP/1.1\r\n", 15) == std::nullopt);
  CHECK(reason_to_refuse_start("GET / HTTP/1.1\rX", 15) == Refusal::BadLineEnd);
}

}  // namespace http
