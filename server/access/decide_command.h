// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

namespace accesses {

/// One world in, one line out, without the line ends.
struct DecidedLine {
  std::string json;
  bool malformed = false;
};
DecidedLine decide_line(std::string_view line);

/// `stoa access decide`: a line of answers or an error for each line with a world; lines of white
/// space are skipped. Returns the exit status: 0, or 2 when at least one line was malformed.
int decide_lines(std::istream& in, std::ostream& out);

}  // namespace accesses
