-- SPDX-License-Identifier: Apache-2.0
-- Whoever changes an access second has seen the first change.
ALTER TABLE grants ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
-- Days of this freeze that the personal end contains already, because it was set later.
ALTER TABLE freezes ADD COLUMN days_in_end BIGINT NOT NULL DEFAULT 0 CHECK (days_in_end >= 0);
