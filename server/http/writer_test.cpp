// SPDX-License-Identifier: Apache-2.0
#include "http/writer.h"

#include <doctest/doctest.h>

#include "base/ensure.h"
#include "http/response.h"

namespace http {

namespace {

std::string head_with(const Fields& headers) {
  std::string out;
  write_head(out, 200, headers, {.length = 3, .after = AfterAnswer::KeepOpen}, "now");
  return out;
}

}  // namespace

TEST_CASE("an answer begins with its status, its date and its length") {
  CHECK(head_with({{"Content-Type", "text/plain"}}) ==
        "HTTP/1.1 200 OK\r\nDate: now\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\n");
  std::string out;
  write_head(out, 404, {}, {.length = {}, .after = AfterAnswer::Close}, "now");
  CHECK(out == "HTTP/1.1 404 Not Found\r\nDate: now\r\nConnection: close\r\n\r\n");
}

TEST_CASE("no control character leaves in a header") {
  for (int byte = 0; byte < 256; ++byte) {
    const bool is_control = (byte < 0x20 && byte != '\t') || byte == 0x7f;
    const std::string value = "a" + std::string(1, static_cast<char>(byte)) + "b";
    CAPTURE(byte);
    if (is_control) {
      CHECK_THROWS_AS(head_with({{"Location", value}}), base::Bug);
    } else {
      CHECK_NOTHROW(head_with({{"Location", value}}));
    }
  }
  CHECK_THROWS_AS(head_with({{"Location", "/x\r\nSet-Cookie: a=b"}}), base::Bug);
  for (const auto* name : {"", "A B", "A:", "A\r\nB", "Ä"}) {
    CHECK_THROWS_AS(head_with({{name, "x"}}), base::Bug);
  }
}

TEST_CASE("nobody but the server frames an answer") {
  for (const auto* name : {"Content-Length", "transfer-encoding", "CONNECTION", "Date"}) {
    CHECK_THROWS_AS(head_with({{name, "1"}}), base::Bug);
  }
  CHECK_THROWS_AS(head_with({{"Keep-Alive", "1"}}), base::Bug);
}

TEST_CASE("nothing of a head is written when a part of it is refused") {
  std::string out = "before";
  CHECK_THROWS_AS(write_head(out, 200, {{"A", "b\n"}}, {}, "now"), base::Bug);
  CHECK(out == "before");
}

TEST_CASE("a date is written as mail has it, once per second") {
  const auto at = base::Instant::from_seconds(1'773'147'600);
  CHECK(http_date(at) == "Tue, 10 Mar 2026 13:00:00 GMT");
  DateLine line;
  CHECK(line.at(at) == http_date(at));
  CHECK(line.at(at + base::Duration(999)) == "Tue, 10 Mar 2026 13:00:00 GMT");
  CHECK(line.at(at + base::Duration(1000)) == "Tue, 10 Mar 2026 13:00:01 GMT");
}

TEST_CASE("an event's lines travel one by one") {
  CHECK(event_text({.name = "lesson", .data = "{}", .id = "7"}) ==
        "id: 7\r\nevent: lesson\r\ndata: {}\r\n\r\n");
  CHECK(event_text({.name = "", .data = "a\nb\r\nc\rd", .id = ""}) ==
        "data: a\r\ndata: b\r\ndata: c\r\ndata: d\r\n\r\n");
  CHECK_THROWS_AS(event_text({.name = "a\nb", .data = "", .id = ""}), base::Bug);
  CHECK_THROWS_AS(event_text({.name = "", .data = "", .id = "1\n"}), base::Bug);
}

}  // namespace http
