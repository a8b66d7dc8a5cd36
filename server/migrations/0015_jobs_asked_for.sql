-- SPDX-License-Identifier: Apache-2.0
-- What people wait for is found among thousands of small jobs that nobody asked for, and an import
-- by the job that works on it.
CREATE INDEX jobs_awaited ON jobs (created_at) WHERE asked_by IS NOT NULL AND finished_at IS NULL;
CREATE INDEX imports_by_job ON imports (job_id) WHERE job_id IS NOT NULL;
