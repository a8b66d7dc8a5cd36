-- SPDX-License-Identifier: Apache-2.0
-- The page of a course asks which of its lessons one person completed: the index alone answers.
DROP INDEX progress_by_product;
CREATE INDEX progress_by_product ON progress (product_id, contact_id, lesson_id, completed_at);
