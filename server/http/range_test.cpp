// SPDX-License-Identifier: Apache-2.0
#include "http/range.h"

#include <doctest/doctest.h>

namespace http {

TEST_CASE("one range is honoured") {
  CHECK(read_range("bytes=0-99", 1000) == RangeAnswer(ByteRange{0, 100}));
  CHECK(read_range("bytes=900-", 1000) == RangeAnswer(ByteRange{900, 100}));
  CHECK(read_range("bytes=-5", 1000) == RangeAnswer(ByteRange{995, 5}));
  CHECK(read_range("Bytes=0-0", 1000) == RangeAnswer(ByteRange{0, 1}));
}

TEST_CASE("a range ends where the file ends") {
  CHECK(read_range("bytes=990-5000", 1000) == RangeAnswer(ByteRange{990, 10}));
  CHECK(read_range("bytes=-5000", 1000) == RangeAnswer(ByteRange{0, 1000}));
  CHECK(read_range("bytes=999-99999999999999999999999", 1000) == RangeAnswer(ByteRange{999, 1}));
}

TEST_CASE("what is reversed, empty or beyond the end cannot be satisfied") {
  for (const auto* header : {"bytes=1000-", "bytes=5-4", "bytes=-0", "bytes=2000-3000",
                             "bytes=99999999999999999999999-"}) {
    CAPTURE(header);
    CHECK(read_range(header, 1000) == RangeAnswer(BadRange{}));
  }
  CHECK(read_range("bytes=0-", 0) == RangeAnswer(BadRange{}));
}

TEST_CASE("anything else is answered with the whole") {
  for (const auto* header : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=1", "items=0-5",
                             "bytes=0-1,3-4", "bytes= 0-1", "bytes=0-1-2", "bytes=+1-2"}) {
    CAPTURE(header);
    CHECK(read_range(header, 1000) == RangeAnswer(WholeBody{}));
  }
}

}  // namespace http
