import { type Clock, systemClock } from "@/lib/clock";
import { pool } from "@/lib/db";
import { type QueueState, readQueueState } from "@/lib/delivery-log/read-queue-state";
import { messageIdAt } from "@/lib/ids";
import type { OperatorScope } from "@/lib/scope";

/** How far the overview looks back, in hours. */
export const HEALTH_HOURS = 6;
const HOUR_MS = 3_600_000;

/** Messages are counted no further: a busy service accepts millions an hour, and the page is read every few seconds. */
export const MAX_MESSAGES_COUNTED = 100_000;

/** Clients shown by name: as many as one goes through at a glance. */
const MAX_FAILING = 5;

/** Attempts of one client, by outcome. */
export interface ClientAttempts {
  id: string;
  name: string;
  suspended: boolean;
  sent: number;
  failed: number;
}

export interface ServiceHealth extends QueueState {
  clients: number;
  suspendedClients: number;
  /** Accepted in the last hour, counted to MAX_MESSAGES_COUNTED. */
  messagesLastHour: number;
  /** Requests made in the last HEALTH_HOURS. */
  sent: number;
  /** Those of them that failed. */
  failed: number;
  /** The clients with the most failures among them. */
  failing: ClientAttempts[];
}

/** Client by client, so that the index on client and start bounds what is read; the table holds months. */
const READ_ATTEMPTS = {
  name: "read-client-attempts",
  text: `
    select clients.id, clients.name, clients.suspended_at is not null as suspended, recent.sent, recent.failed
    from clients cross join lateral (
      select coalesce(sum(count) filter (where outcome <> 'cancelled'), 0)::int as sent,
             coalesce(sum(count) filter (where outcome = 'failure'), 0)::int as failed
      from attempt_counts where client_id = clients.id and start >= $1
    ) recent
    order by recent.failed desc, clients.name`,
};

const COUNT_MESSAGES = {
  name: "count-recent-messages",
  text: `select count(*)::int as count from (select from messages where id >= $1 limit ${MAX_MESSAGES_COUNTED}) recent`,
};

/** How the service as a whole does: what came in, how sending went, and what waits. */
export async function getServiceHealth(_operator: OperatorScope, clock: Clock = systemClock): Promise<ServiceHealth> {
  const now = clock.now();
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const [queue, attempts, messages] = await Promise.all([
    readQueueState(pool(), now),
    pool().query<ClientAttempts>({ ...READ_ATTEMPTS, values: [ago(HEALTH_HOURS * HOUR_MS)] }),
    pool().query<{ count: number }>({ ...COUNT_MESSAGES, values: [messageIdAt(ago(HOUR_MS))] }),
  ]);
  const sum = (of: "sent" | "failed") => attempts.rows.reduce((total, client) => total + client[of], 0);
  return {
    ...queue,
    clients: attempts.rows.length,
    suspendedClients: attempts.rows.filter(({ suspended }) => suspended).length,
    messagesLastHour: messages.rows[0]?.count ?? 0,
    sent: sum("sent"),
    failed: sum("failed"),
    failing: attempts.rows.filter(({ failed }) => failed > 0).slice(0, MAX_FAILING),
  };
}
