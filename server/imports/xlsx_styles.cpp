// SPDX-License-Identifier: Apache-2.0
#include "imports/xlsx_styles.h"

#include <charconv>
#include <cmath>
#include <map>

#include "base/zone.h"
#include "fmt/core.h"
#include "imports/xml_elements.h"

namespace imports {
namespace {

/// The code without quoted words, escaped letters and `[conditions]`.
std::string plain_code(std::string_view code) {
  std::string plain;
  bool quoted = false;
  bool bracketed = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char letter = code[i];
    if (letter == '\\' || letter == '_' || letter == '*') {
      ++i;
    } else if (letter == '"') {
      quoted = !quoted;
    } else if (letter == '[' || letter == ']') {
      bracketed = letter == '[';
    } else if (!quoted && !bracketed) {
      plain += letter;
    }
  }
  return plain;
}

}  // namespace

bool is_date_format(std::string_view code) {
  const std::string plain = plain_code(code);
  if (plain.find_first_of("0#?") != std::string::npos && !plain.contains("ss")) return false;
  return plain.find_first_of("dDyY") != std::string::npos;
}

bool is_builtin_date_format(int id) {
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
         (id >= 50 && id <= 54) || id == 57 || id == 58;
}

std::vector<bool> date_styles(std::string_view styles_xml) {
  pugi::xml_document document;
  parse_xml(styles_xml, document);
  const auto sheet = child_named(document, "styleSheet");
  std::map<int, bool> own;
  for (const auto& format : child_named(sheet, "numFmts").children()) {
    own[format.attribute("numFmtId").as_int()] =
        is_date_format(format.attribute("formatCode").as_string());
  }
  std::vector<bool> styles;
  for (const auto& style : child_named(sheet, "cellXfs").children()) {
    const int id = style.attribute("numFmtId").as_int();
    const auto found = own.find(id);
    styles.push_back(found == own.end() ? is_builtin_date_format(id) : found->second);
  }
  return styles;
}

std::string date_text(double serial, Epoch epoch) {
  using namespace std::chrono;
  constexpr double serial_max = 2'958'466;  // the end of the year 9999
  if (!(serial >= 1) || serial >= serial_max) return {};
  auto days_since = static_cast<int>(std::floor(serial));
  // Excel believes in a 29 February 1900.
  const bool early = epoch == Epoch::Since1900 && days_since < 60;
  if (early) ++days_since;
  const local_days first = epoch == Epoch::Since1900 ? local_days(year(1899) / 12 / 30)
                                                     : local_days(year(1904) / 1 / 1);
  const std::string day = base::Date(first + days(days_since)).text();
  const auto time = static_cast<int>(std::lround((serial - std::floor(serial)) * 86'400));
  if (time == 0 || time == 86'400) return day;
  return fmt::format("{} {:02}:{:02}:{:02}", day, time / 3600, time / 60 % 60, time % 60);
}

std::string number_text(std::string_view stored) {
  double number = 0;
  const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), number);
  if (error != std::errc() || end != stored.data() + stored.size()) return std::string(stored);
  if (std::floor(number) == number && std::fabs(number) < 1e15) {
    return fmt::format("{}", static_cast<long long>(number));
  }
  return fmt::format("{:.15g}", number);
}

}  // namespace imports
