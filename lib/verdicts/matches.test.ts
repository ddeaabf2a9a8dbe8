import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createConsumer } from "@/lib/consumers/create-consumer";
import { createConsumerInput, type WebhookConsumer } from "@/lib/consumers/schema";
import { disconnect, pool } from "@/lib/db";
import { newMessageId } from "@/lib/ids";
import { writeLedger } from "@/lib/messages/write-ledger";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";
import { matches } from "@/lib/verdicts/matches";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

it.each([
  [["a", "b"], [], "a", [], true],
  [["a"], [], "b", [], "notSubscribed"],
  [["a"], ["k:1"], "b", ["k:1"], "notSubscribed"],
  [["a"], [], "a", ["k:1"], true],
  [["a"], ["k:1"], "a", [], "tagsDidNotMatch"],
  [["a"], ["k:1", "k:2"], "a", ["j:1", "k:2"], true],
  [["a"], ["k:uk"], "a", ["k:UK"], "tagsDidNotMatch"],
])("%j with tags %j and %s of %j: %s", (eventTypes, companyTags, eventType, messageTags, expected) => {
  expect(matches({ eventTypes, companyTags }, { eventType, companyTags: messageTags })).toBe(expected);
});

const EVENT_TYPES = ["company.created", "company.deleted", "read.completed"];
const TAGS = ["region:uk", "region:UK", "tier:gold", 'quo"te:back\\slash', "a:{b,c}"];

/** Chance that can be repeated: a linear congruential generator. */
function chance(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  return {
    some: (items: readonly string[], share: number) => items.filter(() => next() < share),
    one: (items: readonly string[]) => items[Math.floor(next() * items.length)] ?? "",
  };
}

it("agrees with the ledger's own statement on two thousand random pairs", async () => {
  const clientId = randomUUID();
  const scope = { clientId, actor: { id: "system", name: "Test" } };
  await pool().query("insert into clients (id, name) values ($1, 'Random')", [clientId]);
  const { some, one } = chance(20_261_121);
  const consumers: WebhookConsumer[] = [];
  for (let n = 0; n < 40; n++) {
    const eventTypes = [...new Set([one(EVENT_TYPES), ...some(EVENT_TYPES, 0.3)])];
    const input = createConsumerInput.parse({ url: "http://127.0.0.1:9/in", eventTypes, companyTags: some(TAGS, 0.25) });
    consumers.push(await createConsumer(scope, input));
  }
  const now = new Date();
  const messages = Array.from({ length: 50 }, () => ({
    id: newMessageId(now),
    clientId,
    eventId: randomUUID(),
    eventType: one(EVENT_TYPES),
    companyId: null,
    companyTags: some(TAGS, 0.3),
    generatedDate: now,
    created: now,
    expires: now,
    envelope: Buffer.from("{}"),
    bodyHash: Buffer.alloc(32),
    schemaIssue: null,
    publishedBy: "system",
  }));
  await writeLedger(pool(), messages);
  const { rows } = await pool().query("select message_id || consumer_id as pair from deliveries where client_id = $1", [clientId]);
  const expected = messages.flatMap((message) =>
    consumers.filter((consumer) => matches(consumer, message) === true).map(({ id }) => message.id + id),
  );
  expect(expected.length).toBeGreaterThan(200);
  expect(expected.length).toBeLessThan(1_800);
  expect(rows.map((row) => row.pair).sort()).toEqual(expected.sort());
});
