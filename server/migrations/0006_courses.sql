-- `version` grows with every change a student could notice, down to a lesson's text: compiled
-- courses are cached by (id, version).
CREATE TABLE products (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('course')),
  title TEXT NOT NULL,
  search TEXT NOT NULL,
  language TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'published', 'archived')),
  description TEXT NOT NULL,
  show_unavailable BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE modules (
  id BIGINT PRIMARY KEY,
  product_id BIGINT NOT NULL REFERENCES products (id),
  title TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'published')),
  position BIGINT NOT NULL,
  schedule_rule TEXT,
  deleted_at BIGINT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX modules_by_product ON modules (product_id, position);

CREATE TABLE lessons (
  id BIGINT PRIMARY KEY,
  product_id BIGINT NOT NULL REFERENCES products (id),
  module_id BIGINT NOT NULL REFERENCES modules (id),
  title TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'published')),
  public BOOLEAN NOT NULL,
  is_checkpoint BOOLEAN NOT NULL,
  position BIGINT NOT NULL,
  schedule_rule TEXT,
  deleted_at BIGINT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL CHECK (created_at % 1000 = 0)
);
CREATE INDEX lessons_by_product ON lessons (product_id);
CREATE INDEX lessons_by_module ON lessons (module_id, position);

CREATE TABLE sections (
  id BIGINT PRIMARY KEY,
  lesson_id BIGINT NOT NULL REFERENCES lessons (id),
  title TEXT NOT NULL,
  position BIGINT NOT NULL
);
CREATE INDEX sections_by_lesson ON sections (lesson_id, position);

-- The blocks of a lesson, apart from the lesson so that a programme never reads them.
CREATE TABLE lesson_contents (
  lesson_id BIGINT PRIMARY KEY REFERENCES lessons (id),
  blocks TEXT NOT NULL
);

-- `hash_state` is where hashing goes on with the next piece of an upload.
CREATE TABLE files (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size BIGINT NOT NULL CHECK (size >= 0),
  sha256 BYTEA,
  state TEXT NOT NULL CHECK (state IN ('uploading', 'ready', 'refused')),
  purpose TEXT NOT NULL CHECK (purpose IN ('image', 'file', 'video')),
  received BIGINT NOT NULL CHECK (received BETWEEN 0 AND size),
  hash_state BYTEA,
  refusal TEXT,
  uploaded_by BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX files_unfinished ON files (created_at) WHERE state <> 'ready';
