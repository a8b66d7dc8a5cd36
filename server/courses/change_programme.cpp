// SPDX-License-Identifier: Apache-2.0
#include "courses/change_programme.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/rejections.h"
#include "courses/programme_store.h"
#include "describe/describe.h"
#include "journal/journal.h"

namespace courses {
namespace {

struct ModuleNote {
  Id<Product> product;
  std::string title;
  Status status;
  std::optional<ScheduleRule> schedule_rule;
};
BOOST_DESCRIBE_STRUCT(ModuleNote, (), (product, title, status, schedule_rule))

struct LessonNote {
  Id<Product> product;
  std::string title;
  Status status;
  bool public_ = false;
  bool is_checkpoint = false;
  std::optional<ScheduleRule> schedule_rule;
};
BOOST_DESCRIBE_STRUCT(LessonNote, (),
                      (product, title, status, public_, is_checkpoint, schedule_rule))

template <class Note>
struct BeforeAfter {
  std::optional<Note> before;
  std::optional<Note> after;
  BOOST_DESCRIBE_CLASS(BeforeAfter, (), (before, after), (), ())
};

ModuleNote note_of(Id<Product> product, const Module& module) {
  return {product, module.title, module.status, module.schedule_rule};
}

LessonNote note_of(Id<Product> product, const Lesson& lesson) {
  return {product,          lesson.title,         lesson.status,
          lesson.is_public, lesson.is_checkpoint, lesson.schedule_rule};
}

/// Every change of the programme is a new version of the product.
template <class Entity, class Note>
Id<journal::Entry> record(db::Transaction& tx, const base::Actor& actor, std::string_view action,
                          Id<Product> product, Id<Entity> id, const BeforeAfter<Note>& change,
                          const Batch& batch = std::nullopt) {
  store::touch(tx, product);
  return journal::record(tx, actor,
                         {.action = action,
                          .object = journal::Object::of(id),
                          .details = describe::to_json(change),
                          .batch = batch});
}

const Module& module_in(const Programme& programme, Id<Module> id) {
  return *std::ranges::find(programme.modules, id, &Module::id);
}

Status status_of_new_lesson(const Product& product) {
  return product.status == ProductStatus::Draft ? Status::Published : Status::Draft;
}

void check_content(db::Reader& reader, const Blocks& content, const Lesson& lesson) {
  check_blocks(content, lesson);
  check_files(reader, content);
}

Section section_in(const Lesson& lesson, Id<Section> id) {
  return *std::ranges::find(lesson.sections, id, &Section::id);
}

}  // namespace

ModuleIn module_of(db::Reader& reader, Id<Module> id) {
  const auto place = store::find_module(reader, id);
  if (!place) throw base::NotFound("module.not_found");
  ModuleIn found{programme_of(reader, place->product), {}};
  found.module = module_in(found.programme, id);
  return found;
}

LessonIn lesson_of(db::Reader& reader, Id<Lesson> id) {
  const auto place = store::find_lesson(reader, id);
  if (!place) throw base::NotFound("lesson.not_found");
  LessonIn found{programme_of(reader, place->product), {}, {}};
  found.module = module_in(found.programme, place->module);
  found.lesson = *std::ranges::find(found.module.lessons, id, &Lesson::id);
  return found;
}

LessonIn lesson_of(db::Reader& reader, Id<Section> id) {
  const auto place = store::find_lesson_of_section(reader, id);
  if (!place) throw base::NotFound("section.not_found");
  return lesson_of(reader, place->id);
}

describe::Json blocks_of(db::Reader& reader, Id<Lesson> id) {
  return store::blocks_of(reader, id);
}

std::optional<Id<Product>> find_product_of(db::Reader& reader, Id<Lesson> id) {
  const auto place = store::find_lesson(reader, id);
  if (!place) return std::nullopt;
  return place->product;
}

Module add_module(db::Transaction& tx, const Product& product, const ModuleDraft& draft,
                  const base::Actor& actor) {
  const Module module{tx.new_id<Module>(),
                      draft.title.v,
                      draft.status.value_or(Status::Published),
                      draft.schedule_rule,
                      {},
                      1};
  store::insert_module(tx, product.id, module);
  record(tx, actor, "module.created", product.id, module.id,
         BeforeAfter<ModuleNote>{std::nullopt, note_of(product.id, module)});
  return module;
}

Module patched(Module module, const ModulePatch& patch) {
  if (patch.title) module.title = patch.title->v;
  if (patch.status) module.status = *patch.status;
  if (!patch.schedule_rule.absent()) module.schedule_rule = patch.schedule_rule.value();
  return module;
}

ChangedModule change_module(db::Transaction& tx, const ModuleIn& place, const ModulePatch& patch,
                            const base::Actor& actor, const Batch& batch) {
  const Id<Product> product = place.programme.product.id;
  Module changed = patched(place.module, patch);
  ++changed.version;
  store::update_module(tx, changed);
  const auto entry = record(
      tx, actor, "module.changed", product, changed.id,
      BeforeAfter<ModuleNote>{note_of(product, place.module), note_of(product, changed)}, batch);
  return {std::move(changed), entry};
}

void delete_module(db::Transaction& tx, const ModuleIn& place, const base::Actor& actor) {
  const Id<Product> product = place.programme.product.id;
  store::delete_module(tx, place.module.id);
  record(tx, actor, "module.deleted", product, place.module.id,
         BeforeAfter<ModuleNote>{note_of(product, place.module), std::nullopt});
}

Lesson add_lesson(db::Transaction& tx, const ModuleIn& place, const LessonDraft& draft,
                  const base::Actor& actor) {
  const Product& product = place.programme.product;
  Lesson lesson;
  lesson.id = tx.new_id<Lesson>();
  lesson.title = draft.title.v;
  lesson.status = draft.status.value_or(status_of_new_lesson(product));
  lesson.is_public = draft.public_.value_or(false);
  lesson.is_checkpoint = draft.is_checkpoint.value_or(false);
  lesson.schedule_rule = draft.schedule_rule;
  lesson.created_at = tx.now().to_whole_seconds();
  if (draft.content) check_content(tx, *draft.content, lesson);
  store::insert_lesson(tx, product.id, place.module.id, lesson);
  if (draft.content) store::set_blocks(tx, lesson.id, {describe::to_json(*draft.content)});
  record(tx, actor, "lesson.created", product.id, lesson.id,
         BeforeAfter<LessonNote>{std::nullopt, note_of(product.id, lesson)});
  return lesson;
}

Lesson patched(Lesson lesson, const LessonPatch& patch) {
  if (patch.title) lesson.title = patch.title->v;
  if (patch.status) lesson.status = *patch.status;
  if (patch.public_) lesson.is_public = *patch.public_;
  if (patch.is_checkpoint) lesson.is_checkpoint = *patch.is_checkpoint;
  if (!patch.schedule_rule.absent()) lesson.schedule_rule = patch.schedule_rule.value();
  return lesson;
}

ChangedLesson change_lesson(db::Transaction& tx, const LessonIn& place, const LessonPatch& patch,
                            const base::Actor& actor, const Batch& batch) {
  const Id<Product> product = place.programme.product.id;
  Lesson changed = patched(place.lesson, patch);
  if (patch.content) {
    check_content(tx, *patch.content, changed);
    store::set_blocks(tx, changed.id, {describe::to_json(*patch.content)});
  }
  ++changed.version;
  store::update_lesson(tx, changed);
  const auto entry = record(
      tx, actor, "lesson.changed", product, changed.id,
      BeforeAfter<LessonNote>{note_of(product, place.lesson), note_of(product, changed)}, batch);
  return {std::move(changed), entry};
}

void delete_lesson(db::Transaction& tx, const LessonIn& place, const base::Actor& actor) {
  const Id<Product> product = place.programme.product.id;
  store::delete_lesson(tx, place.lesson.id);
  record(tx, actor, "lesson.deleted", product, place.lesson.id,
         BeforeAfter<LessonNote>{note_of(product, place.lesson), std::nullopt});
}

Section add_section(db::Transaction& tx, const LessonIn& place, const SectionDraft& draft,
                    const base::Actor& actor) {
  const Section section{tx.new_id<Section>(), draft.title.v};
  store::insert_section(tx, place.lesson.id, section);
  record(tx, actor, "section.created", place.programme.product.id, section.id,
         BeforeAfter<Section>{std::nullopt, section});
  return section;
}

Section change_section(db::Transaction& tx, const LessonIn& place, Id<Section> id,
                       const SectionDraft& draft, const base::Actor& actor) {
  const Section changed{id, draft.title.v};
  store::update_section(tx, changed);
  record(tx, actor, "section.changed", place.programme.product.id, id,
         BeforeAfter<Section>{section_in(place.lesson, id), changed});
  return changed;
}

void delete_section(db::Transaction& tx, const LessonIn& place, Id<Section> id,
                    const base::Actor& actor) {
  Blocks blocks = blocks_from(store::blocks_of(tx, place.lesson.id));
  for (Block& block : blocks.v) {
    if (block.section == id) block.section.reset();
  }
  store::set_blocks(tx, place.lesson.id, {describe::to_json(blocks)});
  store::delete_section(tx, id);
  record(tx, actor, "section.deleted", place.programme.product.id, id,
         BeforeAfter<Section>{section_in(place.lesson, id), std::nullopt});
}

namespace {

struct Everything {
  std::multiset<Id<Module>> modules;
  std::multiset<Id<Lesson>> lessons;
  friend bool operator==(const Everything&, const Everything&) = default;
};

Everything everything_in(const Programme& programme) {
  Everything all;
  for (const Module& module : programme.modules) {
    all.modules.insert(module.id);
    for (const Lesson& lesson : module.lessons) all.lessons.insert(lesson.id);
  }
  return all;
}

Everything everything_in(const ProgrammeOrder& order) {
  Everything all;
  for (const ModuleOrder& module : order.modules) {
    all.modules.insert(module.id);
    all.lessons.insert(module.lessons.begin(), module.lessons.end());
  }
  return all;
}

ProgrammeOrder order_of(const Programme& programme) {
  ProgrammeOrder order;
  for (const Module& module : programme.modules) {
    ModuleOrder row{module.id, {}};
    for (const Lesson& lesson : module.lessons) row.lessons.push_back(lesson.id);
    order.modules.push_back(std::move(row));
  }
  return order;
}

/// What came or went since the order was written stays away.
Programme put_in_order(const Programme& programme, const ProgrammeOrder& order) {
  std::map<Id<Lesson>, Lesson> lessons;
  for (const Module& module : programme.modules) {
    for (const Lesson& lesson : module.lessons) lessons.emplace(lesson.id, lesson);
  }
  Programme result{programme.product, {}};
  for (const ModuleOrder& row : order.modules) {
    const auto module = std::ranges::find(programme.modules, row.id, &Module::id);
    if (module == programme.modules.end()) continue;
    Module placed = *module;
    placed.lessons.clear();
    for (const Id<Lesson> id : row.lessons) {
      if (lessons.contains(id)) placed.lessons.push_back(lessons.at(id));
    }
    result.modules.push_back(std::move(placed));
  }
  return result;
}

Programme with(Programme programme, Id<Lesson> id, const LessonNote& note) {
  for (Module& module : programme.modules) {
    for (Lesson& lesson : module.lessons) {
      if (lesson.id != id) continue;
      lesson.status = note.status;
      lesson.is_public = note.public_;
      lesson.is_checkpoint = note.is_checkpoint;
      lesson.schedule_rule = note.schedule_rule;
    }
  }
  return programme;
}

Programme with(Programme programme, Id<Module> id, const ModuleNote& note) {
  for (Module& module : programme.modules) {
    if (module.id != id) continue;
    module.status = note.status;
    module.schedule_rule = note.schedule_rule;
  }
  return programme;
}

template <class Note>
BeforeAfter<Note> change_in(const std::string& details) {
  describe::ReadOptions options = describe::tolerant;
  options.limits.bytes_max = details.size();
  return describe::from_json<BeforeAfter<Note>>(details, options);
}

}  // namespace

Programme reordered(const Programme& programme, const ProgrammeOrder& order) {
  if (everything_in(programme) != everything_in(order)) {
    throw base::Invalid("/modules", "programme.incomplete");
  }
  return put_in_order(programme, order);
}

Id<journal::Entry> reorder(db::Transaction& tx, const Programme& programme,
                           const ProgrammeOrder& order, const base::Actor& actor,
                           const Batch& batch) {
  static_cast<void>(reordered(programme, order));
  for (std::size_t m = 0; m < order.modules.size(); ++m) {
    store::place_module(tx, order.modules[m].id, m);
    for (std::size_t l = 0; l < order.modules[m].lessons.size(); ++l) {
      store::place_lesson(tx, order.modules[m].lessons[l], order.modules[m].id, l);
    }
  }
  return record(tx, actor, "programme.reordered", programme.product.id, programme.product.id,
                BeforeAfter<ProgrammeOrder>{order_of(programme), order}, batch);
}

std::optional<BeforeAndAfter> programmes_of_act(const Programme& now, std::string_view action,
                                                std::int64_t object, const std::string& details) {
  if (action == "lesson.changed") {
    const auto [before, after] = change_in<LessonNote>(details);
    return BeforeAndAfter{with(now, Id<Lesson>::from_number(object), *before),
                          with(now, Id<Lesson>::from_number(object), *after)};
  }
  if (action == "module.changed") {
    const auto [before, after] = change_in<ModuleNote>(details);
    return BeforeAndAfter{with(now, Id<Module>::from_number(object), *before),
                          with(now, Id<Module>::from_number(object), *after)};
  }
  if (action == "programme.reordered") {
    const auto [before, after] = change_in<ProgrammeOrder>(details);
    return BeforeAndAfter{put_in_order(now, *before), put_in_order(now, *after)};
  }
  return std::nullopt;
}

}  // namespace courses
