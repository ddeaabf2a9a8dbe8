import { type Clock, systemClock } from "@/lib/clock";
import { type ConsumerChange, changeConsumer } from "@/lib/consumers/change-consumer";
import { changesBetween, configurationOf } from "@/lib/consumers/configuration";
import { consumerAnswer } from "@/lib/consumers/consumer-answer";
import { readStates } from "@/lib/consumers/read-states";
import { findRestorableVersion, type RestorableVersion } from "@/lib/consumers/restorable-version";
import { changedColumns } from "@/lib/consumers/update-consumer";
import type { PropertyChange, Restored, WebhookConfiguration } from "@/lib/consumers/versions-schema";
import { followHost } from "@/lib/lanes/hold-lane";
import type { Scope } from "@/lib/scope";
import { writeTransformation } from "@/lib/transformations/write-transformation";
import type { Consumer, Prisma, Transformation } from "@/prisma/generated/client";

/** The enabled transformation of a locked consumer, and the last one saved, enabled or not. */
async function readTransformation(tx: Prisma.TransactionClient, consumerId: string): Promise<Transformation | null> {
  return tx.transformation.findFirst({ where: { consumerId }, orderBy: { version: "desc" } });
}

/** What of a locked consumer the restore would make another. */
async function planChanges(tx: Prisma.TransactionClient, consumer: Consumer, wanted: RestorableVersion): Promise<PropertyChange[]> {
  const { id: consumerId, version } = consumer;
  const row = await tx.consumerVersion.findUniqueOrThrow({ where: { consumerId_version: { consumerId, version } } });
  const latest = await readTransformation(tx, consumerId);
  const now: WebhookConfiguration = configurationOf(row);
  const { transformation } = wanted;
  // The same code is the same transformation, whatever its number.
  const same = transformation !== null && latest?.enabled && latest.code === transformation.code;
  const then = {
    ...now,
    ...wanted.columns,
    transformation: same ? now.transformation : transformation && { version: transformation.version },
  };
  const codes = [latest, transformation].flatMap((one) => (one ? [[one.version, one.code] as const] : []));
  return changesBetween(now, then as WebhookConfiguration, new Map(codes));
}

/** Brings back the transformation as a new version of its own; where none was enabled, the last one is switched off. */
async function restoreTransformation(tx: Prisma.TransactionClient, scope: Scope, id: string, wanted: RestorableVersion, now: Date) {
  const code = wanted.transformation?.code ?? (await readTransformation(tx, id))?.code;
  if (code !== undefined) await writeTransformation(tx, scope, id, { code, enabled: wanted.transformation !== null }, now);
}

async function restoreIn(
  tx: Prisma.TransactionClient,
  scope: Scope,
  consumer: Consumer,
  { wanted, changes, now }: { wanted: RestorableVersion; changes: PropertyChange[]; now: Date },
): Promise<ConsumerChange> {
  const data = changedColumns(consumer, wanted.columns);
  if (typeof data.host === "string") await followHost(tx, scope.clientId, consumer.id, data.host);
  if (changes.some(({ property }) => property === "transformation")) await restoreTransformation(tx, scope, consumer.id, wanted, now);
  const side = (name: "before" | "after") =>
    Object.fromEntries(changes.map((change) => [change.property, change[name]])) as Prisma.InputJsonObject;
  return {
    data,
    action: "consumer.restored",
    restoredFrom: wanted.version,
    before: { version: consumer.version, ...side("before") },
    after: { version: wanted.version, ...side("after") },
  };
}

/**
 * Makes what an earlier version held hold again, as a new version: URL, description, event types, company tags, rate limit and
 * transformation. Secrets, custom headers, the client certificate, and whether it is disabled stay as they are. Where nothing
 * differs nothing is written.
 * @param dryRun only answers what would change
 * @throws AppError `not_found`, `validation` naming what of the version is not valid any more
 */
export async function restoreVersion(
  scope: Scope,
  id: string,
  { version, dryRun }: { version: number; dryRun: boolean },
  clock: Clock = systemClock,
): Promise<Restored> {
  const wanted = await findRestorableVersion(scope, id, version);
  const now = clock.now();
  let changes: PropertyChange[] = [];
  const consumer = await changeConsumer(scope, id, now, async (tx, locked) => {
    changes = await planChanges(tx, locked, wanted);
    return dryRun || changes.length === 0 ? null : restoreIn(tx, scope, locked, { wanted, changes, now });
  });
  const states = await readStates(scope, [consumer]);
  return { webhook: consumerAnswer(consumer, states.get(id) ?? {}), changes };
}
