// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/actor.h"
#include "courses/block.h"
#include "courses/change_product.h"
#include "courses/product.h"
#include "db/transaction.h"
#include "journal/journal.h"

namespace courses {

using describe::Patch;

struct ModuleDraft {
  Title title;
  std::optional<Status> status;
  std::optional<ScheduleRule> schedule_rule;
};
BOOST_DESCRIBE_STRUCT(ModuleDraft, (), (title, status, schedule_rule))

struct ModulePatch {
  std::optional<Title> title;
  std::optional<Status> status;
  Patch<ScheduleRule> schedule_rule;
};
BOOST_DESCRIBE_STRUCT(ModulePatch, (), (title, status, schedule_rule))

struct LessonDraft {
  Title title;
  std::optional<Status> status;
  std::optional<bool> public_;
  std::optional<bool> is_checkpoint;
  std::optional<ScheduleRule> schedule_rule;
  std::optional<Blocks> content;
};
BOOST_DESCRIBE_STRUCT(LessonDraft, (),
                      (title, status, public_, is_checkpoint, schedule_rule, content))

struct LessonPatch {
  std::optional<Title> title;
  std::optional<Status> status;
  std::optional<bool> public_;
  std::optional<bool> is_checkpoint;
  Patch<ScheduleRule> schedule_rule;
  std::optional<Blocks> content;
};
BOOST_DESCRIBE_STRUCT(LessonPatch, (),
                      (title, status, public_, is_checkpoint, schedule_rule, content))

struct SectionDraft {
  Title title;
};
BOOST_DESCRIBE_STRUCT(SectionDraft, (), (title))

/// A module or lesson with the product it stands in.
struct ModuleIn {
  Programme programme;
  Module module;
};
struct LessonIn {
  Programme programme;
  Module module;
  Lesson lesson;
};
/// Throw NotFound.
ModuleIn module_of(db::Reader& reader, Id<Module> id);
LessonIn lesson_of(db::Reader& reader, Id<Lesson> id);
LessonIn lesson_of(db::Reader& reader, Id<Section> id);
describe::Json blocks_of(db::Reader& reader, Id<Lesson> id);
/// Nothing: there is no such lesson (any more).
std::optional<Id<Product>> find_product_of(db::Reader& reader, Id<Lesson> id);

Module add_module(db::Transaction& tx, const Product& product, const ModuleDraft& draft,
                  const base::Actor& actor);
using Batch = std::optional<Id<journal::Batch>>;

/// What a patch makes of it.
Module patched(Module module, const ModulePatch& patch);
/// Its blocks are not part of it.
Lesson patched(Lesson lesson, const LessonPatch& patch);

struct ChangedModule {
  Module module;
  Id<journal::Entry> entry;
};
ChangedModule change_module(db::Transaction& tx, const ModuleIn& place, const ModulePatch& patch,
                            const base::Actor& actor, const Batch& batch = std::nullopt);
void delete_module(db::Transaction& tx, const ModuleIn& place, const base::Actor& actor);

/// Published in a course that is still a draft, since both appear together; a draft in one that
/// students see already.
Lesson add_lesson(db::Transaction& tx, const ModuleIn& place, const LessonDraft& draft,
                  const base::Actor& actor);
struct ChangedLesson {
  Lesson lesson;
  Id<journal::Entry> entry;
};
ChangedLesson change_lesson(db::Transaction& tx, const LessonIn& place, const LessonPatch& patch,
                            const base::Actor& actor, const Batch& batch = std::nullopt);
void delete_lesson(db::Transaction& tx, const LessonIn& place, const base::Actor& actor);

Section add_section(db::Transaction& tx, const LessonIn& place, const SectionDraft& draft,
                    const base::Actor& actor);
Section change_section(db::Transaction& tx, const LessonIn& place, Id<Section> id,
                       const SectionDraft& draft, const base::Actor& actor);
/// Its blocks stay in the lesson.
void delete_section(db::Transaction& tx, const LessonIn& place, Id<Section> id,
                    const base::Actor& actor);

struct ModuleOrder {
  Id<Module> id;
  std::vector<Id<Lesson>> lessons;
};
BOOST_DESCRIBE_STRUCT(ModuleOrder, (), (id, lessons))
struct ProgrammeOrder {
  std::vector<ModuleOrder> modules;
};
BOOST_DESCRIBE_STRUCT(ProgrammeOrder, (), (modules))

/// Names every module and lesson exactly once, else `programme.incomplete`: whoever ordered an
/// older programme must look at the new one first. Lessons keep their ids and all that hangs on
/// them.
Programme reordered(const Programme& programme, const ProgrammeOrder& order);
Id<journal::Entry> reorder(db::Transaction& tx, const Programme& programme,
                           const ProgrammeOrder& order, const base::Actor& actor,
                           const Batch& batch = std::nullopt);

/// The programme as it was before an act on it and as it was after, all else as it is now.
struct BeforeAndAfter {
  Programme before;
  Programme after;
};
/// Nothing: the act is none of those that can hold a lesson up. `details` is what it wrote.
std::optional<BeforeAndAfter> programmes_of_act(const Programme& now, std::string_view action,
                                                std::int64_t object, const std::string& details);

}  // namespace courses
