-- SPDX-License-Identifier: Apache-2.0
-- Lists by name follow a key that the program makes (`base/sort_key.h`), compared byte by byte on
-- both engines. Rows from before are filled at the next start: until then they come first.
-- sqlite: ALTER TABLE contacts ADD COLUMN sort_name TEXT NOT NULL DEFAULT '';
-- postgres: ALTER TABLE contacts ADD COLUMN sort_name TEXT COLLATE "C" NOT NULL DEFAULT '';
-- sqlite: ALTER TABLE products ADD COLUMN sort_title TEXT NOT NULL DEFAULT '';
-- postgres: ALTER TABLE products ADD COLUMN sort_title TEXT COLLATE "C" NOT NULL DEFAULT '';
DROP INDEX contacts_by_name;
CREATE INDEX contacts_by_name ON contacts (sort_name, id);
CREATE INDEX contacts_without_place ON contacts (id) WHERE sort_name = '' AND erased_at IS NULL;
CREATE INDEX products_by_title ON products (sort_title, id);
