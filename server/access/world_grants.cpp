// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "access/world_read.h"
#include "describe/describe.h"

namespace accesses {

using describe::JsonValue;

/// Numbers in byte order of the ids: of grants open equally long the smaller id is named.
void WorldReader::grants(const JsonValue& in) {
  std::vector<std::string> ids;
  each_element(in, errors_, [&](const JsonValue& element) {
    ids.emplace_back();
    world_.facts.grants.push_back(grant(element, ids.back()));
  });
  world_.grants.assign(grant_ids_.begin(), grant_ids_.end());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto place = std::ranges::lower_bound(world_.grants, ids[i]);
    world_.facts.grants[i].id = GrantId::from_number(place - world_.grants.begin());
  }
}

Grant WorldReader::grant(const JsonValue& in, std::string& id) {
  Members members(in, errors_);
  Grant out;
  members.required("id", [&](const JsonValue& value) { id = new_id(grant_ids_, value); });
  members.optional_value("kind", out.kind);
  members.required("start_at", [&](const JsonValue& value) {
    out.start_at = read_whole_instant(value, errors_);
  });
  take_instant(members, "schedule_base_at", out.schedule_base_at);
  members.required("policy", [&](const JsonValue& value) {
    out.policy = std::make_shared<const Policy>(effective({}, policies_.overrides(value)));
  });
  members.optional("overrides",
                   [&](const JsonValue& value) { out.overrides = policies_.overrides(value); });
  members.optional("end_override",
                   [&](const JsonValue& value) { out.end_override = end_override(value); });
  members.optional("freezes", [&](const JsonValue& list) {
    each_element(list, errors_,
                 [&](const JsonValue& element) { out.freezes.push_back(freeze(element)); });
  });
  take_instant(members, "suspended_since", out.suspended_since);
  take_instant(members, "revoked_at", out.revoked_at);
  return out;
}

EndOverride WorldReader::end_override(const JsonValue& in) {
  Members members(in, errors_);
  EndOverride out;
  take_instant(members, "end_at", out.end_at);
  members.required(
      "set_at", [&](const JsonValue& value) { out.set_at = read_whole_instant(value, errors_); });
  return out;
}

Freeze WorldReader::freeze(const JsonValue& in) {
  Members members(in, errors_);
  Freeze out;
  members.required("started_at", [&](const JsonValue& value) {
    out.started_at = read_whole_instant(value, errors_);
  });
  members.required("planned", [&](const JsonValue& value) { out.planned = planned(value); });
  members.optional("ended_at", [&](const JsonValue& value) {
    out.ended_at = read_whole_instant(value, errors_);
    if (*out.ended_at < out.started_at) errors_.add("freeze.ends_before_it_starts");
  });
  return out;
}

std::variant<PlannedDays, PlannedMonths> WorldReader::planned(const JsonValue& in) {
  Members members(in, errors_);
  std::optional<PlannedDays> days;
  std::optional<PlannedMonths> months;
  members.optional("days", [&](const JsonValue& value) {
    days = PlannedDays{read_count(value, 1, freeze_days_max, errors_)};
  });
  members.optional("months", [&](const JsonValue& value) {
    months = PlannedMonths{read_count(value, 1, freeze_months_max, errors_)};
  });
  if (members.is_object() && days.has_value() == months.has_value()) {
    errors_.add("freeze.length", "either days or months");
  }
  if (months) return *months;
  return days.value_or(PlannedDays());
}

}  // namespace accesses
