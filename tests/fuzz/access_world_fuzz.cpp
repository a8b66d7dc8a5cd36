// SPDX-License-Identifier: Apache-2.0
// Sources: access/combine.cpp access/course.cpp access/coverage.cpp access/decide.cpp
// Sources: access/decide_command.cpp access/evaluation.cpp access/facts.cpp access/members.cpp
// Sources: access/policy.cpp
// Sources: access/policy_json.cpp access/policy_read.cpp access/policy_schema.cpp access/steps.cpp
// Sources: access/terms.cpp access/trace.cpp access/until.cpp access/verdict.cpp access/windows.cpp
// Sources: access/world.cpp access/world_grants.cpp access/world_read.cpp access/would_help.cpp
// Any bytes are a line for `stoa access decide`: it answers with one line of JSON and never throws.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string_view>

#include "access/decide_command.h"
#include "describe/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  const accesses::DecidedLine decided = accesses::decide_line(line);
  const auto answer = describe::JsonDocument::parse(
      decided.json, {.bytes_max = std::numeric_limits<std::size_t>::max()});
  const bool one_line = decided.json.find('\n') == std::string::npos;
  const bool complete =
      answer && answer->root().find(decided.malformed ? "error" : "answers").has_value();
  if (!one_line || !complete) std::abort();
  return 0;
}
