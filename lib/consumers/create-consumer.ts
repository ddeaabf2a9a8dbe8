import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { checkConsumer } from "@/lib/consumers/check-consumer";
import { auditedConsumer, consumerAnswer } from "@/lib/consumers/consumer-answer";
import { consumerHost } from "@/lib/consumers/consumer-host";
import { readStates } from "@/lib/consumers/read-states";
import type { CreateConsumerInput, WebhookConsumer } from "@/lib/consumers/schema";
import { newSigningKey, sealSigningKey } from "@/lib/consumers/secret-key";
import { writeVersion } from "@/lib/consumers/write-version";
import { prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import { FOREVER, followHost } from "@/lib/lanes/hold-lane";
import type { Scope } from "@/lib/scope";
import type { Consumer, Prisma } from "@/prisma/generated/client";

/** Creates of one client wait for each other; a burst of them must not run into Prisma's two seconds. */
const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/** Locks the client's row until the commit, so that of two concurrent creates the second counts the first. */
async function holdPlace(tx: Prisma.TransactionClient, { clientId }: Scope): Promise<{ suspended: boolean }> {
  const [client] = await tx.$queryRaw<{ consumer_limit: number | null; suspended: boolean }[]>`
    select consumer_limit, suspended_at is not null as suspended from clients where id = ${clientId}::uuid for no key update`;
  if (!client) throw notFound("Client");
  const limit = client.consumer_limit ?? env().CONSUMER_LIMIT;
  const count = await tx.consumer.count({ where: { clientId, deletedAt: null } });
  if (count >= limit) {
    throw new AppError(
      "consumer_limit_reached",
      `All ${limit} webhook consumers are in use. Delete one that is no longer needed, or ask the operator for a higher limit.`,
    );
  }
  return client;
}

/** What holds a new consumer's lane. The suspension of its client comes first, as in hold-lane.ts. */
function firstHold(suspended: boolean, disabled: boolean) {
  if (suspended) return { blockedUntil: FOREVER, blockedBy: "suspended" as const };
  return disabled ? { blockedUntil: FOREVER, blockedBy: "disabled" as const } : {};
}

async function writeConsumer(
  tx: Prisma.TransactionClient,
  scope: Scope,
  { disabled, ...configured }: CreateConsumerInput,
  { now, suspended }: { now: Date; suspended: boolean },
): Promise<Consumer> {
  const { clientId, actor } = scope;
  // A random id, not a time-sorted one: it is no secret, but nobody should guess a neighbour's.
  const id = randomUUID();
  const consumer = await tx.consumer.create({
    data: {
      id,
      clientId,
      ...configured,
      host: consumerHost(configured.url),
      ...(disabled ? { disabledAt: now, disabledReason: "user" } : {}),
      created: now,
      modified: now,
      createdBy: actor.id,
    },
  });
  await writeVersion(tx, scope, consumer, { action: "consumer.created" });
  await tx.consumerSecret.create({
    data: { consumerId: id, sealedKey: new Uint8Array(sealSigningKey(id, newSigningKey())), created: now },
    select: { id: true },
  });
  await tx.lane.create({ data: { consumerId: id, clientId, ...firstHold(suspended, disabled === true) }, select: { consumerId: true } });
  await followHost(tx, clientId, id, consumer.host);
  await recordAudit(tx, scope, { action: "consumer.created", subject: `consumer:${id}`, after: auditedConsumer(consumer), at: now });
  return consumer;
}

/**
 * Creates a consumer with its first version, signing secret, lane and audit entry, all in one transaction (product.md R1).
 * @throws AppError `validation` (`url`, `eventTypes[n]`), `consumer_limit_reached`
 */
export async function createConsumer(scope: Scope, input: CreateConsumerInput, clock: Clock = systemClock): Promise<WebhookConsumer> {
  const checked = checkConsumer(input);
  const consumer = await prisma().$transaction(async (tx) => {
    const { suspended } = await holdPlace(tx, scope);
    return writeConsumer(tx, scope, checked, { now: clock.now(), suspended });
  }, TRANSACTION);
  const states = await readStates(scope, [consumer]);
  return consumerAnswer(consumer, states.get(consumer.id) ?? {});
}
