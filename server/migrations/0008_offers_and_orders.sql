CREATE TABLE offers (
  id BIGINT PRIMARY KEY,
  title TEXT NOT NULL,
  search TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'published', 'closed', 'archived')),
  price_minor BIGINT CHECK (price_minor >= 0),
  currency TEXT,
  activation_mail TEXT NOT NULL,
  access_mail TEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CHECK ((price_minor IS NULL) = (currency IS NULL))
);

CREATE TABLE offer_lines (
  id BIGINT PRIMARY KEY,
  offer_id BIGINT NOT NULL REFERENCES offers (id),
  product_id BIGINT NOT NULL REFERENCES products (id),
  policy_id BIGINT NOT NULL REFERENCES policies (id),
  position BIGINT NOT NULL,
  UNIQUE (offer_id, product_id)
);
CREATE INDEX offer_lines_by_product ON offer_lines (product_id);

-- `waiting` = payment is required and not recorded yet, so no grant exists.
CREATE TABLE orders (
  id BIGINT PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  offer_id BIGINT REFERENCES offers (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'given', 'cancelled')),
  price_minor BIGINT CHECK (price_minor >= 0),
  currency TEXT,
  door TEXT NOT NULL,
  activation_mail TEXT NOT NULL,
  access_mail TEXT NOT NULL,
  comment TEXT NOT NULL,
  created_by BIGINT,
  created_at BIGINT NOT NULL,
  withdrawn_at BIGINT,
  version BIGINT NOT NULL,
  CHECK ((price_minor IS NULL) = (currency IS NULL))
);
CREATE INDEX orders_by_contact ON orders (contact_id, id);
CREATE INDEX orders_by_offer ON orders (offer_id, id);

CREATE TABLE order_lines (
  id BIGINT PRIMARY KEY,
  order_id BIGINT NOT NULL REFERENCES orders (id),
  product_id BIGINT NOT NULL REFERENCES products (id),
  offer_line_id BIGINT REFERENCES offer_lines (id),
  policy_id BIGINT REFERENCES policies (id),
  position BIGINT NOT NULL,
  CHECK (offer_line_id IS NOT NULL OR policy_id IS NOT NULL)
);
CREATE INDEX order_lines_by_order ON order_lines (order_id);

CREATE TABLE payments (
  id BIGINT PRIMARY KEY,
  order_id BIGINT NOT NULL REFERENCES orders (id),
  amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  paid_on TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('bank_transfer', 'cash', 'card', 'other_platform',
    'other')),
  reference TEXT NOT NULL,
  in_reports BOOLEAN NOT NULL,
  recorded_by BIGINT,
  recorded_at BIGINT NOT NULL,
  withdrawn_at BIGINT
);
CREATE INDEX payments_by_order ON payments (order_id);
CREATE INDEX payments_by_day ON payments (paid_on);

CREATE TABLE counters (
  name TEXT PRIMARY KEY,
  value BIGINT NOT NULL
);
