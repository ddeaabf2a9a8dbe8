-- AlterTable
ALTER TABLE "memberships" ADD COLUMN     "mail_notices" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "messages" ADD COLUMN     "about_consumer" UUID;

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "consumer_id" UUID NOT NULL,
    "event_type" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "mail_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),
    "open" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "notices_key_key" ON "notices"("key");

-- CreateIndex
CREATE INDEX "notices_client_id_idx" ON "notices"("client_id");

-- CreateIndex
CREATE INDEX "notices_event_type_created_idx" ON "notices"("event_type", "created");

-- CreateIndex
CREATE INDEX "notices_consumer_id_published_at_idx" ON "notices"("consumer_id", "published_at");

-- CreateIndex
CREATE INDEX "notices_created_idx" ON "notices"("created");

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_consumer_id_fkey" FOREIGN KEY ("consumer_id") REFERENCES "consumers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language can't say, written by hand.

-- What is still to be done, each read every few seconds: to publish, to mail, to tell the end of.
CREATE INDEX "notices_unpublished" ON "notices" ("consumer_id", "created") WHERE "published_at" IS NULL;
CREATE INDEX "notices_to_mail" ON "notices" ("mail_at") WHERE "mail_at" IS NOT NULL;
CREATE INDEX "notices_open" ON "notices" ("consumer_id", "created") WHERE "open";
CREATE INDEX "notices_mailed" ON "notices" ("consumer_id", "event_type", "mailed_at") WHERE "mailed_at" IS NOT NULL;

-- The rare attempts that used up a schedule, by time: a sweep tells of them, so that settling has nothing more to do.
CREATE INDEX "attempts_exhausted" ON "attempts" ("started_at") WHERE "next_reason" = 'exhausted';

-- Of the failing consumers, which are few.
CREATE INDEX "lanes_failing" ON "lanes" ("failing_since") WHERE "failing_since" IS NOT NULL;
