// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "access/members.h"
#include "access/policy.h"

namespace accesses {

enum class IdKind { Lesson, Module, Section };

/// The number behind an id as the document at hand writes it; nothing when it cannot be one.
using IdNumbers = std::function<std::optional<std::int64_t>(IdKind, std::string_view)>;

/// Reads schedule rules and policies. The same shape serves the product, whose ids are numbers with
/// a prefix, and the command line, whose ids are any texts.
class PolicyReader {
 public:
  PolicyReader(IdNumbers ids, describe::Errors& errors) : ids_(std::move(ids)), errors_(errors) {}

  ScheduleRule schedule_rule(const describe::JsonValue& in);
  Scope scope(const describe::JsonValue& in);
  ReleaseSchedule schedule(const describe::JsonValue& in);
  Checkpoints checkpoints(const describe::JsonValue& in);
  Period period(const describe::JsonValue& in);
  Start start(const describe::JsonValue& in);
  /// The attributes that are there. The two that change no answer of the engine are read only where
  /// unknown members are refused: elsewhere they may hold anything.
  Overrides overrides(const describe::JsonValue& in);

 private:
  Opening opening(const describe::JsonValue& in);
  Closing closing(const describe::JsonValue& in);
  OpenAfter open_after(Members& members);
  std::optional<std::chrono::minutes> time_of_day(const describe::JsonValue& in);
  SelectedLessons selected(Members& members);
  CustomSchedule custom(Members& members);
  std::optional<std::int64_t> number(IdKind kind, std::string_view text);
  std::optional<std::int64_t> id(IdKind kind, const describe::JsonValue& in);

  IdNumbers ids_;
  describe::Errors& errors_;
};

}  // namespace accesses
