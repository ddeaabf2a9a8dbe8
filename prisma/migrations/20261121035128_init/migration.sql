-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "attempt_trigger" AS ENUM ('schedule', 'manual', 'replay', 'test');

-- CreateEnum
CREATE TYPE "attempt_outcome" AS ENUM ('success', 'failure', 'cancelled');

-- CreateEnum
CREATE TYPE "disabled_reason" AS ENUM ('user', 'failing', 'gone', 'operator');

-- CreateEnum
CREATE TYPE "secret_kind" AS ENUM ('v1', 'v1a');

-- CreateEnum
CREATE TYPE "delivery_status" AS ENUM ('Sending', 'Attempting', 'Success', 'Failure', 'Cancelled');

-- CreateEnum
CREATE TYPE "waiting_for" AS ENUM ('schedule', 'rateLimit', 'pause', 'breaker');

-- CreateEnum
CREATE TYPE "lane_block" AS ENUM ('pause', 'breaker', 'rateLimit', 'disabled');

-- CreateEnum
CREATE TYPE "replay_kind" AS ENUM ('failed', 'missing');

-- CreateEnum
CREATE TYPE "replay_status" AS ENUM ('pending', 'running', 'paused', 'completed', 'cancelled');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('Administrator', 'Developer', 'Analyst');

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "client_id" UUID,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "created" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "last_used" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempts" (
    "id" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "consumer_id" UUID NOT NULL,
    "consumer_version" INTEGER NOT NULL,
    "number" SMALLINT NOT NULL,
    "slot" SMALLINT,
    "trigger" "attempt_trigger" NOT NULL,
    "triggered_by" TEXT,
    "replay_id" UUID,
    "outcome" "attempt_outcome" NOT NULL,
    "error_code" TEXT,
    "error_detail" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" REAL NOT NULL,
    "request_method" TEXT,
    "request_url" TEXT,
    "request_headers" JSON,
    "request_body" BYTEA,
    "response_status" SMALLINT,
    "response_headers" JSON,
    "response_body" BYTEA,
    "response_truncated" BOOLEAN NOT NULL DEFAULT false,
    "dns_ms" REAL,
    "connect_ms" REAL,
    "tls_ms" REAL,
    "first_byte_ms" REAL,
    "remote_address" TEXT,
    "tls_version" TEXT,
    "certificate_expires" TIMESTAMPTZ(3),
    "transformation_version" INTEGER,
    "transformation_ms" REAL,
    "next_at" TIMESTAMPTZ(3),
    "next_reason" TEXT NOT NULL,

    CONSTRAINT "attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_counts" (
    "consumer_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "start" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "attempt_outcome" NOT NULL,
    "latency_step" SMALLINT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "attempt_counts_pkey" PRIMARY KEY ("consumer_id","start","outcome","latency_step")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" UUID NOT NULL,
    "client_id" UUID,
    "actor" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "address" TEXT,
    "created" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_breakers" (
    "client_id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "window" JSONB NOT NULL,
    "open_until" TIMESTAMPTZ(3),
    "probes_left" SMALLINT,
    "modified" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "host_breakers_pkey" PRIMARY KEY ("client_id","host")
);

-- CreateTable
CREATE TABLE "clients" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "consumer_limit" INTEGER,
    "suspended_at" TIMESTAMPTZ(3),
    "created" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clients_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "companies" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "tags" JSONB NOT NULL DEFAULT '{}',
    "created" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "modified" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "companies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consumers" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "description" TEXT,
    "event_types" TEXT[],
    "company_tags" TEXT[],
    "rate_limit" INTEGER,
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" "disabled_reason",
    "version" INTEGER NOT NULL DEFAULT 1,
    "created" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "modified" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "consumers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consumer_versions" (
    "consumer_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "holds_from" TIMESTAMPTZ(3) NOT NULL,
    "url" TEXT NOT NULL,
    "event_types" TEXT[],
    "company_tags" TEXT[],
    "rate_limit" INTEGER,
    "disabled_reason" "disabled_reason",
    "deleted" BOOLEAN NOT NULL DEFAULT false,
    "transformation_version" INTEGER,
    "changed_by" TEXT,

    CONSTRAINT "consumer_versions_pkey" PRIMARY KEY ("consumer_id","version")
);

