-- CreateTable
CREATE TABLE "event_types" (
    "name" TEXT NOT NULL,
    "group" TEXT,
    "description_en" TEXT,
    "description_fr" TEXT,
    "payload_schema" JSON NOT NULL,
    "examples" JSON NOT NULL,
    "deprecated" BOOLEAN NOT NULL DEFAULT false,
    "replaced_by" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "created" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modified" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL,
    "modified_by" TEXT NOT NULL,

    CONSTRAINT "event_types_pkey" PRIMARY KEY ("name")
);
