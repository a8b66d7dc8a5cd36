-- SPDX-License-Identifier: Apache-2.0
-- Who of the team opened or closed a lesson for one person; nothing: not a member of the team.
ALTER TABLE lesson_overrides ADD COLUMN set_by BIGINT;
