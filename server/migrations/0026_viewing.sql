-- SPDX-License-Identifier: Apache-2.0
-- What a member of staff sees of a student's pages in this browser, instead of their own student
-- side. The mode says that there is a viewing, over or not; the contact is gone with the person.
-- `viewing_terms` are those of an order that nobody has saved, by grant.
ALTER TABLE sessions ADD COLUMN viewing_mode TEXT CHECK (viewing_mode IN ('view', 'as'));
ALTER TABLE sessions ADD COLUMN viewing_contact_id BIGINT REFERENCES contacts (id);
ALTER TABLE sessions ADD COLUMN viewing_until BIGINT;
ALTER TABLE sessions ADD COLUMN viewing_at BIGINT;
ALTER TABLE sessions ADD COLUMN viewing_terms TEXT;
CREATE INDEX sessions_by_viewing ON sessions (viewing_contact_id);
