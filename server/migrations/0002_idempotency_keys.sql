-- SPDX-License-Identifier: Apache-2.0
-- The first answer to a request with a key, given again when the request is repeated. Written in
-- the transaction of the request itself; rows older than seven days are forgotten.
CREATE TABLE idempotency_keys (
  actor TEXT NOT NULL,
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  route TEXT NOT NULL,
  body_sha256 BYTEA NOT NULL,
  status BIGINT NOT NULL CHECK (status BETWEEN 200 AND 599),
  headers TEXT NOT NULL,
  answer TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (actor, key)
);
CREATE INDEX idempotency_keys_at ON idempotency_keys (at);
