-- CreateIndex
CREATE INDEX "resends_message_id_idx" ON "resends"("message_id");
