CREATE TABLE imports (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  file_id BIGINT REFERENCES files (id),
  product_id BIGINT REFERENCES products (id),
  state TEXT NOT NULL CHECK (state IN ('uploaded', 'mapped', 'rehearsed', 'running', 'done', 'cancelled', 'undone')),
  settings TEXT NOT NULL,
  counts TEXT NOT NULL,
  job_id BIGINT,
  created_by BIGINT,
  created_at BIGINT NOT NULL,
  finished_at BIGINT,
  version BIGINT NOT NULL
);

CREATE TABLE import_rows (
  import_id BIGINT NOT NULL REFERENCES imports (id),
  line BIGINT NOT NULL,
  cells TEXT NOT NULL,
  verdict TEXT NOT NULL,
  codes TEXT NOT NULL,
  contact_id BIGINT,
  order_id BIGINT,
  PRIMARY KEY (import_id, line)
);
