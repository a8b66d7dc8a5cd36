-- Who did what, when and why. The row is part of the change's transaction; `sequence` and `hash`
-- are put on by the sealer. What may have to be erased with a person lies in journal_details.
CREATE TABLE journal (
  id BIGINT PRIMARY KEY,
  sequence BIGINT UNIQUE,
  hash BYTEA,
  digest BYTEA NOT NULL,
  at BIGINT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('nobody', 'student', 'staff', 'token', 'system')),
  actor_id BIGINT NOT NULL,
  action TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  object_id BIGINT NOT NULL,
  contact_id BIGINT,
  batch_id BIGINT,
  undoes BIGINT UNIQUE REFERENCES journal (id)
);
CREATE INDEX journal_by_contact ON journal (contact_id, id);
CREATE INDEX journal_by_object ON journal (object_kind, object_id, id);
CREATE INDEX journal_unsealed ON journal (id) WHERE sequence IS NULL;

CREATE TABLE journal_details (
  journal_id BIGINT PRIMARY KEY REFERENCES journal (id),
  salt BYTEA NOT NULL,
  payload TEXT NOT NULL
);

CREATE TABLE jobs (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  run_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL CHECK (attempts >= 0),
  leased_until BIGINT,
  unique_key TEXT UNIQUE,
  error TEXT,
  done BIGINT NOT NULL,
  total BIGINT NOT NULL,
  asked_by BIGINT,
  created_at BIGINT NOT NULL,
  finished_at BIGINT
);
CREATE INDEX jobs_waiting ON jobs (run_at) WHERE state = 'waiting';
CREATE INDEX jobs_running ON jobs (leased_until) WHERE state = 'running';
CREATE INDEX jobs_newest ON jobs (created_at);

CREATE TABLE schedule (
  name TEXT PRIMARY KEY,
  next_at BIGINT NOT NULL
);
