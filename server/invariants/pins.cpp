// SPDX-License-Identifier: Apache-2.0
#include "invariants/pins.h"

#include <array>
#include <optional>
#include <string>

#include "access/policy_store.h"
#include "base/rejections.h"
#include "describe/describe.h"

namespace invariants {
namespace {

/// In the order of the columns that are asked for.
constexpr std::array<std::string_view, 8> attributes{
    "scope", "schedule", "checkpoints", "checking", "period", "start", "service", "full"};

/// Nothing: they cannot be read.
std::optional<accesses::Pins> pins_in(std::string_view text) {
  // Reading is the check: what cannot be read is a finding, not a failure of the check.
  try {
    return describe::from_json<accesses::Pins>(text);
  } catch (const base::Rejection&) {
    return std::nullopt;
  }
}

std::string_view fault_of(const db::Row& row) {
  constexpr int first_attribute = 3;
  const bool is_offered = !row.is_null(1);
  const auto pins = pins_in(row.text(2));
  if (!pins) return "its pins cannot be read";
  std::size_t found = 0;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const bool is_own = !row.is_null(first_attribute + static_cast<int>(i));
    const bool has_pin = pins->contains(std::string(attributes[i]));
    found += has_pin ? 1 : 0;
    if (has_pin && !is_own) return "it says who pinned what follows the offer";
    if (is_own && !has_pin && is_offered) return "it does not say who pinned what is its own";
  }
  if (found != pins->size()) return "it says who pinned what terms do not have";
  return {};
}

}  // namespace

void check_pins(db::Reader& reader, Findings& findings) {
  reader.each(
      "SELECT p.id, l.offer_line_id, p.pins, p.scope, p.schedule, p.checkpoints, p.checking, "
      "p.period, p.start, p.service, p.full_access FROM order_lines l "
      "JOIN policies p ON p.id = l.policy_id",
      [&](const db::Row& row) {
        const auto fault = fault_of(row);
        if (fault.empty()) return;
        findings.broken(accesses::PolicyId::from_number(row.number(0)).text(), fault);
      });
}

}  // namespace invariants
