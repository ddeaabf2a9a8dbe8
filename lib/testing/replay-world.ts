import { randomUUID } from "node:crypto";
import type { Clock } from "@/lib/clock";
import { createConsumer } from "@/lib/consumers/create-consumer";
import type { WebhookConsumer } from "@/lib/consumers/schema";
import { createConsumerInput } from "@/lib/consumers/schema";
import { pool } from "@/lib/db";
import { advanceReplays } from "@/lib/replay/advance-replays";
import { idBefore } from "@/lib/replay/message-range";
import type { Scope } from "@/lib/scope";

const SECOND = 1_000;
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** For tests: a client of its own, with time that passes when the test says so. */
export class ReplayWorld implements Clock {
  private ms = Date.now();
  private constructor(readonly scope: Scope) {}

  static async create(): Promise<ReplayWorld> {
    const clientId = randomUUID();
    await pool().query("insert into clients (id, name) values ($1, 'Replay')", [clientId]);
    return new ReplayWorld({ clientId, actor: { id: "key:1", name: "A key" } });
  }

  now = (): Date => new Date(this.ms);
  ago = (seconds: number): Date => new Date(this.ms - seconds * SECOND);
  since = (seconds: number): string => this.ago(seconds).toISOString();
  advance(seconds: number): void {
    this.ms += seconds * SECOND;
  }

  consumer(properties: Record<string, unknown> = {}, clock: Clock = this): Promise<WebhookConsumer> {
    const input = { url: "http://127.0.0.1:9/in", eventTypes: ["company.created"], ...properties };
    return createConsumer(this.scope, createConsumerInput.parse(input), clock);
  }

  /**
   * Messages all accepted in the same millisecond, as one large batch would be.
   * @returns their ids, in order
   */
  async messages(count: number, accepted: Date, properties: { eventType?: string; companyTags?: string[]; isTest?: boolean } = {}) {
    const ids = Array.from({ length: count }, (_, n) => idBefore(accepted) + suffix(n));
    const { eventType = "company.created", companyTags = [], isTest = false } = properties;
    await pool().query(
      `insert into messages (id, client_id, event_id, event_type, company_tags, generated_date, created, expires, is_test, size, payload, body_hash)
       select id, $2, id, $4, $5, $3, $3, $3::timestamptz + interval '90 days', $6, 2, '{}', '' from unnest($1::text[]) as t(id)`,
      [ids, this.scope.clientId, accepted, eventType, companyTags, isTest],
    );
    return ids;
  }

  /** Deliveries of the messages to a consumer, as old as the messages. */
  async deliveries(ids: string[], consumerId: string, status: string): Promise<void> {
    await pool().query(
      `insert into deliveries (message_id, consumer_id, client_id, event_type, status, attempt_count, slot, created)
       select id, $2, client_id, event_type, $3::delivery_status, 1, 1, created from messages where id = any($1)`,
      [ids, consumerId, status],
    );
  }

  /** Lets time pass and replays go on, until nothing is under way or the turns are used up. */
  async run(turns: number, settle: () => Promise<unknown> = async () => {}): Promise<void> {
    for (let turn = 0; turn < turns; turn++) {
      const next = await advanceReplays(pool(), this);
      await settle();
      if (!next) return;
      this.ms = Math.max(this.ms + 1, next.getTime());
    }
  }

  async resends(): Promise<{ message_id: string; replay_id: string | null; trigger: string; triggered_by: string | null; due_at: Date }[]> {
    return (await pool().query("select * from resends where client_id = $1 order by id", [this.scope.clientId])).rows;
  }

  /**
   * What settling does with every resend that waits (lib/delivery/settle-deliveries.ts): success ends the delivery, failure leaves it,
   * and its replay has one more done.
   * @returns the messages attempted
   */
  async attemptResends(succeeds: boolean): Promise<string[]> {
    const { rows } = await pool().query<{ message_id: string }>(
      `with gone as (delete from resends where client_id = $1 returning message_id, consumer_id, replay_id),
       ended as (
         update deliveries set status = 'Success', next_attempt_at = null from gone
         where $2 and deliveries.message_id = gone.message_id and deliveries.consumer_id = gone.consumer_id
       ),
       counted as (
         update replays set done = done + n, succeeded = succeeded + case when $2 then n else 0 end, failed = failed + case when $2 then 0 else n end
         from (select replay_id, count(*)::int as n from gone group by replay_id) by_replay where replays.id = by_replay.replay_id
       )
       select message_id from gone`,
      [this.scope.clientId, succeeds],
    );
    return rows.map((row) => row.message_id);
  }
}

/** Sixteen characters that sort by the number. */
function suffix(n: number): string {
  let text = "";
  for (let rest = n, i = 0; i < 16; i++) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
