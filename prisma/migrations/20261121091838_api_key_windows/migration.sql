-- CreateTable
CREATE TABLE "api_key_windows" (
    "api_key_id" UUID NOT NULL,
    "second" BIGINT NOT NULL,
    "shares" INTEGER NOT NULL,

    CONSTRAINT "api_key_windows_pkey" PRIMARY KEY ("api_key_id")
);

-- AddForeignKey
ALTER TABLE "api_key_windows" ADD CONSTRAINT "api_key_windows_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;
