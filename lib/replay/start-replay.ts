import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Clock, systemClock } from "@/lib/clock";
import { requireConsumer } from "@/lib/consumers/require-consumer";
import { pool, prisma } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError, notFound } from "@/lib/errors";
import { canonicalName } from "@/lib/event-types/catalogue";
import { countCandidates, type ReplayScope } from "@/lib/replay/candidates";
import { lockConsumer, refuseDisabled } from "@/lib/replay/lock-consumer";
import { replayAnswer } from "@/lib/replay/replay-answer";
import { defaultPace, type ReplayAnswer, type ReplayEstimate, type ReplayKind, type StartReplayInput } from "@/lib/replay/schema";
import type { Scope } from "@/lib/scope";
import { invalid } from "@/lib/validation";
import { signalReplay, WORK_CHANNEL } from "@/lib/work-signal";

function paceOf(wanted: number | undefined, rateLimit: number | null): number {
  return Math.min(wanted ?? defaultPace(rateLimit), rateLimit ?? Number.POSITIVE_INFINITY);
}

/** The range asked for, within what is kept and what has happened. @throws AppError `validation` */
function rangeOf(input: StartReplayInput, now: Date): { since: Date; until: Date } {
  const until = new Date(Math.min(now.getTime(), input.until === undefined ? now.getTime() : Date.parse(input.until)));
  const since = new Date(Math.max(now.getTime() - env().RETENTION, Date.parse(input.since)));
  if (since < until) return { since, until };
  const message =
    input.until !== undefined && Date.parse(input.since) < Date.parse(input.until)
      ? "No messages are kept from so long ago. Choose a later range."
      : "The range is empty: since must be before until, and in the past.";
  throw invalid([{ itemId: "since", message, validatorName: "range" }]);
}

function eventTypesOf(names: readonly string[]): string[] {
  const issues = names.flatMap((name, at) =>
    canonicalName(name) === undefined
      ? [{ itemId: `eventTypes[${at}]`, message: `${name} is not in the event catalogue.`, validatorName: "event_type" }]
      : [],
  );
  if (issues.length > 0) throw invalid(issues);
  return [...new Set(names.map((name) => canonicalName(name) ?? name))];
}

async function estimate(look: ReplayScope, pace: number | undefined): Promise<ReplayEstimate> {
  const consumer = await prisma().consumer.findUnique({ where: { id: look.consumerId }, select: { rateLimit: true } });
  const byEventType = await countCandidates(pool(), look);
  const count = Object.values(byEventType).reduce((sum, some) => sum + some, 0);
  return { count, byEventType, estimatedSeconds: Math.ceil(count / paceOf(pace, consumer?.rateLimit ?? null)) };
}

/** @throws AppError `not_found`, `validation`, `conflict` */
async function writeReplay(scope: Scope, look: ReplayScope, wanted: number | undefined, total: number, now: Date): Promise<ReplayAnswer> {
  const { consumerId, kind, since, until, eventTypes } = look;
  return prisma().$transaction(async (tx) => {
    const consumer = await lockConsumer(tx, scope, consumerId);
    if (consumer.deleted_at !== null) throw notFound("Webhook consumer");
    refuseDisabled(consumer, "path.webhookId");
    const active = await tx.replay.findFirst({ where: { consumerId, status: { in: ["pending", "running", "paused"] } } });
    if (active) {
      throw new AppError(
        "conflict",
        `Replay ${active.id} of this webhook consumer is ${active.status}. Wait for it to complete, or cancel it.`,
      );
    }
    const pace = paceOf(wanted, consumer.rate_limit);
    const row = await tx.replay.create({
      data: { id: randomUUID(), ...look, pace, total, created: now, createdBy: scope.actor.name },
    });
    const after = { webhookId: consumerId, kind, since: since.toISOString(), until: until.toISOString(), eventTypes, pace, total };
    await recordAudit(tx, scope, { action: "replay.started", subject: `replay:${row.id}`, after, at: now });
    await tx.$executeRaw`select pg_notify(${WORK_CHANNEL}, '')`;
    return replayAnswer(row);
  });
}

/**
 * Starts a recovery of failed messages or a replay of missing ones (product.md R13), or only counts what it would send. One runs at
 * a time for a consumer: two at once would each pace themselves and together exceed what the receiver was promised.
 * @param input `since` may lie before what is kept, `until` after now: the range is cut to what there is. `pace` is cut to the
 *   consumer's rate limit
 * @returns the estimate of a dry run; else the replay, which the engine goes on with
 * @throws AppError `not_found`, `validation` (range, event types, disabled consumer), `conflict` (one is running or paused)
 */
export async function startReplay(
  scope: Scope,
  webhookId: string,
  kind: ReplayKind,
  input: StartReplayInput,
  clock: Clock = systemClock,
): Promise<ReplayAnswer | ReplayEstimate> {
  await requireConsumer(scope, webhookId);
  const now = clock.now();
  const range = rangeOf(input, now);
  const look = { clientId: scope.clientId, consumerId: webhookId, kind, ...range, eventTypes: eventTypesOf(input.eventTypes ?? []) };
  const estimated = await estimate(look, input.pace);
  if (input.dryRun) return estimated;
  const replay = await writeReplay(scope, look, input.pace, estimated.count, now);
  signalReplay();
  return replay;
}
