// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/core.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace base {

enum class LogLevel { Debug, Info, Warning, Error };
enum class LogFormat { Text, Json };

struct LogOptions {
  LogFormat format = LogFormat::Text;
  LogLevel least = LogLevel::Info;
  /// Empty: standard error.
  std::string file = {};
};

/// Called once, by main, before other threads exist. Without it: text on standard error.
void start_log(const LogOptions& options);

struct LogField {
  std::string_view name;
  std::string value;
};

/// One line, whatever the text holds: control characters are escaped, so nobody can forge a line.
/// Never a secret, a body, a query or a person's address: ids are enough to look the rest up.
void log(LogLevel level, std::string_view message, std::initializer_list<LogField> fields = {});

template <class... Args>
void log_info(fmt::format_string<Args...> format, Args&&... args) {
  log(LogLevel::Info, fmt::format(format, std::forward<Args>(args)...));
}

template <class... Args>
void log_warning(fmt::format_string<Args...> format, Args&&... args) {
  log(LogLevel::Warning, fmt::format(format, std::forward<Args>(args)...));
}

template <class... Args>
void log_error(fmt::format_string<Args...> format, Args&&... args) {
  log(LogLevel::Error, fmt::format(format, std::forward<Args>(args)...));
}

}  // namespace base
