import pg from "pg";
import { figureOf, median } from "@/e2e/bench/figure";
import { format, type Scenario } from "@/e2e/bench/scenario";
import { type ClaimRequest, claimDeliveries } from "@/lib/delivery/claim-deliveries";
import { createTestDatabase } from "@/lib/testing/template-database";

// The one figure of a single statement: nothing over HTTP shows what a claim costs. The product's own function, on a database of its own.

const CLAIMS = 25;
const BLOCKED_DUE = 1_000_000;
const IDLE = 100_000;

const ADD_CONSUMERS = `
  insert into consumers (id, client_id, url, host, event_types, company_tags)
  select ($2 || lpad(n::text, 12, '0'))::uuid, $1, 'https://example.com/', 'example.com:443', '{}', '{}' from generate_series(1, $3::int) n`;

const ADD_LANES = `
  insert into lanes (consumer_id, client_id, due_at, blocked_until, blocked_by)
  select ($2 || lpad(n::text, 12, '0'))::uuid, $1, $4::timestamptz, $5::timestamptz, $6::lane_block from generate_series(1, $3::int) n`;

const ADD_WORK = `
  with made as (
    insert into messages (id, client_id, event_id, event_type, company_tags, generated_date, created, expires, size, payload, body_hash, delivery_count)
    select 'msg_' || $5 || lpad(n::text, 22, '0'), $1, $5 || n, 'read.completed', '{}', now(), now(), now() + interval '1 day', 1024,
           convert_to(repeat('x', 1024), 'UTF8'), '', 1
    from generate_series(1, $3::int) n
    returning id, event_id
  )
  insert into deliveries (message_id, consumer_id, client_id, event_type, status, next_attempt_at, waiting_for, created)
  select id, ($2 || lpad((1 + substr(event_id, 2)::int % $4::int)::text, 12, '0'))::uuid, $1, 'read.completed', 'Sending', now(), 'schedule', now()
  from made`;

/** Claims a batch and takes it back, so that each claim finds the same ledger. @returns milliseconds */
async function timeClaim(client: pg.Client, request: ClaimRequest): Promise<number> {
  await client.query("begin");
  const started = performance.now();
  const claimed = await claimDeliveries(client as never, request);
  const taken = performance.now() - started;
  await client.query("rollback");
  if (claimed.length !== request.limit) throw new Error(`Claimed ${claimed.length} deliveries instead of ${request.limit}.`);
  return taken;
}

async function timeClaims(client: pg.Client): Promise<number> {
  const now = new Date(Date.now() + 60_000);
  const request = { now, leaseUntil: new Date(now.getTime() + 30_000), limit: 500, perConsumer: 64, free: new Map(), after: "" };
  for (let i = 0; i < 5; i++) await timeClaim(client, request);
  const times: number[] = [];
  for (let i = 0; i < CLAIMS; i++) times.push(await timeClaim(client, request));
  return median(times);
}

const prefix = (digit: number) => `0000000${digit}-0000-4000-8000-`;

async function addConsumers(client: pg.Client, clientId: string, digit: number, count: number, lane: (Date | string | null)[]) {
  await client.query(ADD_CONSUMERS, [clientId, prefix(digit), count]);
  await client.query(ADD_LANES, [clientId, prefix(digit), count, ...lane]);
}

export const claims: Scenario = {
  title: "Claiming past a blocked backlog",
  run: async (bench, say) => {
    process.env.TEST_DATABASE_URL = bench.stack.databaseUrl;
    const database = await createTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ id: string }>("insert into clients (id, name) values (gen_random_uuid(), 'Bench') returning id");
    const clientId = rows[0]?.id ?? "";
    const past = new Date(Date.now() - 1_000);
    await addConsumers(client, clientId, 1, 20, [past, null, null]);
    await client.query(ADD_WORK, [clientId, prefix(1), 4_000, 20, "1"]);
    await client.query("vacuum analyze");
    const before = await timeClaims(client);
    say(`${format(before)} ms on a small ledger`);
    await addConsumers(client, clientId, 2, 1, [past, new Date(Date.now() + 86_400_000), "pause"]);
    await addConsumers(client, clientId, 3, IDLE, [null, null, null]);
    await client.query(ADD_WORK, [clientId, prefix(2), BLOCKED_DUE, 1, "2"]);
    await client.query("vacuum analyze");
    const after = await timeClaims(client);
    say(`${format(after)} ms with ${format(BLOCKED_DUE)} due behind a pause, and ${format(IDLE)} idle consumers`);
    await client.end();
    await database.drop();
    return [
      figureOf(
        { name: "claim with 1,000,000 blocked and 100,000 idle consumers / on a small ledger", target: 3, better: "lower", unit: "ratio" },
        [after / before],
      ),
    ];
  },
};
