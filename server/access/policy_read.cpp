// SPDX-License-Identifier: Apache-2.0
#include "access/policy_read.h"

#include <boost/describe/enum.hpp>

#include "base/digits.h"
#include "describe/describe.h"

namespace accesses {

using describe::JsonValue;

namespace shapes {

enum class Open { AtOnce, After, On };
BOOST_DESCRIBE_ENUM(Open, AtOnce, After, On)
enum class Close { Never, On, AfterOpen };
BOOST_DESCRIBE_ENUM(Close, Never, On, AfterOpen)
enum class ScopeType { All, Selected };
BOOST_DESCRIBE_ENUM(ScopeType, All, Selected)
enum class ScheduleType { Inherit, None, Custom };
BOOST_DESCRIBE_ENUM(ScheduleType, Inherit, None, Custom)
enum class CheckpointsType { Inherit, Off, Switches };
BOOST_DESCRIBE_ENUM(CheckpointsType, Inherit, Off, Switches)
enum class PeriodType { Unlimited, Days, Months, Until };
BOOST_DESCRIBE_ENUM(PeriodType, Unlimited, Days, Months, Until)
enum class StartType { AtGrant, Fixed };
BOOST_DESCRIBE_ENUM(StartType, AtGrant, Fixed)

}  // namespace shapes

std::optional<std::int64_t> PolicyReader::number(IdKind kind, std::string_view text) {
  const auto found = ids_(kind, text);
  if (!found) errors_.add("id.invalid");
  return found;
}

std::optional<std::int64_t> PolicyReader::id(IdKind kind, const JsonValue& in) {
  if (in.is_string()) return number(kind, in.string());
  errors_.add("type.expected_string");
  return std::nullopt;
}

ScheduleRule PolicyReader::schedule_rule(const JsonValue& in) {
  ScheduleRule rule;
  Members members(in, errors_);
  members.optional("open", [&](const JsonValue& value) { rule.open = opening(value); });
  members.optional("close", [&](const JsonValue& value) { rule.close = closing(value); });
  members.refuse_others();
  return rule;
}

Opening PolicyReader::opening(const JsonValue& in) {
  Members members(in, errors_);
  Opening open;
  switch (members.tag<shapes::Open>("type").value_or(shapes::Open::AtOnce)) {
    case shapes::Open::AtOnce:
      break;
    case shapes::Open::After:
      open = open_after(members);
      break;
    case shapes::Open::On:
      members.required("local", [&](const JsonValue& value) {
        open = OpenOn{read_whole_local(value, errors_)};
      });
      break;
  }
  members.refuse_others();
  return open;
}

OpenAfter PolicyReader::open_after(Members& members) {
  OpenAfter after;
  members.required("days", [&](const JsonValue& value) {
    after.days = read_count(value, 0, delay_days_max, errors_);
  });
  members.required("time", [&](const JsonValue& value) { after.time = time_of_day(value); });
  return after;
}

std::optional<std::chrono::minutes> PolicyReader::time_of_day(const JsonValue& in) {
  if (!in.is_string()) {
    errors_.add("type.expected_string");
    return std::nullopt;
  }
  const std::string_view text = in.string();
  if (text == "participant") return std::nullopt;
  const auto hours = base::digits_at(text, 0, 2);
  const auto minutes = base::digits_at(text, 3, 2);
  const bool readable = text.size() == 5 && text[2] == ':' && hours && minutes;
  if (!readable || *hours > 23 || *minutes > 59) {
    errors_.add("time.invalid", "HH:MM or participant");
    return std::nullopt;
  }
  return std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
}

Closing PolicyReader::closing(const JsonValue& in) {
  Members members(in, errors_);
  Closing close;
  switch (members.tag<shapes::Close>("type").value_or(shapes::Close::Never)) {
    case shapes::Close::Never:
      break;
    case shapes::Close::On:
      members.required("local", [&](const JsonValue& value) {
        close = CloseOn{read_whole_local(value, errors_)};
      });
      break;
    case shapes::Close::AfterOpen:
      members.required("days", [&](const JsonValue& value) {
        close = CloseAfterOpen{read_count(value, 1, delay_days_max, errors_)};
      });
      break;
  }
  members.refuse_others();
  return close;
}

Scope PolicyReader::scope(const JsonValue& in) {
  Members members(in, errors_);
  Scope scope;
  const auto type = members.tag<shapes::ScopeType>("type");
  if (type == shapes::ScopeType::Selected) scope = selected(members);
  members.refuse_others();
  return scope;
}

SelectedLessons PolicyReader::selected(Members& members) {
  SelectedLessons scope;
  const auto read_ids = [&](IdKind kind, auto& out) {
    return [this, kind, &out](const JsonValue& list) {
      each_element(list, errors_, [&](const JsonValue& element) {
        using Id = typename std::remove_cvref_t<decltype(out)>::value_type;
        if (const auto found = id(kind, element)) out.insert(Id::from_number(*found));
      });
    };
  };
  members.optional("lessons", read_ids(IdKind::Lesson, scope.lessons));
  members.optional("sections", read_ids(IdKind::Section, scope.sections));
  members.optional_value("auto_new", scope.auto_new);
  const auto read_selected_at = [&](const JsonValue& value) {
    scope.selected_at = read_whole_instant(value, errors_);
  };
  if (scope.auto_new) {
    members.required("selected_at", read_selected_at);
  } else {
    members.optional("selected_at", read_selected_at);
  }
  members.optional("auto_modules", read_ids(IdKind::Module, scope.auto_modules));
  return scope;
}

ReleaseSchedule PolicyReader::schedule(const JsonValue& in) {
  Members members(in, errors_);
  ReleaseSchedule schedule;
  switch (members.tag<shapes::ScheduleType>("type").value_or(shapes::ScheduleType::Inherit)) {
    case shapes::ScheduleType::Inherit:
      break;
    case shapes::ScheduleType::None:
      schedule = NoSchedule();
      break;
    case shapes::ScheduleType::Custom:
      schedule = custom(members);
      break;
  }
  members.refuse_others();
  return schedule;
}

CustomSchedule PolicyReader::custom(Members& members) {
  CustomSchedule custom;
  const auto read_rules = [&](IdKind kind, auto& out) {
    return [this, kind, &out](const JsonValue& map) {
      each_entry(map, errors_, [&](std::string_view name, const JsonValue& value) {
        using Id = typename std::remove_cvref_t<decltype(out)>::key_type;
        const auto found = number(kind, name);
        const ScheduleRule rule = schedule_rule(value);
        if (found) out.insert_or_assign(Id::from_number(*found), rule);
      });
    };
  };
  members.required_value("fallback", custom.fallback);
  members.optional("lessons", read_rules(IdKind::Lesson, custom.lessons));
  members.optional("modules", read_rules(IdKind::Module, custom.modules));
  return custom;
}

Checkpoints PolicyReader::checkpoints(const JsonValue& in) {
  Members members(in, errors_);
  CheckpointSwitches switches;
  const auto type = members.tag<shapes::CheckpointsType>("type");
  if (type == shapes::CheckpointsType::Switches) {
    members.required("lessons", [&](const JsonValue& map) {
      each_entry(map, errors_, [&](std::string_view name, const JsonValue& value) {
        const auto lesson = number(IdKind::Lesson, name);
        bool on = false;
        describe::read(value, on, errors_);
        if (lesson) switches.lessons.insert_or_assign(LessonId::from_number(*lesson), on);
      });
    });
  }
  members.refuse_others();
  if (type == shapes::CheckpointsType::Switches) return switches;
  if (type == shapes::CheckpointsType::Off) return CheckpointsOff();
  return InheritedCheckpoints();
}

Period PolicyReader::period(const JsonValue& in) {
  Members members(in, errors_);
  Period period;
  switch (members.tag<shapes::PeriodType>("type").value_or(shapes::PeriodType::Unlimited)) {
    case shapes::PeriodType::Unlimited:
      break;
    case shapes::PeriodType::Days:
      members.required("count", [&](const JsonValue& value) {
        period = DaysLong{read_count(value, 1, period_days_max, errors_)};
      });
      break;
    case shapes::PeriodType::Months:
      members.required("count", [&](const JsonValue& value) {
        period = MonthsLong{read_count(value, 1, period_months_max, errors_)};
      });
      break;
    case shapes::PeriodType::Until:
      UntilDate until;
      members.required_value("date", until.date);
      period = until;
      break;
  }
  members.refuse_others();
  return period;
}

Start PolicyReader::start(const JsonValue& in) {
  Members members(in, errors_);
  Start start;
  if (members.tag<shapes::StartType>("type") == shapes::StartType::Fixed) {
    members.required("local", [&](const JsonValue& value) {
      start = FixedStart{read_whole_local(value, errors_)};
    });
  }
  members.refuse_others();
  return start;
}

Overrides PolicyReader::overrides(const JsonValue& in) {
  Members members(in, errors_);
  Overrides out;
  members.optional("scope", [&](const JsonValue& value) { out.scope = scope(value); });
  members.optional("schedule", [&](const JsonValue& value) { out.schedule = schedule(value); });
  members.optional("checkpoints",
                   [&](const JsonValue& value) { out.checkpoints = checkpoints(value); });
  members.optional("period", [&](const JsonValue& value) { out.period = period(value); });
  members.optional("start", [&](const JsonValue& value) { out.start = start(value); });
  members.optional_value("full", out.full);
  if (errors_.unknown_fields() == describe::UnknownFields::Ignored) return out;
  members.optional_value("checking", out.checking);
  members.optional_value("service", out.service);
  members.refuse_others();
  return out;
}

}  // namespace accesses
