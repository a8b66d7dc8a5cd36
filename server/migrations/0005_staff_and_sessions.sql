CREATE TABLE staff (
  id BIGINT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'office', 'support', 'curator')),
  extra_rights TEXT NOT NULL,
  language TEXT,
  password_hash TEXT,
  totp_secret BYTEA,
  totp_confirmed_at BIGINT,
  disabled_at BIGINT,
  last_seen_at BIGINT,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);

-- One use each: the first five questions (before anybody is on the team), the owner's link,
-- invitations, forgotten passwords.
CREATE TABLE staff_links (
  id BIGINT PRIMARY KEY,
  staff_id BIGINT REFERENCES staff (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('setup', 'owner', 'invitation', 'password')),
  token_hash BYTEA NOT NULL UNIQUE,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  created_at BIGINT NOT NULL
);

-- A session belongs to a browser and holds at most one staff and one student identity, each with
-- an end of its own.
CREATE TABLE sessions (
  id BIGINT PRIMARY KEY,
  token_hash BYTEA NOT NULL UNIQUE,
  staff_id BIGINT REFERENCES staff (id),
  staff_until BIGINT,
  password_typed_at BIGINT,
  contact_id BIGINT REFERENCES contacts (id),
  contact_until BIGINT,
  address TEXT NOT NULL,
  agent TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_staff ON sessions (staff_id);
CREATE INDEX sessions_by_contact ON sessions (contact_id);

-- A code of eight letters for the browser that asked, and a link for any browser; both are kept as
-- hashes. A link inside an access mail has no code.
CREATE TABLE login_codes (
  id BIGINT PRIMARY KEY,
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  email TEXT NOT NULL,
  browser_hash BYTEA,
  code_hash BYTEA,
  link_hash BYTEA NOT NULL UNIQUE,
  tries BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  created_at BIGINT NOT NULL
);
CREATE INDEX login_codes_by_contact ON login_codes (contact_id, created_at);

CREATE TABLE tokens (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  token_hash BYTEA NOT NULL UNIQUE,
  rights TEXT NOT NULL,
  created_by BIGINT REFERENCES staff (id),
  created_at BIGINT NOT NULL,
  last_used_at BIGINT,
  revoked_at BIGINT
);
