-- What fails most, and why: read from this index alone. Successes are not in it, so they cost nothing to write.
CREATE INDEX "attempts_failed" ON "attempts" ("consumer_id", "started_at" DESC) INCLUDE ("error_code", "response_status") WHERE "outcome" = 'failure';
