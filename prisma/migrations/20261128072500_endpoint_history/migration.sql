-- AlterTable
ALTER TABLE "consumer_headers" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "consumer_versions" ADD COLUMN     "action" TEXT,
ADD COLUMN     "certificate" JSONB,
ADD COLUMN     "changed_by_name" TEXT,
ADD COLUMN     "description" TEXT,
ADD COLUMN     "headers" JSONB,
ADD COLUMN     "restored_from" INTEGER;

-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "expunged_at" TIMESTAMPTZ(3);

-- Few messages are ever expunged: what an attempt in flight writes after it is looked for among these alone.
CREATE INDEX "messages_expunged" ON "messages"("expunged_at") WHERE "expunged_at" IS NOT NULL;

-- Who did what is known of earlier versions from the audit log, written in the same transaction at the same instant.
UPDATE "consumer_versions" SET "action" = "entry"."action", "changed_by_name" = "entry"."actor_name"
FROM "audit_entries" AS "entry"
WHERE "entry"."subject" = 'consumer:' || "consumer_versions"."consumer_id" AND "entry"."created" = "consumer_versions"."holds_from"
  AND "entry"."actor" = "consumer_versions"."changed_by" AND "entry"."action" <> 'consumer.secret.revealed';

-- The rest is known of the version that holds now.
UPDATE "consumer_headers" SET "version" = "consumers"."version" FROM "consumers" WHERE "consumers"."id" = "consumer_headers"."consumer_id";

UPDATE "consumer_versions" SET "description" = "consumers"."description",
  "headers" = coalesce((
    SELECT jsonb_agg(jsonb_build_object('name', "name", 'version', "consumer_headers"."version") ORDER BY "name")
    FROM "consumer_headers" WHERE "consumer_id" = "consumers"."id"
  ), '[]'),
  "certificate" = (
    SELECT jsonb_build_object('subject', "subject", 'fingerprint256', "fingerprint256")
    FROM "consumer_certificates" WHERE "consumer_id" = "consumers"."id"
  )
FROM "consumers" WHERE "consumers"."id" = "consumer_versions"."consumer_id" AND "consumers"."version" = "consumer_versions"."version";
