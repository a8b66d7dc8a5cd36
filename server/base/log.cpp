// SPDX-License-Identifier: Apache-2.0
#include "base/log.h"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <mutex>
#include <utility>

namespace base {

namespace {

constexpr const char* text_pattern = "%Y-%m-%dT%H:%M:%S.%eZ %l %v";
constexpr const char* json_pattern = R"({"at":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})";

struct Log {
  std::shared_ptr<spdlog::logger> logger;
  LogFormat format = LogFormat::Text;
};

Log make_log(const LogOptions& options) {
  spdlog::sink_ptr sink;
  if (options.file.empty()) {
    sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  } else {
    sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(options.file);
  }
  const bool json = options.format == LogFormat::Json;
  auto logger = std::make_shared<spdlog::logger>("stoa", std::move(sink));
  logger->set_formatter(std::make_unique<spdlog::pattern_formatter>(
      json ? json_pattern : text_pattern, spdlog::pattern_time_type::utc));
  logger->flush_on(spdlog::level::info);
  return {.logger = std::move(logger), .format = options.format};
}

spdlog::level::level_enum level_of(LogLevel level) {
  switch (level) {
    case LogLevel::Debug: return spdlog::level::debug;
    case LogLevel::Info: return spdlog::level::info;
    case LogLevel::Warning: return spdlog::level::warn;
    case LogLevel::Error: return spdlog::level::err;
  }
  std::unreachable();
}

/// The one process-wide object: a log must work from everywhere and before main has read anything.
Log& the_log() {
  static Log log = make_log({});
  return log;
}

void add_escaped(std::string& out, std::string_view text, bool json) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      if (json && (c == '"' || c == '\\')) out += '\\';
      out += c;
    }
  }
}

std::string json_line(std::string_view message, std::initializer_list<LogField> fields) {
  std::string line = "\"message\":\"";
  add_escaped(line, message, true);
  line += '"';
  for (const LogField& field : fields) {
    line += ",\"";
    add_escaped(line, field.name, true);
    line += "\":\"";
    add_escaped(line, field.value, true);
    line += '"';
  }
  return line;
}

std::string text_line(std::string_view message, std::initializer_list<LogField> fields) {
  std::string line;
  add_escaped(line, message, false);
  for (const LogField& field : fields) {
    line += ' ';
    add_escaped(line, field.name, false);
    line += '=';
    add_escaped(line, field.value, false);
  }
  return line;
}

}  // namespace

void start_log(const LogOptions& options) {
  the_log() = make_log(options);
  the_log().logger->set_level(level_of(options.least));
}

void log(LogLevel level, std::string_view message, std::initializer_list<LogField> fields) {
  const Log& log = the_log();
  if (!log.logger->should_log(level_of(level))) return;
  const bool json = log.format == LogFormat::Json;
  log.logger->log(level_of(level),
                  spdlog::string_view_t(json ? json_line(message, fields)
                                             : text_line(message, fields)));
}

}  // namespace base
