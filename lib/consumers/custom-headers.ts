import { type Clock, systemClock } from "@/lib/clock";
import { changeConsumer } from "@/lib/consumers/change-consumer";
import { type ConsumerHeadersAnswer, MAX_HEADERS } from "@/lib/consumers/headers-schema";
import { MASK } from "@/lib/consumers/schema";
import { consumerContext } from "@/lib/consumers/secret-key";
import { seal } from "@/lib/crypto/cipher";
import { prisma } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Scope } from "@/lib/scope";
import { invalid } from "@/lib/validation";
import type { Consumer, Prisma } from "@/prisma/generated/client";

function masked(names: readonly string[]): ConsumerHeadersAnswer {
  return { headers: Object.fromEntries([...names].sort().map((name) => [name, MASK])) };
}

/**
 * A consumer's custom headers (product.md R4), their values masked: once saved, nobody sees them again.
 * @throws AppError `not_found`
 */
export async function getHeaders(scope: Scope, id: string): Promise<ConsumerHeadersAnswer> {
  const consumer = await prisma().consumer.findFirst({
    where: { id, clientId: scope.clientId, deletedAt: null },
    select: { headers: { select: { name: true } } },
  });
  if (!consumer) throw notFound("Webhook consumer");
  return masked(consumer.headers.map(({ name }) => name));
}

function checkCount(count: number): void {
  if (count > MAX_HEADERS)
    throw invalid([{ itemId: "headers", message: `A consumer may have ${MAX_HEADERS} custom headers.`, validatorName: "too_big" }]);
}

/** Names to set and to delete, without regard to case. */
async function writeHeaders(
  tx: Prisma.TransactionClient,
  { id, version }: Consumer,
  gone: string[],
  set: [string, string][],
): Promise<void> {
  await tx.consumerHeader.deleteMany({ where: { consumerId: id, name: { in: gone } } });
  await tx.consumerHeader.createMany({
    data: set.map(([name, value]) => ({
      consumerId: id,
      name,
      sealedValue: new Uint8Array(seal(Buffer.from(value, "latin1"), consumerContext(id))),
      // The one that this change makes.
      version: version + 1,
    })),
  });
}

interface HeaderChange {
  set: [string, string][];
  /** Which of the names that are there go, those set again among them. */
  goes: (name: string) => boolean;
}

async function change(scope: Scope, id: string, { set, goes }: HeaderChange, clock: Clock): Promise<ConsumerHeadersAnswer> {
  checkCount(set.length);
  let answer = masked([]);
  await changeConsumer(scope, id, clock.now(), async (tx, consumer) => {
    const before = (await tx.consumerHeader.findMany({ where: { consumerId: id }, select: { name: true } })).map(({ name }) => name);
    const after = [...before.filter((name) => !goes(name)), ...set.map(([name]) => name)];
    checkCount(after.length);
    await writeHeaders(tx, consumer, before.filter(goes), set);
    answer = masked(after);
    if (set.length === 0 && after.length === before.length) return null;
    return { action: "consumer.headers.changed", before: masked(before), after: { ...answer, set: set.map(([name]) => name) } };
  });
  return answer;
}

/**
 * Makes these the consumer's only custom headers.
 * @param headers checked by `replaceHeadersInput`
 * @throws AppError `validation` (too many), `not_found`
 */
export function replaceHeaders(scope: Scope, id: string, headers: Record<string, string>, clock: Clock = systemClock) {
  return change(scope, id, { set: Object.entries(headers), goes: () => true }, clock);
}

/**
 * Sets some of a consumer's custom headers, and deletes those given as null; one that is not there is deleted already.
 * @param headers checked by `changeHeadersInput`
 * @throws AppError `validation` (too many), `not_found`
 */
export function changeHeaders(scope: Scope, id: string, headers: Record<string, string | null>, clock: Clock = systemClock) {
  const named = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const set = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null);
  return change(scope, id, { set, goes: (name) => named.has(name.toLowerCase()) }, clock);
}
