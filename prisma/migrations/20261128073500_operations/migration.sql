-- CreateEnum
CREATE TYPE "process_kind" AS ENUM ('web', 'worker');

-- AlterTable
ALTER TABLE "host_breakers" ADD COLUMN     "hand_by" TEXT,
ADD COLUMN     "hand_reason" TEXT,
ADD COLUMN     "hand_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "processes" (
    "id" UUID NOT NULL,
    "kind" "process_kind" NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "started" TIMESTAMPTZ(3) NOT NULL,
    "seen" TIMESTAMPTZ(3) NOT NULL,
    "stopping" BOOLEAN NOT NULL,
    "in_flight" INTEGER,
    "attempts" INTEGER,
    "memory" BIGINT NOT NULL,

    CONSTRAINT "processes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purge_runs" (
    "id" UUID NOT NULL,
    "started" TIMESTAMPTZ(3) NOT NULL,
    "ended" TIMESTAMPTZ(3) NOT NULL,
    "messages" INTEGER NOT NULL,
    "done" BOOLEAN NOT NULL,

    CONSTRAINT "purge_runs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "purge_runs_started_idx" ON "purge_runs"("started");
