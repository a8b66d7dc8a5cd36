// SPDX-License-Identifier: Apache-2.0
#include "base/zone_table.h"

#include <date/tz.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>

#include "base/ensure.h"
#include "base/zone_footer.h"

namespace base {

static constexpr std::string_view zone_folder = "/usr/share/zoneinfo/";
static constexpr std::int64_t first_second = -31'536'000;   // 1969-01-01
static constexpr std::int64_t last_second = 7'289'654'400;  // 2201-01-01
static constexpr int last_year = 2200;
/// No zone is further from UTC than this.
static constexpr std::int64_t offset_max = 26 * 3600;

ZoneTable::ZoneTable(std::string name, std::vector<Change> changes)
    : name_(std::move(name)), changes_(std::move(changes)) {
  ensure(!changes_.empty(), "a zone has an offset");
  changes_.front().at = std::numeric_limits<std::int64_t>::min();
}

std::size_t ZoneTable::place_of(std::int64_t at) const {
  const auto next = std::upper_bound(
      changes_.begin(), changes_.end(), at,
      [](std::int64_t second, const Change& change) { return second < change.at; });
  return static_cast<std::size_t>(next - changes_.begin()) - 1;
}

std::int64_t ZoneTable::offset_at(std::int64_t at) const { return changes_[place_of(at)].offset; }

// Walks from an offset that was surely over before this local time. In each span the local time
// lies before the end of the span (then it is there, or was skipped on the way in) or after it.
ZoneTable::Local ZoneTable::resolve(std::int64_t local) const {
  std::size_t place = place_of(local - offset_max);
  while (place + 1 < changes_.size() && local - changes_[place].offset >= changes_[place + 1].at) {
    ++place;
    if (local - changes_[place].offset < changes_[place].at) {
      return {local - changes_[place - 1].offset, LocalKind::Gap};
    }
  }
  const std::int64_t instant = local - changes_[place].offset;
  const bool last = place + 1 == changes_.size();
  const bool again = !last && local - changes_[place + 1].offset >= changes_[place + 1].at;
  return {instant, again ? LocalKind::Overlap : LocalKind::Normal};
}

static void append(std::vector<ZoneTable::Change>& changes, ZoneTable::Change change) {
  if (changes.empty() || changes.back().offset != change.offset) changes.push_back(change);
}

/// The changes that the zone file lists, up to 2037 for most zones.
static std::vector<ZoneTable::Change> listed_changes(const date::time_zone& zone,
                                                     std::int64_t& last_listed) {
  std::vector<ZoneTable::Change> changes;
  std::int64_t at = first_second;
  while (at < last_second) {
    const date::sys_info info = zone.get_info(date::sys_seconds(std::chrono::seconds(at)));
    append(changes, {at, info.offset.count()});
    last_listed = at;
    at = info.end.time_since_epoch().count();
  }
  return changes;
}

static void append_yearly(std::vector<ZoneTable::Change>& changes, const ZoneFooter& footer,
                          std::int64_t last_listed) {
  if (!footer.summer) return;
  const SummerTime& summer = *footer.summer;
  for (int year = 1970; year <= last_year; ++year) {
    const std::chrono::year of{year};
    const ZoneTable::Change begin{(summer.start.in(of).time_since_epoch() - footer.offset).count(),
                                  summer.offset.count()};
    const ZoneTable::Change end{(summer.end.in(of).time_since_epoch() - summer.offset).count(),
                                footer.offset.count()};
    const bool in_order = begin.at < end.at;
    for (const ZoneTable::Change& change : {in_order ? begin : end, in_order ? end : begin}) {
      if (change.at > last_listed) append(changes, change);
    }
  }
}

/// The last line of the zone file; nothing where there is no such file.
static std::optional<ZoneFooter> footer_of(std::string_view name) {
  std::ifstream file(std::string(zone_folder) + std::string(name), std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(file), {}};
  if (content.size() < 2 || content.back() != '\n') return std::nullopt;
  const auto start = content.rfind('\n', content.size() - 2);
  if (start == std::string::npos) return std::nullopt;
  return ZoneFooter::parse(std::string_view(content).substr(start + 1, content.size() - start - 2));
}

static const date::time_zone* find_listed(std::string_view name) {
  // `localtime` lies among the zone files but names the machine's own zone.
  if (name == "localtime") return nullptr;
  const auto& zones = date::get_tzdb().zones;
  const auto found = std::lower_bound(
      zones.begin(), zones.end(), name,
      [](const date::time_zone& zone, std::string_view wanted) { return zone.name() < wanted; });
  return found != zones.end() && found->name() == name ? &*found : nullptr;
}

static std::unique_ptr<ZoneTable> build_table(std::string_view name) {
  const date::time_zone* zone = find_listed(name);
  if (zone == nullptr) return nullptr;
  std::int64_t last_listed = first_second;
  std::vector<ZoneTable::Change> changes = listed_changes(*zone, last_listed);
  const auto footer = footer_of(name);
  ensure(footer.has_value(), "a zone file ends with the rule for later years");
  append_yearly(changes, *footer, last_listed);
  return std::make_unique<ZoneTable>(std::string(name), std::move(changes));
}

/// Grows by the zones somebody asked for; entries are never changed or removed.
struct ZoneTables {
  std::shared_mutex mutex;
  std::map<std::string, std::unique_ptr<ZoneTable>, std::less<>> by_name;
};

const ZoneTable* find_zone_table(std::string_view name) {
  static ZoneTables tables;
  {
    const std::shared_lock lock(tables.mutex);
    const auto known = tables.by_name.find(name);
    if (known != tables.by_name.end()) return known->second.get();
  }
  const std::unique_lock lock(tables.mutex);
  const auto known = tables.by_name.find(name);
  if (known != tables.by_name.end()) return known->second.get();
  auto table = build_table(name);
  if (!table) return nullptr;
  return tables.by_name.emplace(std::string(name), std::move(table)).first->second.get();
}

}  // namespace base
