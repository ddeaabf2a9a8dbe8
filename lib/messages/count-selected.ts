import { z } from "zod";
import { type Clock, systemClock } from "@/lib/clock";
import { pool } from "@/lib/db";
import { messageIdAt } from "@/lib/ids";
import type { Scope } from "@/lib/scope";

/** What a consumer would take. */
export const selectionInput = z.strictObject({
  eventTypes: z.array(z.string().max(128)).max(500),
  /** `key:value`; empty: every company. */
  companyTags: z.array(z.string().max(200)).max(10),
});
export type SelectionInput = z.infer<typeof selectionInput>;

export interface Selection {
  /** Messages of the last `days`, all but tests. */
  count: number;
  /** There are more: of one type at most `MAX_LOOKED_AT` are looked at. */
  capped: boolean;
  /** Those with any, the most frequent first. */
  byEventType: { eventType: string; count: number }[];
  /** Companies any of whose tags is among the wanted ones, beside all there are. */
  companies: { matching: number; total: number };
}

export const SELECTION_DAYS = 7;
const DAY_MS = 86_400_000;
/** Advice must not cost what it is worth: this much of each type, the newest, is looked at. */
const MAX_LOOKED_AT = 10_000;

const COUNT_MESSAGES = {
  name: "count-selected-messages",
  text: `
    select wanted.event_type as "eventType", looked.count, looked.looked_at as "lookedAt"
    from unnest($2::text[]) as wanted (event_type)
    cross join lateral (
      select count(*)::int as looked_at,
             count(*) filter (where not is_test and ($4::text[] = '{}' or company_tags && $4))::int as count
      from (
        select is_test, company_tags from messages
        where client_id = $1 and event_type = wanted.event_type and id > $3
        order by id desc limit ${MAX_LOOKED_AT}
      ) newest
    ) looked
    where looked.looked_at > 0
    order by looked.count desc, wanted.event_type`,
};

const COUNT_COMPANIES = {
  name: "count-selected-companies",
  text: `
    select count(*)::int as total,
           (count(*) filter (where exists (
             select from jsonb_each_text(tags) tag where tag.key || ':' || tag.value = any($2::text[])
           )))::int as matching
    from companies where client_id = $1`,
};

/** What a consumer with these filters would have taken of the last days: advice while one is being set up. */
export async function countSelected(scope: Scope, input: SelectionInput, clock: Clock = systemClock): Promise<Selection> {
  const since = messageIdAt(new Date(clock.now().getTime() - SELECTION_DAYS * DAY_MS));
  const values = [scope.clientId, [...new Set(input.eventTypes)], since, input.companyTags];
  const [messages, companies] = await Promise.all([
    pool().query<{ eventType: string; count: number; lookedAt: number }>({ ...COUNT_MESSAGES, values }),
    pool().query<{ total: number; matching: number }>({ ...COUNT_COMPANIES, values: [scope.clientId, input.companyTags] }),
  ]);
  const counted = messages.rows.filter(({ count }) => count > 0);
  return {
    count: counted.reduce((sum, { count }) => sum + count, 0),
    capped: messages.rows.some(({ lookedAt }) => lookedAt === MAX_LOOKED_AT),
    byEventType: counted.map(({ eventType, count }) => ({ eventType, count })),
    companies: companies.rows[0] ?? { matching: 0, total: 0 },
  };
}
