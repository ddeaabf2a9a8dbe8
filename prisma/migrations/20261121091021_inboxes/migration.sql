-- CreateTable
CREATE TABLE "inboxes" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "consumer_id" UUID,
    "token" TEXT NOT NULL,
    "answer_status" SMALLINT NOT NULL DEFAULT 200,
    "used_until" TIMESTAMPTZ(3) NOT NULL,
    "last_used" TIMESTAMPTZ(3) NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inboxes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_requests" (
    "id" TEXT NOT NULL,
    "inbox_id" UUID NOT NULL,
    "received" TIMESTAMPTZ(3) NOT NULL,
    "method" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "headers" JSON NOT NULL,
    "body" BYTEA NOT NULL,
    "size" INTEGER NOT NULL,
    "truncated" BOOLEAN NOT NULL,
    "remote" TEXT,
    "answered" SMALLINT NOT NULL,

    CONSTRAINT "inbox_requests_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "inboxes_consumer_id_key" ON "inboxes"("consumer_id");

-- CreateIndex
CREATE UNIQUE INDEX "inboxes_token_key" ON "inboxes"("token");

-- CreateIndex
CREATE INDEX "inboxes_client_id_last_used_idx" ON "inboxes"("client_id", "last_used");

-- CreateIndex
CREATE INDEX "inboxes_last_used_idx" ON "inboxes"("last_used");

-- CreateIndex
CREATE INDEX "inbox_requests_inbox_id_id_idx" ON "inbox_requests"("inbox_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "inbox_requests" ADD CONSTRAINT "inbox_requests_inbox_id_fkey" FOREIGN KEY ("inbox_id") REFERENCES "inboxes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Ids are compared byte by byte, whatever the database's locale.
ALTER TABLE "inbox_requests" ALTER COLUMN "id" TYPE TEXT COLLATE "C";
