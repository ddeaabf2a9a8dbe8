-- AlterEnum
ALTER TYPE "lane_block" ADD VALUE 'suspended';

-- AlterTable
ALTER TABLE "clients" ADD COLUMN     "suspended_reason" TEXT;

-- AlterTable
ALTER TABLE "lanes" ADD COLUMN     "paused_until" TIMESTAMPTZ(3);
