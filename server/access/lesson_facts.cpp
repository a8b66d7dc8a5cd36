// SPDX-License-Identifier: Apache-2.0
#include "access/lesson_facts.h"

namespace accesses {

std::vector<RecordedOverride> overrides_of(db::Reader& reader, ContactId contact,
                                           LessonId lesson) {
  return reader.all<RecordedOverride>(
      "SELECT id, kind, at, reason, set_by FROM lesson_overrides "
      "WHERE contact_id = $1 AND lesson_id = $2 ORDER BY at, id",
      contact, lesson);
}

RecordedOverride add_override(db::Transaction& tx, const LessonOfPerson& of,
                              RecordedOverride override) {
  if (override.id.number() == 0) override.id = tx.new_id<RecordedOverride>();
  tx.run(
      "INSERT INTO lesson_overrides (id, contact_id, product_id, lesson_id, kind, at, reason, "
      "set_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      override.id, of.contact, of.product, of.lesson, override.kind, override.at,
      override.reason, override.set_by);
  return override;
}

void erase_overrides(db::Transaction& tx, ContactId contact, LessonId lesson) {
  tx.run("DELETE FROM lesson_overrides WHERE contact_id = $1 AND lesson_id = $2", contact, lesson);
}

std::optional<base::Instant> passed_at(db::Reader& reader, ContactId contact, LessonId lesson) {
  return reader.find<base::Instant>(
      "SELECT passed_at FROM passed_checkpoints WHERE contact_id = $1 AND lesson_id = $2",
      contact, lesson);
}

void record_passed_at(db::Transaction& tx, const LessonOfPerson& of, base::Instant at) {
  tx.run(
      "INSERT INTO passed_checkpoints (contact_id, lesson_id, product_id, passed_at) "
      "VALUES ($1, $2, $3, $4) ON CONFLICT (contact_id, lesson_id) DO NOTHING",
      of.contact, of.lesson, of.product, at.to_whole_seconds());
}

void erase_passed(db::Transaction& tx, ContactId contact, LessonId lesson) {
  tx.run("DELETE FROM passed_checkpoints WHERE contact_id = $1 AND lesson_id = $2", contact,
         lesson);
}

}  // namespace accesses
