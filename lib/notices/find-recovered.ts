import { prisma } from "@/lib/db";
import { attemptIdAt } from "@/lib/ids";
import { endpointFacts, recordNotices } from "@/lib/notices/record-notices";
import type { Consumer } from "@/prisma/generated/client";

interface Candidate extends Pick<Consumer, "id" | "url" | "description"> {
  clientId: string;
  /** Of the latest notice. */
  told: Date;
  /** The first notice of the episode, by which its end is told once. */
  first: string;
  failingSince: string | null;
  /** Five minutes that hold a success. */
  bucket: Date;
}

/**
 * Consumers whose trouble was told, that do not fail any more or anew, and that took something since: by the counts, which
 * tests are part of.
 */
function findCandidates(): Promise<Candidate[]> {
  return prisma().$queryRaw<Candidate[]>`
    with told as (
      select consumer_id, max(created) as at, (array_agg(id order by created))[1]::text as first,
             min(facts ->> 'failingSince') as failing_since
      from notices where open group by consumer_id
    )
    select consumers.id, consumers.client_id as "clientId", consumers.url, consumers.description, told.at as told, told.first,
           told.failing_since as "failingSince", well.start as bucket
    from told
    join consumers on consumers.id = told.consumer_id and consumers.disabled_at is null and consumers.deleted_at is null
    join lanes on lanes.consumer_id = told.consumer_id and (lanes.failing_since is null or lanes.failing_since > told.at)
    cross join lateral (
      select start from attempt_counts
      where consumer_id = told.consumer_id and start >= date_bin('5 minutes', told.at, 'epoch') and outcome <> 'failure'
      order by start limit 1
    ) well`;
}

/** The first scheduled attempt that succeeded since the trouble was told. Tests and resends don't count, as in failing. */
async function findSuccess({ id, told, bucket }: Candidate): Promise<Date | null> {
  const [success] = await prisma().$queryRaw<{ at: Date }[]>`
    select started_at as at from attempts
    where consumer_id = ${id}::uuid and id >= ${attemptIdAt(bucket)} and trigger = 'schedule' and outcome <> 'failure'
      and started_at > ${told.toISOString()}::timestamptz
    order by id limit 1`;
  return success?.at ?? null;
}

async function record(candidate: Candidate): Promise<boolean> {
  const at = await findSuccess(candidate);
  if (!at) return false;
  const { id, clientId, first, failingSince } = candidate;
  const facts = { ...endpointFacts(candidate), failingSince, recoveredAt: at.toISOString() };
  const notice = { clientId, consumerId: id, subject: first, facts, created: at, mailed: true, open: false };
  await prisma().$transaction(async (tx) => {
    await recordNotices(tx, [{ ...notice, eventType: "webhook.recovered" }]);
    await tx.notice.updateMany({ where: { consumerId: id, open: true, created: { lte: candidate.told } }, data: { open: false } });
  });
  return true;
}

/**
 * Finds the consumers that work again after it was told that they fail, or that they were disabled for it.
 * @returns how many there were
 */
export async function findRecovered(): Promise<number> {
  let found = 0;
  for (const candidate of await findCandidates()) if (await record(candidate)) found++;
  return found;
}
