import type { Clock } from "@/lib/clock";
import { FAILING_DAYS, FAILING_WARNING_HOURS } from "@/lib/consumers/warnings-schema";
import { prisma } from "@/lib/db";
import { readTrouble } from "@/lib/notices/read-trouble";
import { endpointFacts, recordNotices } from "@/lib/notices/record-notices";
import type { Consumer } from "@/prisma/generated/client";

const HOUR_MS = 3_600_000;
/** As in automatic disabling: nobody is warned of an endpoint that nothing is sent to. */
const RECENT_MS = 24 * HOUR_MS;

interface Failing extends Pick<Consumer, "id" | "url" | "description"> {
  clientId: string;
  since: Date;
}

/** The hours of the latest warning that is due. */
function stageOf(since: Date, now: Date): number | undefined {
  return FAILING_WARNING_HOURS.findLast((hours) => now.getTime() - since.getTime() >= hours * HOUR_MS);
}

/** Says how one fails, unless that was said of this episode at this stage. */
async function record({ clientId, since, ...consumer }: Failing, now: Date): Promise<number> {
  const stage = stageOf(since, now);
  if (stage === undefined) return 0;
  const subject = `${consumer.id}:${since.getTime()}:${stage}`;
  if (await prisma().notice.findUnique({ where: { key: `webhook.failing:${subject}` }, select: { id: true } })) return 0;
  const facts = {
    ...endpointFacts(consumer),
    ...(await readTrouble(prisma(), consumer.id)),
    failingSince: since.toISOString(),
    failingHours: stage,
    disablesAt: new Date(since.getTime() + FAILING_DAYS * 24 * HOUR_MS).toISOString(),
  };
  const notice = { clientId, consumerId: consumer.id, subject, facts, created: now, mailed: true, open: true };
  return recordNotices(prisma(), [{ ...notice, eventType: "webhook.failing" }]);
}

/**
 * Finds the consumers that have only failed for a day, three or four, and still fail (product.md S4 disables them after five).
 * Each stage of an episode is told once.
 * @returns how many notices are new
 */
export async function findFailing(clock: Clock): Promise<number> {
  const now = clock.now();
  const since = new Date(now.getTime() - FAILING_WARNING_HOURS[0] * HOUR_MS).toISOString();
  const recent = new Date(now.getTime() - RECENT_MS).toISOString();
  const failing = await prisma().$queryRaw<Failing[]>`
    select consumers.id, consumers.client_id as "clientId", consumers.url, consumers.description, lanes.failing_since as since
    from lanes join consumers on consumers.id = lanes.consumer_id
    join clients on clients.id = consumers.client_id and clients.suspended_at is null
    where lanes.failing_since <= ${since}::timestamptz and lanes.last_failed_at >= ${recent}::timestamptz
      and consumers.disabled_at is null and consumers.deleted_at is null
    order by consumers.id`;
  let found = 0;
  for (const consumer of failing) found += await record(consumer, now);
  return found;
}
