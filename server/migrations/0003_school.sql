-- One database is one school, so there is one row.
CREATE TABLE school (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  zone TEXT NOT NULL,
  currency TEXT NOT NULL,
  demo BOOLEAN NOT NULL,
  mails TEXT NOT NULL CHECK (mails IN ('hold', 'send')),
  support_email TEXT,
  public_url TEXT,
  people_without_email BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
