-- SPDX-License-Identifier: Apache-2.0
-- Lessons that stay open for those who had them open when the terms of their offer, or their
-- course, changed: one batch, taken back with the change. Nothing: decided about one person.
ALTER TABLE lesson_overrides ADD COLUMN batch_id BIGINT;
CREATE INDEX lesson_overrides_by_batch ON lesson_overrides (batch_id, contact_id)
  WHERE batch_id IS NOT NULL;
