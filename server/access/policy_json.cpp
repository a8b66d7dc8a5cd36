// SPDX-License-Identifier: Apache-2.0
#include "access/policy_json.h"

#include <fmt/core.h>

#include <utility>

#include "access/policy_read.h"
#include "base/ensure.h"

namespace accesses {

namespace {

using describe::write_integer;
using describe::write_plain;

constexpr std::string_view lesson_prefix = "les";
constexpr std::string_view module_prefix = "mod";
constexpr std::string_view section_prefix = "sec";

std::optional<std::int64_t> number_of(IdKind kind, std::string_view text) {
  switch (kind) {
    case IdKind::Lesson:
      return base::id_number(lesson_prefix, text);
    case IdKind::Module:
      return base::id_number(module_prefix, text);
    case IdKind::Section:
      return base::id_number(section_prefix, text);
  }
  std::unreachable();
}

template <class Ids>
void write_ids(std::string& out, std::string_view prefix, const Ids& ids) {
  out += '[';
  for (const auto id : ids) {
    if (out.back() != '[') out += ',';
    describe::write_id(out, prefix, id.number());
  }
  out += ']';
}

template <class Entries>
void write_entries(std::string& out, std::string_view prefix, const Entries& entries) {
  out += '{';
  for (const auto& [id, value] : entries) {
    if (out.back() != '{') out += ',';
    describe::write_id(out, prefix, id.number());
    out += ':';
    describe::write(out, value);
  }
  out += '}';
}

void write_local(std::string& out, std::string_view type, base::LocalTime local) {
  out += fmt::format(R"({{"type":"{}","local":"{}"}})", type, local.text());
}

std::string time_text(const OpenAfter& after) {
  if (!after.time) return "participant";
  return fmt::format("{:02}:{:02}", after.time->count() / 60, after.time->count() % 60);
}

struct WriteOpening {
  std::string& out;
  void operator()(const OpenAtOnce&) const { out += R"({"type":"at_once"})"; }
  void operator()(const OpenOn& on) const { write_local(out, "on", on.local); }
  void operator()(const OpenAfter& after) const {
    out += fmt::format(R"({{"type":"after","days":{},"time":"{}"}})", after.days, time_text(after));
  }
};

struct WriteClosing {
  std::string& out;
  void operator()(const CloseNever&) const { out += R"({"type":"never"})"; }
  void operator()(const CloseOn& on) const { write_local(out, "on", on.local); }
  void operator()(const CloseAfterOpen& after) const {
    out += fmt::format(R"({{"type":"after_open","days":{}}})", after.days);
  }
};

struct WriteScope {
  std::string& out;
  void operator()(const AllLessons&) const { out += R"({"type":"all"})"; }
  void operator()(const SelectedLessons& scope) const {
    out += R"({"type":"selected","lessons":)";
    write_ids(out, lesson_prefix, scope.lessons);
    out += R"(,"sections":)";
    write_ids(out, section_prefix, scope.sections);
    out += scope.auto_new ? R"(,"auto_new":true)" : R"(,"auto_new":false)";
    out += R"(,"selected_at":)";
    describe::write(out, scope.selected_at);
    out += R"(,"auto_modules":)";
    write_ids(out, module_prefix, scope.auto_modules);
    out += '}';
  }
};

struct WriteSchedule {
  std::string& out;
  void operator()(const InheritedSchedule&) const { out += R"({"type":"inherit"})"; }
  void operator()(const NoSchedule&) const { out += R"({"type":"none"})"; }
  void operator()(const CustomSchedule& custom) const {
    out += R"({"type":"custom","fallback":)";
    describe::write(out, custom.fallback);
    out += R"(,"lessons":)";
    write_entries(out, lesson_prefix, custom.lessons);
    out += R"(,"modules":)";
    write_entries(out, module_prefix, custom.modules);
    out += '}';
  }
};

struct WriteCheckpoints {
  std::string& out;
  void operator()(const InheritedCheckpoints&) const { out += R"({"type":"inherit"})"; }
  void operator()(const CheckpointsOff&) const { out += R"({"type":"off"})"; }
  void operator()(const CheckpointSwitches& switches) const {
    out += R"({"type":"switches","lessons":)";
    write_entries(out, lesson_prefix, switches.lessons);
    out += '}';
  }
};

struct WritePeriod {
  std::string& out;
  void operator()(const Unlimited&) const { out += R"({"type":"unlimited"})"; }
  void operator()(const DaysLong& days) const {
    out += fmt::format(R"({{"type":"days","count":{}}})", days.count);
  }
  void operator()(const MonthsLong& months) const {
    out += fmt::format(R"({{"type":"months","count":{}}})", months.count);
  }
  void operator()(const UntilDate& until) const {
    out += fmt::format(R"({{"type":"until","date":"{}"}})", until.date.text());
  }
};

struct WriteStart {
  std::string& out;
  void operator()(const AtGrant&) const { out += R"({"type":"at_grant"})"; }
  void operator()(const FixedStart& fixed) const { write_local(out, "fixed", fixed.local); }
};

PolicyReader reader(describe::Errors& errors) { return {number_of, errors}; }

}  // namespace

}  // namespace accesses

namespace describe {

using namespace accesses;

void Codec<ScheduleRule>::read(const JsonValue& in, ScheduleRule& out, Errors& errors) {
  out = reader(errors).schedule_rule(in);
}

void Codec<ScheduleRule>::write(std::string& out, const ScheduleRule& value) {
  out += R"({"open":)";
  std::visit(WriteOpening{out}, value.open);
  out += R"(,"close":)";
  std::visit(WriteClosing{out}, value.close);
  out += '}';
}

void Codec<Scope>::read(const JsonValue& in, Scope& out, Errors& errors) {
  out = reader(errors).scope(in);
}

void Codec<Scope>::write(std::string& out, const Scope& value) {
  std::visit(WriteScope{out}, value);
}

void Codec<ReleaseSchedule>::read(const JsonValue& in, ReleaseSchedule& out, Errors& errors) {
  out = reader(errors).schedule(in);
}

void Codec<ReleaseSchedule>::write(std::string& out, const ReleaseSchedule& value) {
  std::visit(WriteSchedule{out}, value);
}

void Codec<Checkpoints>::read(const JsonValue& in, Checkpoints& out, Errors& errors) {
  out = reader(errors).checkpoints(in);
}

void Codec<Checkpoints>::write(std::string& out, const Checkpoints& value) {
  std::visit(WriteCheckpoints{out}, value);
}

void Codec<Period>::read(const JsonValue& in, Period& out, Errors& errors) {
  out = reader(errors).period(in);
}

void Codec<Period>::write(std::string& out, const Period& value) {
  std::visit(WritePeriod{out}, value);
}

void Codec<Start>::read(const JsonValue& in, Start& out, Errors& errors) {
  out = reader(errors).start(in);
}

void Codec<Start>::write(std::string& out, const Start& value) {
  std::visit(WriteStart{out}, value);
}

void Codec<Policy>::read(const JsonValue& in, Policy& out, Errors& errors) {
  out = effective({}, reader(errors).overrides(in));
}

void Codec<Policy>::write(std::string& out, const Policy& value) {
  Codec<Overrides>::write(out, pinned(value));
}

}  // namespace describe
