import { Pool } from "undici";
import { serveParent } from "@/e2e/support/serve-parent";
import { sharedNow } from "@/e2e/support/shared-clock";

// The load generator: publishes over HTTP as a platform does, over connections that are kept.

export interface Load {
  origin: string;
  /** POSTed to; GET where there is no event to publish. */
  path: string;
  headers: Record<string, string>;
  /** Events a request; 0 sends requests without a body. */
  batch: number;
  /** Bytes of an event's payload. */
  size: number;
  /** In turn. */
  eventTypes: string[];
  /** In turn; unset, events are of no company. */
  companyIds?: string[];
  /** Requests in all. */
  requests: number;
  /** At a time. */
  connections: number;
  /** Events a second; unset, as fast as they are answered. */
  rate?: number;
}

export interface Loaded {
  requests: number;
  seconds: number;
  /** Answers that were not the expected 2xx. */
  refused: number;
}

let made = 0;

function eventOf({ size, eventTypes, companyIds }: Load): object {
  const turn = made++;
  const eventType = eventTypes[turn % eventTypes.length];
  const companyId = companyIds?.[turn % companyIds.length];
  return {
    eventType,
    companyId,
    payload: { sentAt: sharedNow(), text: "x".repeat(Math.max(0, size - 60)) },
  };
}

function bodyOf(load: Load): string | undefined {
  if (load.batch === 0) return undefined;
  if (load.batch === 1) return JSON.stringify(eventOf(load));
  return JSON.stringify({ events: Array.from({ length: load.batch }, () => eventOf(load)) });
}

async function request(pool: Pool, load: Load): Promise<boolean> {
  const body = bodyOf(load);
  const method = body === undefined ? "GET" : "POST";
  const answer = await pool.request({ path: load.path, method, headers: load.headers, body });
  await answer.body.dump();
  return answer.statusCode >= 200 && answer.statusCode < 300;
}

/** Waits for the instant of the nth request, where a rate is set. */
async function untilTurn(load: Load, started: number, index: number): Promise<void> {
  if (load.rate === undefined) return;
  const due = started + (index * Math.max(1, load.batch) * 1_000) / load.rate;
  const left = due - performance.now();
  if (left > 1) await new Promise((resolve) => setTimeout(resolve, left));
}

serveParent({
  run: async (load: Load): Promise<Loaded> => {
    const pool = new Pool(load.origin, { connections: load.connections });
    let next = 0;
    let refused = 0;
    const started = performance.now();
    const loop = async () => {
      while (next < load.requests) {
        const index = next++;
        await untilTurn(load, started, index);
        if (!(await request(pool, load))) refused += 1;
      }
    };
    await Promise.all(Array.from({ length: load.connections }, loop));
    const seconds = (performance.now() - started) / 1_000;
    await pool.close();
    return { requests: load.requests, seconds, refused };
  },
});
