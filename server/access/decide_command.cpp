// SPDX-License-Identifier: Apache-2.0
#include "access/decide_command.h"

#include <istream>
#include <limits>
#include <ostream>
#include <utility>

#include "access/world.h"
#include "describe/enums.h"
#include "describe/write.h"

namespace accesses {

namespace {

constexpr std::string_view json_white_space = " \t\r\n";

void write_member(std::string& out, std::string_view name, std::string_view text) {
  out += out.back() == '{' ? "" : ",";
  describe::write_plain(out, name);
  out += ':';
  describe::write_string(out, text);
}

void write_until(std::string& out, const std::optional<base::Instant>& until) {
  if (until) return write_member(out, "until", until->text());
  out += R"(,"until":null)";
}

std::string answer_json(const Answer& answer, const World& world) {
  std::string out = "{";
  write_member(out, "outcome", describe::enum_text(answer.outcome));
  if (answer.via) write_member(out, "via", describe::enum_text(*answer.via));
  if (answer.grant) {
    write_member(out, "grant", world.grants[static_cast<std::size_t>(answer.grant->number())]);
  }
  if (answer.reason) write_member(out, "reason", describe::enum_text(*answer.reason));
  if (answer.is_open() || answer.until) write_until(out, answer.until);
  if (answer.at) write_member(out, "at", answer.at->text());
  if (answer.lesson) {
    write_member(out, "lesson", world.lessons.text_of(answer.lesson->number()));
  }
  return out + '}';
}

DecidedLine refused(std::string_view code, std::string_view path, std::string_view message) {
  std::string out = R"({"error":{)";
  write_member(out, "code", code);
  write_member(out, "path", path);
  write_member(out, "message", message);
  return {.json = out + "}}", .malformed = true};
}

/// What RFC 8259 allows but nobody needs is refused as a world, not as JSON.
DecidedLine refused(const describe::JsonError& error) {
  const bool is_json =
      error.code == "json.depth" || error.code == "json.too_large" || error.code == "json.number";
  return refused(is_json ? "invalid_world" : "invalid_json", "",
                 error.detail.empty() ? error.code : error.detail);
}

DecidedLine refused(const base::FieldError& error) {
  const std::string message = error.detail.empty() ? error.code : error.code + ": " + error.detail;
  return refused("invalid_world", error.pointer, message);
}

std::string answers_json(const World& world) {
  const CompiledCourse course(world.course);
  std::string out = R"({"answers":[)";
  for (const Ask& ask : world.asks) {
    if (out.back() != '[') out += ',';
    out += answer_json(decide(course, world.facts, ask.target, ask.at, ask.mode), world);
  }
  return out + "]}";
}

}  // namespace

DecidedLine decide_line(std::string_view line) {
  const describe::JsonLimits limits{.bytes_max = std::numeric_limits<std::size_t>::max(),
                                    .duplicate_keys = describe::DuplicateKeys::LastWins};
  const auto document = describe::JsonDocument::parse(line, limits);
  if (!document) return refused(document.error());
  const auto world = read_world(document->root());
  if (!world) return refused(world.error());
  return {.json = answers_json(*world)};
}

int decide_lines(std::istream& in, std::ostream& out) {
  bool any_malformed = false;
  for (std::string line; std::getline(in, line);) {
    if (line.find_first_not_of(json_white_space) == std::string::npos) continue;
    const DecidedLine decided = decide_line(line);
    any_malformed |= decided.malformed;
    out << decided.json << '\n';
  }
  out.flush();
  return any_malformed ? 2 : 0;
}

}  // namespace accesses
