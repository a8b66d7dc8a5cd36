-- The log of every message that was planned, whatever became of it, and the queue of those that
-- leave. `unique_key` = event, subject, person: a retry never doubles. `held` waits for the
-- school's switch. `secrets` are the pieces of the body that only the recipient may see.
CREATE TABLE mails (
  id BIGINT PRIMARY KEY,
  unique_key TEXT NOT NULL UNIQUE,
  message_id TEXT NOT NULL,
  contact_id BIGINT REFERENCES contacts (id),
  recipient TEXT,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT NOT NULL,
  body_text TEXT NOT NULL,
  body_html TEXT NOT NULL,
  secrets TEXT,
  secrets_until BIGINT,
  search TEXT NOT NULL,
  urgent BOOLEAN NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('held', 'planned', 'sending', 'sent', 'failed',
    'not_sent', 'discarded')),
  why TEXT NOT NULL,
  attempts BIGINT NOT NULL CHECK (attempts >= 0),
  next_at BIGINT NOT NULL,
  send_before BIGINT,
  first_tried_at BIGINT,
  leased_until BIGINT,
  server_answer TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  sent_at BIGINT,
  CHECK (recipient IS NOT NULL OR state IN ('not_sent', 'discarded'))
);
CREATE INDEX mails_by_contact ON mails (contact_id, id);
CREATE INDEX mails_by_state ON mails (state, id);
CREATE INDEX mails_due ON mails (urgent, next_at, id) WHERE state = 'planned';
CREATE INDEX mails_expiring ON mails (state, send_before) WHERE send_before IS NOT NULL;
CREATE INDEX mails_unfinished ON mails (recipient, id) WHERE state IN ('planned', 'sending');
CREATE INDEX mails_with_secrets ON mails (secrets_until) WHERE secrets IS NOT NULL;
-- Every run of three characters of `search` is indexed, as for contacts.
-- sqlite: CREATE VIRTUAL TABLE mail_search USING fts5 (search, content = 'mails', content_rowid = 'id', tokenize = 'trigram');
-- sqlite: CREATE TRIGGER mails_inserted AFTER INSERT ON mails BEGIN INSERT INTO mail_search (rowid, search) VALUES (new.id, new.search); END;
-- sqlite: CREATE TRIGGER mails_deleted AFTER DELETE ON mails BEGIN INSERT INTO mail_search (mail_search, rowid, search) VALUES ('delete', old.id, old.search); END;
-- sqlite: CREATE TRIGGER mails_updated AFTER UPDATE OF search ON mails BEGIN INSERT INTO mail_search (mail_search, rowid, search) VALUES ('delete', old.id, old.search); INSERT INTO mail_search (rowid, search) VALUES (new.id, new.search); END;
-- postgres: CREATE INDEX mails_search ON mails USING gin (search gin_trgm_ops);

CREATE TABLE mail_templates (
  id BIGINT PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('activation', 'access')),
  texts TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
