-- SPDX-License-Identifier: Apache-2.0
-- Who looks after a course is edited as one list, so the list has a version of its own: that of the
-- course tells students' browsers to read it anew.
ALTER TABLE products ADD COLUMN team_version BIGINT NOT NULL DEFAULT 1;
