-- One file, or pasted text, that was brought to make contacts of. `overview` is what reading it
-- once has told, `mapping` what its columns mean, `acting` who had it run: the job acts with the
-- rights that person has then.
CREATE TABLE imports (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  file_id BIGINT REFERENCES files (id),
  pasted TEXT,
  product_id BIGINT REFERENCES products (id),
  state TEXT NOT NULL CHECK (state IN ('uploaded', 'mapped', 'rehearsed', 'running', 'done',
    'cancelled', 'failed', 'undoing', 'undone')),
  overview TEXT NOT NULL,
  mapping TEXT NOT NULL,
  counts TEXT NOT NULL,
  failure TEXT,
  batch_id BIGINT NOT NULL,
  job_id BIGINT,
  acting TEXT,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  finished_at BIGINT,
  version BIGINT NOT NULL,
  CHECK ((file_id IS NULL) <> (pasted IS NULL))
);

-- A row of it as it came out, written in the transaction of what it did: a run that is broken off
-- goes on behind the last row that is here. `outcome` holds what the undo needs.
CREATE TABLE import_rows (
  import_id BIGINT NOT NULL REFERENCES imports (id),
  line BIGINT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('create', 'match', 'question', 'skip')),
  remarks TEXT NOT NULL,
  cells TEXT NOT NULL,
  contact_id BIGINT,
  outcome TEXT NOT NULL,
  undone BOOLEAN NOT NULL,
  PRIMARY KEY (import_id, line)
);
CREATE INDEX import_rows_by_verdict ON import_rows (import_id, verdict, line);
CREATE INDEX import_rows_by_contact ON import_rows (import_id, contact_id, line);

-- What the columns of a table with these titles meant the last time.
CREATE TABLE import_columns (
  header_key TEXT PRIMARY KEY,
  columns TEXT NOT NULL,
  used_at BIGINT NOT NULL
);
