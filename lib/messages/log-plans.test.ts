import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { listDeliveries } from "@/lib/delivery-log/list-deliveries";
import { type ListMessages, listMessages } from "@/lib/messages/list-messages";
import { MESSAGE_STATUSES } from "@/lib/messages/schema";
import type { Scope } from "@/lib/scope";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

/**
 * What the first page of a log reads must not grow with the log. It is counted in pages of the database, which do not depend on how
 * busy the machine is: with forty times as many messages at most twice as many, or what a walk over its candidates may cost.
 */
const SMALL = 2_000;
const LARGE = 80_000;
/** Nine pages (of the indexes and rows of messages and deliveries) for each of the 500 candidates that the first page looks at. */
const WALK_PAGES = 4_500;

interface Log {
  scope: Scope;
  consumerId: string;
  companyId: string;
}

let database: TestDatabase;
let small: Log;
let large: Log;

/** A client's log of so many messages: 40 event types, 50 companies, 8 endpoints, one in fifty failed. */
async function fill(count: number): Promise<Log> {
  const [clientId, run] = [randomUUID(), randomUUID().slice(0, 8)];
  const scope = { clientId, actor: { id: "key:1", name: "A key" } };
  const numbered = (n: string) => `('${run}-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
  const run8 = run.toUpperCase().replaceAll(/[ILOU]/g, "X");
  await pool().query("insert into clients (id, name) values ($1, 'A client')", [clientId]);
  await pool().query(
    `insert into consumers (id, client_id, url, host, event_types, company_tags)
     select ${numbered("n")}, $1, 'https://example.com/' || n, 'example.com:443', '{}', '{}' from generate_series(0, 7) n`,
    [clientId],
  );
  await pool().query(
    `insert into messages (id, client_id, event_id, event_type, company_id, company_tags, generated_date, created, expires, size, payload, body_hash, delivery_count, is_test)
     select 'msg_' || lpad(n::text, 18, '0') || '${run8}', $1, n::text, 'type.' || n % 40, ${numbered("n * 7 % 50")}, '{}', now(), now(), now(), 400,
            convert_to(repeat('payload ', 50), 'UTF8'), '', case when n % 33 = 0 then 0 else 1 end, n % 90 = 1
     from generate_series(1, $2::int) n`,
    [clientId, count],
  );
  await pool().query(
    `insert into deliveries (message_id, consumer_id, client_id, event_type, status, created)
     select id, ${numbered("event_id::int % 8")}, client_id, event_type,
            (case event_id::int % 50 when 1 then 'Failure' when 2 then 'Cancelled' when 3 then 'Attempting' else 'Success' end)::delivery_status, now()
     from messages where client_id = $1 and delivery_count = 1`,
    [clientId],
  );
  return { scope, consumerId: `${run}-0000-4000-8000-000000000001`, companyId: `${run}-0000-4000-8000-000000000007` };
}

interface Plan {
  "QUERY PLAN": { Plan: Record<string, number> }[];
}

/** How many pages of the database the work's statements read. */
async function pagesRead(work: () => Promise<unknown>): Promise<number> {
  const connections = pool();
  const query = connections.query.bind(connections) as (statement: unknown, values?: unknown[]) => Promise<{ rows: Plan[] }>;
  const made: { text: string; values: unknown[] }[] = [];
  const spy = (statement: string | { text: string; values?: unknown[] }, values?: unknown[]) => {
    const { text, values: own = [] } = typeof statement === "string" ? { text: statement } : statement;
    made.push({ text, values: values ?? own });
    return query(statement, values);
  };
  Object.assign(connections, { query: spy });
  try {
    await work();
  } finally {
    Object.assign(connections, { query });
  }
  expect(made.length).toBeGreaterThan(0);
  let pages = 0;
  for (const { text, values } of made) {
    const { rows } = await query({ text: `explain (analyze, buffers, format json) ${text}`, values });
    const plan = rows[0]?.["QUERY PLAN"][0]?.Plan ?? {};
    pages += (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0);
  }
  return pages;
}

beforeAll(async () => {
  database = await createTestDatabase();
  small = await fill(SMALL);
  large = await fill(LARGE);
  for (const table of ["messages", "deliveries", "consumers"]) await pool().query(`vacuum analyze ${table}`);
}, 120_000);
afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function expectBounded(read: (log: Log) => Promise<unknown>): Promise<void> {
  const [few, many] = [await pagesRead(() => read(small)), await pagesRead(() => read(large))];
  expect(many, `${few} pages at ${SMALL} messages, ${many} at ${LARGE}`).toBeLessThanOrEqual(Math.max(WALK_PAGES, 2 * few));
}

test("a scan of the log would be noticed", async () => {
  const scan = () => pool().query("select count(payload) from messages where client_id = $1", [large.scope.clientId]);
  expect(await pagesRead(scan)).toBeGreaterThan(WALK_PAGES);
});

/** Every filter, and those that are set together. */
const FILTERS: Record<string, (log: Log) => Partial<ListMessages>> = {
  nothing: () => ({}),
  "an event type": () => ({ eventType: "type.7" }),
  "a company": ({ companyId }) => ({ companyId }),
  "an endpoint": ({ consumerId }) => ({ webhookId: consumerId }),
  "a company and an event type": ({ companyId }) => ({ companyId, eventType: "type.7" }),
  "an endpoint and an event type": ({ consumerId }) => ({ webhookId: consumerId, eventType: "type.9" }),
  "an endpoint and a company": ({ consumerId, companyId }) => ({ webhookId: consumerId, companyId }),
  "dates and an event type": () => ({ since: "1970-01-01T00:00:00Z", until: "2999-01-01T00:00:00Z", eventType: "type.7" }),
  "only tests": () => ({ isTest: true }),
  "no tests": () => ({ isTest: false }),
  "an id that is not there": () => ({ id: "nobody's" }),
};

const combinations = Object.keys(FILTERS).flatMap((name) => [undefined, ...MESSAGE_STATUSES].map((status) => [name, status] as const));

test.each(combinations)("the first page by %s and status %s", async (name, status) => {
  await expectBounded((log) => listMessages(log.scope, { ...FILTERS[name]?.(log), status, limit: 50 }));
});

test.each([undefined, "Failure", "Attempting", "Sending", "Success", "Cancelled"] as const)(
  "the first page of an endpoint's own log by status %s",
  async (status) => {
    await expectBounded(({ scope, consumerId }) => listDeliveries(scope, consumerId, { status, limit: 50 }));
  },
);