-- CreateTable
CREATE TABLE "consumer_secrets" (
    "id" UUID NOT NULL,
    "consumer_id" UUID NOT NULL,
    "kind" "secret_kind" NOT NULL DEFAULT 'v1',
    "sealed_key" BYTEA NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "consumer_secrets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consumer_headers" (
    "consumer_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sealed_value" BYTEA NOT NULL,

    CONSTRAINT "consumer_headers_pkey" PRIMARY KEY ("consumer_id","name")
);

-- CreateTable
CREATE TABLE "consumer_certificates" (
    "consumer_id" UUID NOT NULL,
    "sealed_pem" BYTEA NOT NULL,
    "subject" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "serial_number" TEXT NOT NULL,
    "fingerprint256" TEXT NOT NULL,
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "not_after" TIMESTAMPTZ(3) NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consumer_certificates_pkey" PRIMARY KEY ("consumer_id")
);

-- CreateTable
CREATE TABLE "transformations" (
    "consumer_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,

    CONSTRAINT "transformations_pkey" PRIMARY KEY ("consumer_id","version")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "message_id" TEXT NOT NULL,
    "consumer_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "event_type" TEXT NOT NULL,
    "status" "delivery_status" NOT NULL DEFAULT 'Sending',
    "attempt_count" SMALLINT NOT NULL DEFAULT 0,
    "slot" SMALLINT NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "waiting_for" "waiting_for",
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "created" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("message_id","consumer_id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "client_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "status" SMALLINT,
    "body" TEXT,
    "created" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("client_id","key")
);

-- CreateTable
CREATE TABLE "lanes" (
    "consumer_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "blocked_until" TIMESTAMPTZ(3),
    "blocked_by" "lane_block",
    "next_slot_at" TIMESTAMPTZ(6),
    "failing_since" TIMESTAMPTZ(3),
    "last_failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "lanes_pkey" PRIMARY KEY ("consumer_id")
);

-- CreateTable
CREATE TABLE "messages" (
    "id" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "event_id" TEXT NOT NULL,
    "event_type" TEXT NOT NULL,
    "company_id" UUID,
    "company_tags" TEXT[],
    "generated_date" TIMESTAMPTZ(3) NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "is_test" BOOLEAN NOT NULL DEFAULT false,
    "size" INTEGER NOT NULL,
    "payload" BYTEA,
    "body_hash" BYTEA NOT NULL,
    "delivery_count" INTEGER NOT NULL DEFAULT 0,
    "schema_issue" TEXT,
    "published_by" TEXT,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "replays" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "consumer_id" UUID NOT NULL,
    "kind" "replay_kind" NOT NULL,
    "status" "replay_status" NOT NULL DEFAULT 'pending',
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "event_types" TEXT[],
    "pace" INTEGER NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "succeeded" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "cursor" TEXT,
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "created" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT,
    "finished" TIMESTAMPTZ(3),

    CONSTRAINT "replays_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resends" (
    "id" BIGSERIAL NOT NULL,
    "client_id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "consumer_id" UUID NOT NULL,
    "trigger" "attempt_trigger" NOT NULL,
    "triggered_by" TEXT,
    "replay_id" UUID,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(3),

    CONSTRAINT "resends_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "locale" TEXT,
    "is_operator" BOOLEAN NOT NULL DEFAULT false,
    "created" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "user_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("user_id","client_id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "client_id" UUID,
    "created" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "address" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys"("hash");

-- CreateIndex
CREATE INDEX "api_keys_client_id_idx" ON "api_keys"("client_id");

-- CreateIndex
CREATE INDEX "attempts_message_id_id_idx" ON "attempts"("message_id", "id" DESC);

-- CreateIndex
CREATE INDEX "attempts_consumer_id_id_idx" ON "attempts"("consumer_id", "id" DESC);

-- CreateIndex
CREATE INDEX "attempts_started_at_idx" ON "attempts"("started_at");

-- CreateIndex
CREATE INDEX "attempt_counts_client_id_start_idx" ON "attempt_counts"("client_id", "start");

-- CreateIndex
CREATE INDEX "audit_entries_client_id_created_idx" ON "audit_entries"("client_id", "created");

-- CreateIndex
CREATE INDEX "audit_entries_subject_created_idx" ON "audit_entries"("subject", "created");

-- CreateIndex
CREATE INDEX "companies_client_id_created_idx" ON "companies"("client_id", "created");

-- CreateIndex
CREATE INDEX "consumers_client_id_created_idx" ON "consumers"("client_id", "created");

-- CreateIndex
CREATE INDEX "consumers_client_id_host_idx" ON "consumers"("client_id", "host");

-- CreateIndex
CREATE INDEX "consumer_versions_consumer_id_holds_from_idx" ON "consumer_versions"("consumer_id", "holds_from");

-- CreateIndex
CREATE INDEX "consumer_secrets_consumer_id_idx" ON "consumer_secrets"("consumer_id");

-- CreateIndex
CREATE INDEX "consumer_certificates_not_after_idx" ON "consumer_certificates"("not_after");

-- CreateIndex
CREATE INDEX "deliveries_consumer_id_message_id_idx" ON "deliveries"("consumer_id", "message_id" DESC);

-- CreateIndex
CREATE INDEX "idempotency_keys_created_idx" ON "idempotency_keys"("created");

-- CreateIndex
CREATE INDEX "messages_client_id_id_idx" ON "messages"("client_id", "id" DESC);

-- CreateIndex
CREATE INDEX "messages_client_id_event_type_id_idx" ON "messages"("client_id", "event_type", "id" DESC);

-- CreateIndex
CREATE INDEX "messages_client_id_company_id_id_idx" ON "messages"("client_id", "company_id", "id" DESC);

-- CreateIndex
CREATE INDEX "messages_expires_idx" ON "messages"("expires");

-- CreateIndex
CREATE UNIQUE INDEX "messages_client_id_event_id_key" ON "messages"("client_id", "event_id");

-- CreateIndex
CREATE INDEX "replays_consumer_id_created_idx" ON "replays"("consumer_id", "created");

-- CreateIndex
CREATE INDEX "replays_status_idx" ON "replays"("status");

-- CreateIndex
CREATE INDEX "resends_consumer_id_due_at_idx" ON "resends"("consumer_id", "due_at");

-- CreateIndex
CREATE INDEX "resends_replay_id_idx" ON "resends"("replay_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "memberships_client_id_idx" ON "memberships"("client_id");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "companies" ADD CONSTRAINT "companies_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consumers" ADD CONSTRAINT "consumers_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consumer_versions" ADD CONSTRAINT "consumer_versions_consumer_id_fkey" FOREIGN KEY ("consumer_id") REFERENCES "consumers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consumer_secrets" ADD CONSTRAINT "consumer_secrets_consumer_id_fkey" FOREIGN KEY ("consumer_id") REFERENCES "consumers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consumer_headers" ADD CONSTRAINT "consumer_headers_consumer_id_fkey" FOREIGN KEY ("consumer_id") REFERENCES "consumers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consumer_certificates" ADD CONSTRAINT "consumer_certificates_consumer_id_fkey" FOREIGN KEY ("consumer_id") REFERENCES "consumers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transformations" ADD CONSTRAINT "transformations_consumer_id_fkey" FOREIGN KEY ("consumer_id") REFERENCES "consumers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "clients"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the schema language can't say, written by hand. The drift check (npm run db -- diff) does not see these.

-- Claiming reads the lanes that are due and not held, soonest first.
CREATE INDEX "lanes_ready" ON "lanes" (greatest("due_at", "blocked_until")) WHERE "due_at" IS NOT NULL;

-- A consumer's open deliveries. Settled ones leave the index, so it stays as small as the backlog.
CREATE INDEX "deliveries_due" ON "deliveries" ("consumer_id", "next_attempt_at") WHERE "next_attempt_at" IS NOT NULL;

-- Logs by status. Without Sending and Success, a delivery that succeeds at once never touches it.
CREATE INDEX "deliveries_trouble" ON "deliveries" ("client_id", "status", "message_id" DESC) WHERE "status" IN ('Failure', 'Attempting', 'Cancelled');

-- Logs of what matched nobody.
CREATE INDEX "messages_not_sent" ON "messages" ("client_id", "id" DESC) WHERE "delivery_count" = 0;

-- Header names differ by more than case, and a consumer has one current secret of a kind.
CREATE UNIQUE INDEX "consumer_headers_name" ON "consumer_headers" ("consumer_id", lower("name"));
CREATE UNIQUE INDEX "consumer_secrets_current" ON "consumer_secrets" ("consumer_id", "kind") WHERE "expires_at" IS NULL;

-- Rows that are updated in place want room on their page.
ALTER TABLE "deliveries" SET (fillfactor = 70);
ALTER TABLE "lanes" SET (fillfactor = 50);
ALTER TABLE "attempt_counts" SET (fillfactor = 50);

-- A lease is a token with a deadline, or nothing.
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_lease" CHECK (("lease_token" IS NULL) = ("lease_until" IS NULL));
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_counts" CHECK ("attempt_count" >= 0 AND "slot" >= 0);
ALTER TABLE "consumers" ADD CONSTRAINT "consumers_disabled" CHECK (("disabled_at" IS NULL) = ("disabled_reason" IS NULL));

-- Ids are compared byte by byte, whatever the database's locale.
ALTER TABLE "messages" ALTER COLUMN "id" TYPE TEXT COLLATE "C";
ALTER TABLE "deliveries" ALTER COLUMN "message_id" TYPE TEXT COLLATE "C";
ALTER TABLE "attempts" ALTER COLUMN "id" TYPE TEXT COLLATE "C", ALTER COLUMN "message_id" TYPE TEXT COLLATE "C";
ALTER TABLE "resends" ALTER COLUMN "message_id" TYPE TEXT COLLATE "C";
