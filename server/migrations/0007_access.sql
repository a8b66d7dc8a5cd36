-- Eight attributes, each a JSON value. On an offer line NULL means the default; on an order line
-- NULL means inherited from the offer and a value means pinned, with who, when and why in `pins`.
CREATE TABLE policies (
  id BIGINT PRIMARY KEY,
  scope TEXT,
  schedule TEXT,
  checkpoints TEXT,
  checking TEXT,
  period TEXT,
  start TEXT,
  service TEXT,
  full_access TEXT,
  pins TEXT NOT NULL,
  version BIGINT NOT NULL
);

-- Dated facts: who may use which product, given when, by whom, why. `withdrawn_at` is an undo: the
-- grant counts as never recorded. `offer_policy_id` is the live policy of the offer's line,
-- `own_policy_id` what the order line pins, or all there is for an order without an offer.
CREATE TABLE grants (
  id BIGINT PRIMARY KEY,
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  product_id BIGINT NOT NULL REFERENCES products (id),
  order_line_id BIGINT NOT NULL UNIQUE,
  offer_policy_id BIGINT REFERENCES policies (id),
  own_policy_id BIGINT REFERENCES policies (id),
  kind TEXT NOT NULL CHECK (kind IN ('normal', 'demo', 'pre_registration')),
  start_at BIGINT NOT NULL CHECK (start_at % 1000 = 0),
  schedule_base_at BIGINT CHECK (schedule_base_at % 1000 = 0),
  end_at BIGINT CHECK (end_at % 1000 = 0),
  end_set_at BIGINT CHECK (end_set_at % 1000 = 0),
  suspended_since BIGINT CHECK (suspended_since % 1000 = 0),
  revoked_at BIGINT CHECK (revoked_at % 1000 = 0),
  revoked_reason TEXT,
  withdrawn_at BIGINT,
  door TEXT NOT NULL,
  reason TEXT NOT NULL,
  given_by BIGINT,
  created_at BIGINT NOT NULL,
  CHECK (offer_policy_id IS NOT NULL OR own_policy_id IS NOT NULL)
);
CREATE INDEX grants_by_contact ON grants (contact_id, product_id);
CREATE INDEX grants_by_product ON grants (product_id, id);
CREATE INDEX grants_by_offer_policy ON grants (offer_policy_id);

CREATE TABLE freezes (
  id BIGINT PRIMARY KEY,
  grant_id BIGINT NOT NULL REFERENCES grants (id),
  started_at BIGINT NOT NULL CHECK (started_at % 1000 = 0),
  planned_days BIGINT,
  planned_months BIGINT,
  ended_at BIGINT CHECK (ended_at % 1000 = 0),
  reason TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  CHECK ((planned_days IS NULL) <> (planned_months IS NULL))
);
CREATE INDEX freezes_by_grant ON freezes (grant_id);

CREATE TABLE lesson_overrides (
  id BIGINT PRIMARY KEY,
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  product_id BIGINT NOT NULL REFERENCES products (id),
  lesson_id BIGINT NOT NULL REFERENCES lessons (id),
  kind TEXT NOT NULL CHECK (kind IN ('open', 'closed')),
  at BIGINT NOT NULL CHECK (at % 1000 = 0),
  reason TEXT NOT NULL
);
CREATE INDEX lesson_overrides_by_contact ON lesson_overrides (contact_id, product_id);

CREATE TABLE passed_checkpoints (
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  lesson_id BIGINT NOT NULL REFERENCES lessons (id),
  product_id BIGINT NOT NULL REFERENCES products (id),
  passed_at BIGINT NOT NULL CHECK (passed_at % 1000 = 0),
  PRIMARY KEY (contact_id, lesson_id)
);

CREATE TABLE progress (
  contact_id BIGINT NOT NULL REFERENCES contacts (id),
  lesson_id BIGINT NOT NULL REFERENCES lessons (id),
  product_id BIGINT NOT NULL REFERENCES products (id),
  first_opened_at BIGINT NOT NULL,
  last_viewed_at BIGINT NOT NULL,
  video_ms BIGINT NOT NULL,
  completed_at BIGINT,
  completed_by TEXT CHECK (completed_by IN ('student', 'staff', 'import')),
  PRIMARY KEY (contact_id, lesson_id)
);
CREATE INDEX progress_by_product ON progress (product_id, contact_id);
