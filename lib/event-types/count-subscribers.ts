import { pool } from "@/lib/db";
import type { Subscribers } from "@/lib/event-types/schema";
import type { OperatorScope } from "@/lib/scope";

const COUNT = {
  name: "count-subscribers",
  text: `
    select name, count(*)::int as consumers, count(distinct client_id)::int as clients
    from consumers cross join unnest(event_types) name
    where deleted_at is null and event_types && $1 and name = any($1) group by name`,
};

/** How many consumers of how many clients take each of the event types; without those that nobody takes. */
export async function countSubscribers(_operator: OperatorScope, names: readonly string[]): Promise<Map<string, Subscribers>> {
  if (names.length === 0) return new Map();
  const { rows } = await pool().query<Subscribers & { name: string }>({ ...COUNT, values: [names] });
  return new Map(rows.map(({ name, consumers, clients }) => [name, { consumers, clients }]));
}
