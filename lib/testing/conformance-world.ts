import { randomUUID } from "node:crypto";
import pg from "pg";
import { onTestFinished } from "vitest";
import type { Clock } from "@/lib/clock";
import { createConsumer } from "@/lib/consumers/create-consumer";
import { createConsumerInput, type WebhookConsumer } from "@/lib/consumers/schema";
import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import { wakesDone } from "@/lib/lanes/wake-lanes";
import { acceptEvents } from "@/lib/messages/accept-events";
import type { Scope } from "@/lib/scope";
import { Receiver } from "@/lib/testing/receiver";

/** Time that passes when a test says so. */
export class ManualClock implements Clock {
  // From now on: receivers refuse signatures more than five minutes old.
  private ms = Date.now();
  now = (): Date => new Date(this.ms);
  advance(ms: number): void {
    this.ms += ms;
  }
}

export interface DeliveryFacts {
  status: string;
  attempt_count: number;
  slot: number;
  next_attempt_at: Date | null;
  lease_token: string | null;
  waiting_for: string | null;
}

export interface AttemptFacts {
  number: number;
  slot: number | null;
  trigger: string;
  error_detail: string | null;
  response_status: number | null;
  outcome: string;
  error_code: string | null;
  next_at: Date | null;
  next_reason: string;
}

/** A client of its own in the test's database. */
export class ConformanceWorld<C extends Clock = ManualClock> {
  constructor(
    readonly scope: Scope,
    readonly clock: C,
  ) {}

  async receiver(): Promise<Receiver> {
    const receiver = await new Receiver().listen();
    onTestFinished(() => receiver.release());
    return receiver;
  }

  consumer(receiver: Receiver, more: object = {}): Promise<WebhookConsumer> {
    return createConsumer(
      this.scope,
      createConsumerInput.parse({ url: receiver.url, eventTypes: ["company.created"], ...more }),
      this.clock,
    );
  }

  /** Gives a consumer a transformation. */
  async transform(consumerId: string, code: string): Promise<void> {
    await pool().query("insert into transformations (consumer_id, version, code, enabled) values ($1, 1, $2, true)", [consumerId, code]);
    await pool().query("update consumers set version = version + 1 where id = $1", [consumerId]);
  }

  /** Hosts of this client whose breaker is not closed. */
  async openHosts(): Promise<number> {
    const { rows } = await pool().query("select from host_breakers where client_id = $1 and open_until is not null", [this.scope.clientId]);
    return rows.length;
  }

  /** @returns the message ids of `count` accepted `company.created` events */
  async publish(count: number): Promise<string[]> {
    const events = Array.from({ length: count }, (_, n) => ({ eventType: "company.created", payload: { n } }));
    const { results } = await acceptEvents(this.scope, Buffer.from(JSON.stringify({ events })), { clock: this.clock });
    return results.map(({ messageId }) => messageId);
  }

  async deliveries(): Promise<DeliveryFacts[]> {
    const { rows } = await pool().query<DeliveryFacts>("select * from deliveries where client_id = $1", [this.scope.clientId]);
    return rows;
  }

  async attempts(): Promise<AttemptFacts[]> {
    const { rows } = await pool().query<AttemptFacts>("select * from attempts where client_id = $1 order by number, id", [
      this.scope.clientId,
    ]);
    return rows;
  }

  /** Proves that an engine looked at the ledger and left things alone: it delivered something else that was due later. */
  async engineHasLooked(): Promise<void> {
    const probe = await newWorld(this.clock);
    const receiver = await probe.receiver();
    await probe.consumer(receiver);
    const [id] = await probe.publish(1);
    await eventually(() => {
      if (!receiver.ids().has(id)) throw new Error("The engine has not looked yet.");
    });
  }
}

/** @param clock shared with another world where both must see one time */
export async function newWorld(): Promise<ConformanceWorld>;
export async function newWorld<C extends Clock>(clock: C): Promise<ConformanceWorld<C>>;
export async function newWorld(clock: Clock = new ManualClock()): Promise<ConformanceWorld<Clock>> {
  const clientId = randomUUID();
  await pool().query("insert into clients (id, name) values ($1, 'Conformance')", [clientId]);
  const world = new ConformanceWorld({ clientId, actor: { id: "system", name: "test" } }, clock);
  onTestFinished(async () => {
    await wakesDone();
    await pool().query("delete from lanes where client_id = $1", [clientId]);
  });
  return world;
}

/** What a restart of the database does to everyone connected to it. */
export async function dropConnections(): Promise<void> {
  const killer = new pg.Client({ connectionString: env().DATABASE_URL });
  await killer.connect();
  await killer.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await killer.end();
}

/** Tries until it holds. */
export async function eventually(check: () => void | Promise<void>, withinMs = 10_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
