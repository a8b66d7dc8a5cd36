-- SPDX-License-Identifier: Apache-2.0
-- The seed is `staff.totp_secret`, sealed. A code counts once: the step of the last one is kept.
ALTER TABLE staff ADD COLUMN totp_last_step BIGINT;
ALTER TABLE staff ADD COLUMN totp_tries BIGINT NOT NULL DEFAULT 0;
ALTER TABLE staff ADD COLUMN totp_locked_until BIGINT;

CREATE TABLE recovery_codes (
  id BIGINT PRIMARY KEY,
  staff_id BIGINT NOT NULL REFERENCES staff (id),
  code_hash BYTEA NOT NULL,
  used_at BIGINT
);
CREATE INDEX recovery_codes_by_staff ON recovery_codes (staff_id);

-- When the second factor was shown, and when a student showed who they are.
ALTER TABLE sessions ADD COLUMN second_factor_at BIGINT;
ALTER TABLE sessions ADD COLUMN contact_proved_at BIGINT;
