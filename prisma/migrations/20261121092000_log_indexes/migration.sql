-- What the schema language can't say, written by hand.

-- A consumer's own troubles. Beside another that fails all the time, deliveries_trouble would have to be walked for long to find them.
CREATE INDEX "deliveries_trouble_of_consumer" ON "deliveries" ("consumer_id", "status", "message_id" DESC) WHERE "status" IN ('Failure', 'Attempting', 'Cancelled');

-- Logs of test messages, which are few.
CREATE INDEX "messages_tests" ON "messages" ("client_id", "id" DESC) WHERE "is_test";
