import { createHash, randomUUID } from "node:crypto";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction, pool, type Queryable } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import { canonicalName } from "@/lib/event-types/catalogue";
import { eventTypesLoaded } from "@/lib/event-types/own-event-types";
import { newMessageId } from "@/lib/ids";
import { wakeSoon } from "@/lib/lanes/wake-lanes";
import { buildEnvelope } from "@/lib/messages/build-envelope";
import type { Scope } from "@/lib/scope";
import { exampleOf } from "@/lib/test-events/example-of";
import type { TestEventSent } from "@/lib/test-events/schema";
import { invalid } from "@/lib/validation";

export interface TestEvent {
  eventType: string;
  /** Which of the event type's examples; not looked at where there is a payload. */
  example?: string | undefined;
  /** The inner payload as JSON text, which is sent as it is. */
  payload?: string | undefined;
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** @returns the text of a JSON object. @throws AppError */
function payloadOf(event: TestEvent): Buffer {
  if (event.payload !== undefined && !isObject(event.payload)) {
    throw invalid([{ itemId: "payload", message: "The payload must be a JSON object.", validatorName: "json" }]);
  }
  const payload = Buffer.from(event.payload ?? JSON.stringify(exampleOf(event.eventType, event.example)));
  if (payload.length <= env().MAX_PAYLOAD) return payload;
  const message = `The payload has ${payload.length} bytes; at most ${env().MAX_PAYLOAD} are accepted.`;
  throw new AppError("too_large", message, [{ itemId: "payload", message, validatorName: "max_size" }]);
}

const LOCK_CONSUMER = {
  name: "lock-tested-consumer",
  text: "select disabled_at is not null as disabled from consumers where client_id = $1 and id = $2 and deleted_at is null for share",
};

/** A test has one delivery, whatever the consumer is subscribed to. */
const WRITE_TEST = {
  name: "write-test-event",
  text: `
    with written as (
      insert into messages (id, client_id, event_id, event_type, company_tags, generated_date, created, expires, is_test, size, payload,
                            body_hash, delivery_count, published_by)
      values ($1, $2, $3, $4, '{}', $5, $5, $6, true, length($7::bytea), $7, $8, 1, $9)
      returning id, client_id, event_type, created
    )
    insert into deliveries (message_id, consumer_id, client_id, event_type, status, next_attempt_at, waiting_for, created)
    select id, $10, client_id, event_type, 'Sending', created, 'schedule', created from written`,
};

async function writeTest(db: Queryable, scope: Scope, webhookId: string, eventType: string, payload: Buffer, now: Date): Promise<string> {
  const { rows } = await db.query<{ disabled: boolean }>({ ...LOCK_CONSUMER, values: [scope.clientId, webhookId] });
  if (!rows[0]) throw notFound("Webhook consumer");
  if (rows[0].disabled) {
    const message = "The webhook consumer is disabled, so nothing is sent to it. Enable it first.";
    throw invalid([{ itemId: "path.webhookId", message, validatorName: "disabled" }]);
  }
  const id = newMessageId(now);
  const eventId = randomUUID();
  const envelope = buildEnvelope({ id: eventId, eventType, generatedDate: now, payload, hasReferenceCompany: true }, null);
  const expires = new Date(now.getTime() + env().RETENTION);
  const hash = createHash("sha256").update(envelope).digest();
  const values = [id, scope.clientId, eventId, eventType, now, expires, envelope, hash, scope.actor.id, webhookId];
  await db.query({ ...WRITE_TEST, values });
  return id;
}

/**
 * Sends one event to one consumer to try it out (product.md R7, S12): a message flagged as a test, in no need of matching. It is
 * signed, attempted and logged as any other.
 * @throws AppError `not_found`, `validation` (event type, example, disabled consumer), `too_large`
 */
export async function sendTestEvent(scope: Scope, webhookId: string, event: TestEvent, clock: Clock = systemClock): Promise<TestEventSent> {
  const now = clock.now();
  await eventTypesLoaded();
  const eventType = canonicalName(event.eventType);
  if (eventType === undefined) {
    const message = `${event.eventType} is not in the event catalogue.`;
    throw invalid([{ itemId: "eventType", message, validatorName: "event_type" }]);
  }
  const payload = payloadOf({ ...event, eventType });
  const messageId = await inTransaction(pool(), (db) => writeTest(db, scope, webhookId, eventType, payload, now));
  wakeSoon([webhookId], now);
  return { messageId };
}
