// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

/// What the log writes while `fn` runs; afterwards it writes to standard error again.
template <class F>
std::string logged(base::LogOptions options, F&& fn) {
  const auto file = std::filesystem::temp_directory_path() /
                    fmt::format("stoa-log-{}.txt", static_cast<int>(::getpid()));
  options.file = file.string();
  base::start_log(options);
  fn();
  base::start_log({});
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  std::filesystem::remove(file);
  return text.str();
}

std::string after_time(const std::string& line) { return line.substr(line.find(' ') + 1); }

}  // namespace

TEST_CASE("a line of the log tells its level, its message and its fields") {
  const std::string text = logged({}, [] {
    base::log(base::LogLevel::Warning, "slow", {{"request_id", "r1"}, {"ms", "1200"}});
  });
  CHECK(after_time(text) == "warning slow request_id=r1 ms=1200\n");
  CHECK(text.substr(0, 2) == "20");
  CHECK(text.find('Z') == 23);
}

TEST_CASE("as JSON, quotes and backslashes stay inside their text") {
  const std::string text = logged({.format = base::LogFormat::Json}, [] {
    base::log(base::LogLevel::Error, R"(a "b" \ c)", {{"path", "/x"}});
  });
  CHECK(text.substr(text.find("\"level\"")) ==
        R"("level":"error","message":"a \"b\" \\ c","path":"/x"})"
        "\n");
}

TEST_CASE("nobody can forge a line of the log with a line break") {
  const std::string text = logged({}, [] { base::log_info("a{}b", "\r\n2026 error "); });
  CHECK(after_time(text) == "info a\\u000d\\u000a2026 error b\n");
}

TEST_CASE("what is below the wished level is not written") {
  const std::string text = logged({.least = base::LogLevel::Warning}, [] {
    base::log_info("quiet");
    base::log_warning("loud");
  });
  CHECK(after_time(text) == "warning loud\n");
}
