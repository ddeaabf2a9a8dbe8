import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { disconnect, pool } from "@/lib/db";
import { archiveEventType } from "@/lib/event-types/archive-event-type";
import { canonicalName } from "@/lib/event-types/catalogue";
import { createEventType } from "@/lib/event-types/create-event-type";
import { EventTypeFollower } from "@/lib/event-types/follow-event-types";
import { EVENT_TYPES_CHANNEL } from "@/lib/event-types/own-event-types";
import { createEventTypeInput } from "@/lib/event-types/schema";
import type { OperatorScope } from "@/lib/scope";
import { createTestDatabase, type TestDatabase } from "@/lib/testing/template-database";

let database: TestDatabase;
const operator: OperatorScope = { clientId: null, actor: { id: "user:operator", name: "An operator" } };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

describe("what one process changes, another knows", () => {
  const follower = new EventTypeFollower();
  afterEach(() => follower.stop());
  /** As another process would write it. */
  const insert = (name: string) =>
    pool().query(
      `insert into event_types (name, payload_schema, examples, created_by, modified_by) values ($1, '{"type":"object"}', '[]', 'x', 'x')`,
      [name],
    );
  const listening = (count: number) =>
    vi.waitFor(async () => {
      const { rows } = await pool().query("select pid from pg_stat_activity where application_name = 'postrider-event-types'");
      expect(rows).toHaveLength(count);
      return rows[0]?.pid as number;
    });

  it("at once when it is told, and after its connection broke", async () => {
    await follower.start();
    await insert("order.elsewhere");
    await pool().query(`notify ${EVENT_TYPES_CHANNEL}`);
    await expect.poll(() => canonicalName("order.elsewhere"), { timeout: 1_000 }).toBe("order.elsewhere");
    await pool().query("update event_types set archived_at = now(), modified = now() + '1 s' where name = 'order.elsewhere'");
    await pool().query(`notify ${EVENT_TYPES_CHANNEL}`);
    await expect.poll(() => canonicalName("order.elsewhere"), { timeout: 1_000 }).toBeUndefined();

    const pid = await listening(1);
    await pool().query("select pg_terminate_backend($1)", [pid]);
    await insert("order.meanwhile");
    await expect.poll(() => canonicalName("order.meanwhile"), { timeout: 5_000 }).toBe("order.meanwhile");
  });

  it("every change tells", async () => {
    const heard: string[] = [];
    const listener = new pg.Client({ connectionString: database.url });
    await listener.connect();
    listener.on("notification", ({ channel }) => heard.push(channel));
    await listener.query(`listen ${EVENT_TYPES_CHANNEL}`);
    const input = { name: "order.shipped", payloadSchema: { type: "object" }, examples: [{ name: "Empty", payload: {} }] };
    const { name } = await createEventType(operator, createEventTypeInput.parse(input));
    await expect.poll(() => heard.length).toBe(1);
    await archiveEventType(operator, name);
    await expect.poll(() => heard.length).toBe(2);
    await listener.end();
  });
});
