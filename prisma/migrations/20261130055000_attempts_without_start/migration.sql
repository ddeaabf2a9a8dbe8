-- Attempts are found by message, by endpoint and by id, which sorts by time as they do: nothing reads along this one.
DROP INDEX "attempts_started_at_idx";
