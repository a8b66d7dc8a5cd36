// SPDX-License-Identifier: Apache-2.0
#include "access/world_read.h"

#include <algorithm>
#include <utility>

#include "describe/describe.h"

namespace accesses {

using describe::JsonValue;

namespace shapes {

enum class Publication { Draft, Published };
BOOST_DESCRIBE_ENUM(Publication, Draft, Published)
enum class TargetType { Product, Lesson, Section };
BOOST_DESCRIBE_ENUM(TargetType, Product, Lesson, Section)

}  // namespace shapes

WorldReader::WorldReader(describe::Errors& errors)
    : errors_(errors),
      policies_(
          [this](IdKind kind, std::string_view text) -> std::optional<std::int64_t> {
            if (text.empty()) return std::nullopt;
            return number_of(kind, text);
          },
          errors) {}

std::int64_t WorldReader::number_of(IdKind kind, std::string_view text) {
  switch (kind) {
    case IdKind::Lesson:
      return world_.lessons.number_of(text);
    case IdKind::Module:
      return world_.modules.number_of(text);
    case IdKind::Section:
      return world_.sections.number_of(text);
  }
  std::unreachable();
}

std::string WorldReader::id_text(const JsonValue& in) {
  if (!in.is_string()) {
    errors_.add("type.expected_string");
    return {};
  }
  if (in.string().empty()) errors_.add("id.invalid", "an id is not empty");
  return std::string(in.string());
}

std::string WorldReader::new_id(std::set<std::string>& seen, const JsonValue& in) {
  std::string id = id_text(in);
  if (!id.empty() && !seen.insert(id).second) errors_.add("id.repeated");
  return id;
}

void WorldReader::take_instant(Members& members, std::string_view name,
                               std::optional<base::Instant>& out) {
  members.optional(name, [&](const JsonValue& value) { out = read_whole_instant(value, errors_); });
}

World WorldReader::world(const JsonValue& in) {
  Members members(in, errors_);
  members.required("school", [&](const JsonValue& value) { school(value); });
  members.optional("person", [&](const JsonValue& value) { person(value); });
  members.required("product", [&](const JsonValue& value) { product(value); });
  members.optional("grants", [&](const JsonValue& value) { grants(value); });
  members.optional("passed_checkpoints", [&](const JsonValue& list) {
    each_element(list, errors_, [&](const JsonValue& element) {
      const auto number = number_of(IdKind::Lesson, id_text(element));
      world_.facts.passed_checkpoints.push_back(LessonId::from_number(number));
    });
  });
  members.optional("lesson_overrides", [&](const JsonValue& list) {
    each_element(list, errors_, [&](const JsonValue& element) {
      world_.facts.lesson_overrides.push_back(lesson_override(element));
    });
  });
  members.required("asks", [&](const JsonValue& list) {
    each_element(list, errors_,
                 [&](const JsonValue& element) { world_.asks.push_back(ask(element)); });
  });
  return std::move(world_);
}

void WorldReader::school(const JsonValue& in) {
  Members(in, errors_).required_value("zone", world_.facts.zone);
}

void WorldReader::person(const JsonValue& in) {
  Members(in, errors_).optional_value("blocked", world_.facts.blocked);
}

void WorldReader::product(const JsonValue& in) {
  Members members(in, errors_);
  members.required_value("status", world_.course.status);
  members.optional_value("show_unavailable", world_.course.show_unavailable);
  members.required("modules", [&](const JsonValue& list) {
    each_element(list, errors_, [&](const JsonValue& element) {
      world_.course.modules.push_back(module(element));
    });
  });
}

bool WorldReader::published(Members& members) {
  auto status = shapes::Publication::Published;
  members.optional_value("status", status);
  return status == shapes::Publication::Published;
}

CourseModule WorldReader::module(const JsonValue& in) {
  Members members(in, errors_);
  CourseModule out;
  members.required("id", [&](const JsonValue& value) {
    out.id = ModuleId::from_number(number_of(IdKind::Module, new_id(module_ids_, value)));
  });
  out.published = published(members);
  members.optional("schedule_rule",
                   [&](const JsonValue& value) { out.rule = policies_.schedule_rule(value); });
  members.optional("lessons", [&](const JsonValue& list) {
    each_element(list, errors_,
                 [&](const JsonValue& element) { out.lessons.push_back(lesson(element)); });
  });
  return out;
}

CourseLesson WorldReader::lesson(const JsonValue& in) {
  Members members(in, errors_);
  CourseLesson out;
  members.required("id", [&](const JsonValue& value) {
    out.id = LessonId::from_number(number_of(IdKind::Lesson, new_id(lesson_ids_, value)));
  });
  out.published = published(members);
  members.optional_value("public", out.open_to_all);
  members.optional_value("is_checkpoint", out.is_checkpoint);
  members.optional_value("deleted", out.deleted);
  members.required("created_at", [&](const JsonValue& value) {
    out.created_at = read_whole_instant(value, errors_);
  });
  members.optional("schedule_rule",
                   [&](const JsonValue& value) { out.rule = policies_.schedule_rule(value); });
  members.optional("sections", [&](const JsonValue& list) {
    each_element(list, errors_,
                 [&](const JsonValue& element) { out.sections.push_back(section(element)); });
  });
  return out;
}

SectionId WorldReader::section(const JsonValue& in) {
  SectionId out;
  Members(in, errors_).required("id", [&](const JsonValue& value) {
    out = SectionId::from_number(number_of(IdKind::Section, new_id(section_ids_, value)));
  });
  return out;
}

LessonOverride WorldReader::lesson_override(const JsonValue& in) {
  Members members(in, errors_);
  LessonOverride out;
  members.required("lesson", [&](const JsonValue& value) {
    out.lesson = LessonId::from_number(number_of(IdKind::Lesson, id_text(value)));
  });
  members.required_value("kind", out.kind);
  members.required("at",
                   [&](const JsonValue& value) { out.at = read_whole_instant(value, errors_); });
  return out;
}

Ask WorldReader::ask(const JsonValue& in) {
  Members members(in, errors_);
  Ask out;
  members.required("target", [&](const JsonValue& value) { out.target = target(value); });
  members.required("at",
                   [&](const JsonValue& value) { out.at = read_whole_instant(value, errors_); });
  members.optional_value("mode", out.mode);
  return out;
}

/// The course was read before, so that a target that does not exist is found here.
Target WorldReader::target(const JsonValue& in) {
  Members members(in, errors_);
  Target out;
  const auto type = members.tag<shapes::TargetType>("type");
  if (!type || type == shapes::TargetType::Product) return out;
  const bool is_lesson = type == shapes::TargetType::Lesson;
  members.required("id", [&](const JsonValue& value) {
    const std::string id = id_text(value);
    if (!(is_lesson ? lesson_ids_ : section_ids_).contains(id)) errors_.add("id.unknown");
    if (is_lesson) {
      out = LessonId::from_number(number_of(IdKind::Lesson, id));
    } else {
      out = SectionId::from_number(number_of(IdKind::Section, id));
    }
  });
  return out;
}

}  // namespace accesses
