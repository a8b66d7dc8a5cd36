-- SPDX-License-Identifier: Apache-2.0
-- Who made an invitation: it counts for as long as they could make it again. Nobody: the command
-- line, or a program before this one.
ALTER TABLE staff_links ADD COLUMN made_by BIGINT REFERENCES staff (id);
