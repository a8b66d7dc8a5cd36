CREATE TABLE contacts (
  id BIGINT PRIMARY KEY,
  email TEXT UNIQUE,
  mail_to BIGINT REFERENCES contacts (id),
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  phone TEXT,
  language TEXT,
  zone TEXT,
  fields TEXT NOT NULL,
  search TEXT NOT NULL,
  source TEXT NOT NULL,
  password_hash TEXT,
  email_proved_at BIGINT,
  first_signed_in_at BIGINT,
  last_seen_at BIGINT,
  mail_state TEXT NOT NULL CHECK (mail_state IN ('ok', 'bounced', 'refused')),
  blocked_at BIGINT,
  marketing_consent_at BIGINT,
  marketing_refused_at BIGINT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX contacts_by_name ON contacts (last_name, first_name, id);
CREATE INDEX contacts_by_last_seen ON contacts (last_seen_at, id);
-- Every run of three characters of `search` is indexed, so that LIKE '%…%' does not read all rows.
-- sqlite: CREATE VIRTUAL TABLE contact_search USING fts5 (search, content = 'contacts', content_rowid = 'id', tokenize = 'trigram');
-- sqlite: CREATE TRIGGER contacts_inserted AFTER INSERT ON contacts BEGIN INSERT INTO contact_search (rowid, search) VALUES (new.id, new.search); END;
-- sqlite: CREATE TRIGGER contacts_deleted AFTER DELETE ON contacts BEGIN INSERT INTO contact_search (contact_search, rowid, search) VALUES ('delete', old.id, old.search); END;
-- sqlite: CREATE TRIGGER contacts_updated AFTER UPDATE OF search ON contacts BEGIN INSERT INTO contact_search (contact_search, rowid, search) VALUES ('delete', old.id, old.search); INSERT INTO contact_search (rowid, search) VALUES (new.id, new.search); END;
-- postgres: CREATE EXTENSION IF NOT EXISTS pg_trgm;
-- postgres: CREATE INDEX contacts_search ON contacts USING gin (search gin_trgm_ops);

CREATE TABLE former_emails (
  email TEXT PRIMARY KEY,
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  left_at BIGINT NOT NULL
);
CREATE INDEX former_emails_by_contact ON former_emails (contact_id);

CREATE TABLE tags (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE
);
CREATE TABLE contact_tags (
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  tag_id BIGINT NOT NULL REFERENCES tags (id),
  PRIMARY KEY (contact_id, tag_id)
);
CREATE INDEX contact_tags_by_tag ON contact_tags (tag_id, contact_id);

CREATE TABLE fields (
  id BIGINT PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('text', 'long_text', 'number', 'date', 'yes_no', 'list',
    'multi_list', 'phone', 'link')),
  options TEXT NOT NULL,
  position BIGINT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE notes (
  id BIGINT PRIMARY KEY,
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  body TEXT NOT NULL,
  written_by BIGINT NOT NULL,
  author TEXT NOT NULL,
  written_at BIGINT NOT NULL
);
CREATE INDEX notes_by_contact ON notes (contact_id, id);
