// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/core.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/log.h"

namespace testing {

/// Catches the log of the process, as JSON, from its making to its end. One at a time, made before
/// anything that has threads.
class LogLines {
 public:
  LogLines()
      : file_(std::filesystem::temp_directory_path() /
              fmt::format("stoa-log-lines-{}.txt", static_cast<int>(::getpid()))) {
    std::filesystem::remove(file_);
    base::start_log({.format = base::LogFormat::Json, .file = file_.string()});
    reading_.open(file_);
  }
  LogLines(const LogLines&) = delete;
  LogLines& operator=(const LogLines&) = delete;
  ~LogLines() {
    base::start_log({.least = base::LogLevel::Error});
    std::error_code none;
    std::filesystem::remove(file_, none);
  }

  /// Those written since this was asked the last time, without their time.
  std::vector<std::string> next() {
    std::vector<std::string> lines;
    reading_.clear();
    for (std::string line; std::getline(reading_, line);) {
      lines.push_back(line.substr(line.find("\"level\"")));
    }
    return lines;
  }

 private:
  std::filesystem::path file_;
  std::ifstream reading_;
};

}  // namespace testing
