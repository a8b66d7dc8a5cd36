-- SPDX-License-Identifier: Apache-2.0
-- The clock by which somebody of the team reads dates; without one it is the school's.
ALTER TABLE staff ADD COLUMN zone TEXT;
