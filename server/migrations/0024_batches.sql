-- SPDX-License-Identifier: Apache-2.0
-- One act on many at once. `selection` is what was asked for, without lists of ids: whom that was
-- is frozen in the rows. `meant`: which of a person's accesses are acted upon.
CREATE TABLE batches (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  act TEXT NOT NULL,
  selection_kind TEXT NOT NULL CHECK (selection_kind IN ('contacts', 'grants', 'people', 'members',
    'orders', 'order_ids')),
  selection TEXT NOT NULL,
  meant TEXT NOT NULL CHECK (meant IN ('named', 'living', 'last')),
  accesses_of TEXT NOT NULL,
  reason TEXT NOT NULL,
  people BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('rehearsing', 'rehearsed', 'running', 'done', 'cancelled',
    'failed', 'undoing', 'undone')),
  counts TEXT NOT NULL,
  failure TEXT,
  as_of BIGINT NOT NULL,
  job_id BIGINT,
  acting TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  finished_at BIGINT,
  version BIGINT NOT NULL
);

-- Whom or what it acts upon, and what became of that: written in the transaction of the act
-- itself, so that a run that is broken off goes on behind it. `seen` is the version that was
-- rehearsed, `was` what an undo needs beside the journal.
CREATE TABLE batch_rows (
  batch_id BIGINT NOT NULL REFERENCES batches (id),
  position BIGINT NOT NULL,
  contact_id BIGINT NOT NULL,
  grant_id BIGINT,
  verdict TEXT NOT NULL CHECK (verdict IN ('waits', 'will', 'already', 'refused', 'done',
    'failed')),
  code TEXT NOT NULL,
  until_before BIGINT,
  until_after BIGINT,
  opened BIGINT NOT NULL,
  closed BIGINT NOT NULL,
  mails BIGINT NOT NULL,
  seen BIGINT,
  was TEXT,
  entry_id BIGINT,
  undone BOOLEAN NOT NULL,
  PRIMARY KEY (batch_id, position)
);
CREATE INDEX batch_rows_by_verdict ON batch_rows (batch_id, verdict, undone, position);
CREATE INDEX batch_rows_by_contact ON batch_rows (batch_id, contact_id, position);
