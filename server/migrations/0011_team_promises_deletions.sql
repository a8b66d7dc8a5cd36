-- SPDX-License-Identifier: Apache-2.0
-- Who of the team looks after which course: a curator sees these courses and their members only.
CREATE TABLE product_team (
  product_id BIGINT NOT NULL REFERENCES products (id),
  staff_id BIGINT NOT NULL REFERENCES staff (id),
  added_at BIGINT NOT NULL,
  PRIMARY KEY (product_id, staff_id)
);
CREATE INDEX product_team_by_staff ON product_team (staff_id, product_id);

-- Whom a mail has told that a course is in preparation and that they will hear when it opens. The
-- row goes when they are told, or hold the course no more.
CREATE TABLE opening_promises (
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  product_id BIGINT NOT NULL REFERENCES products (id),
  promised_at BIGINT NOT NULL,
  PRIMARY KEY (product_id, contact_id)
);
CREATE INDEX opening_promises_by_contact ON opening_promises (contact_id);

-- In which film of the lesson `video_ms` is.
ALTER TABLE progress ADD COLUMN video_block TEXT;

-- A person who was deleted while payments stand: everything of theirs is gone but the orders.
ALTER TABLE contacts ADD COLUMN erased_at BIGINT;

-- Everything a deletion took away, as JSON, for its undo; erased for good at `erase_at`.
CREATE TABLE deleted_people (
  contact_id BIGINT PRIMARY KEY,
  saved TEXT NOT NULL,
  deleted_at BIGINT NOT NULL,
  erase_at BIGINT NOT NULL
);
CREATE INDEX deleted_people_by_end ON deleted_people (erase_at);
