-- Retention looks each minute for consumers that were deleted long ago.
CREATE INDEX "consumers_deleted" ON "consumers" ("deleted_at") WHERE "deleted_at" IS NOT NULL;
