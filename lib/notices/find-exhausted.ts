import type { Clock } from "@/lib/clock";
import { prisma } from "@/lib/db";
import type { AttemptErrorCode } from "@/lib/delivery/schema";
import { errorFacts } from "@/lib/notices/read-trouble";
import { endpointFacts, type NewNotice, recordNotices } from "@/lib/notices/record-notices";
import { NOTICE_TYPES } from "@/lib/notices/schema";
import { Prisma } from "@/prisma/generated/client";

/** Attempts that ended this long before the latest one told may have been settled after it. */
const OVERLAP_MS = 10 * 60_000;
/** However long nobody looked, what is older is left alone. */
const LONGEST_MS = 7 * 86_400_000;
const FIRST_MS = 86_400_000;
const STEP = 500;
/** Of one sweep; the next goes on. */
const MOST_STEPS = 20;

interface Exhausted {
  message_id: string;
  consumer_id: string;
  client_id: string;
  url: string;
  description: string | null;
  event_id: string;
  event_type: string;
  company_id: string | null;
  accepted: Date;
  number: number;
  error_code: AttemptErrorCode | null;
  response_status: number | null;
  error_detail: string | null;
  started_at: Date;
  ended: Date;
}

/** From when on nobody has looked. Without a notice yet, what lies further behind is history. */
async function unseenSince(now: Date): Promise<Date> {
  const latest = await prisma().notice.findFirst({
    where: { eventType: "message.exhausted" },
    orderBy: { created: "desc" },
    select: { created: true },
  });
  if (!latest) return new Date(now.getTime() - FIRST_MS);
  return new Date(Math.max(latest.created.getTime() - OVERLAP_MS, now.getTime() - LONGEST_MS));
}

/** The oldest that were not told. Tests are no loss; and an operational event never causes another: that is where loops end. */
function findUntold(since: Date): Promise<Exhausted[]> {
  return prisma().$queryRaw<Exhausted[]>`
    select last.message_id, last.consumer_id, last.client_id, consumers.url, consumers.description, messages.event_id, messages.event_type,
           messages.company_id, messages.created as accepted, last.number, last.error_code, last.response_status, last.error_detail,
           last.started_at, last.started_at + last.duration_ms * interval '1 millisecond' as ended
    from attempts last
    join messages on messages.id = last.message_id and not messages.is_test and messages.event_type not in (${Prisma.join([...NOTICE_TYPES])})
    join consumers on consumers.id = last.consumer_id and consumers.deleted_at is null
    where last.next_reason = 'exhausted' and last.started_at >= ${since.toISOString()}::timestamptz
      and not exists (select from notices where key = 'message.exhausted:' || last.message_id || ':' || last.consumer_id)
    order by last.started_at limit ${STEP}`;
}

function noticeOf(row: Exhausted): NewNotice {
  const consumer = { id: row.consumer_id, url: row.url, description: row.description };
  const facts = {
    ...endpointFacts(consumer),
    messageId: row.message_id,
    eventId: row.event_id,
    eventType: row.event_type,
    companyId: row.company_id,
    acceptedAt: row.accepted.toISOString(),
    attempts: row.number,
    lastError: errorFacts(row),
  };
  const subject = `${row.message_id}:${row.consumer_id}`;
  const { client_id: clientId, consumer_id: consumerId, ended: created } = row;
  return { clientId, consumerId, eventType: "message.exhausted", subject, facts, created, mailed: true, open: false };
}

/**
 * Finds the messages that used up their attempts, from what settling wrote anyway: the hot path does nothing for it, and a kill
 * loses nothing. Those that a disabled consumer's last slot passed are not among them: their disabling was told.
 * @returns how many notices are new
 */
export async function findExhausted(clock: Clock): Promise<number> {
  const since = await unseenSince(clock.now());
  let found = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const untold = await findUntold(since);
    found += await recordNotices(prisma(), untold.map(noticeOf));
    if (untold.length < STEP) break;
  }
  return found;
}
