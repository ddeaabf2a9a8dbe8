import { ANSWER_HEADERS } from "@/lib/api/answer-headers";
import type { Answer } from "@/lib/api/serve";
import { systemClock } from "@/lib/clock";
import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

const LIVE = "/api/health/live";
const READY = "/api/health/ready";
const HEADERS = { ...ANSWER_HEADERS, "content-type": "application/json; charset=utf-8" };

/** How long the database may take before it counts as unreachable. */
const PATIENCE_MS = 3_000;

/** Reads one entry of the index `lanes_ready`, whatever the backlog: a lane is due no later than its earliest delivery. */
const OLDEST_DUE = {
  name: "oldest-due-lane",
  text: "select min(greatest(due_at, blocked_until)) as oldest from lanes where due_at is not null",
};

export function isHealthPath(url: string): boolean {
  const path = url.split("?")[0];
  return path === LIVE || path === READY;
}

async function oldestDue(): Promise<Date | null> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The database did not answer in time.")), PATIENCE_MS);
  });
  const asked = pool().query<{ oldest: Date | null }>(OLDEST_DUE);
  try {
    return (await Promise.race([asked, impatience])).rows[0]?.oldest ?? null;
  } finally {
    clearTimeout(timer);
    asked.catch(() => {});
  }
}

/** Ready means: the database answers, and no delivery is overdue by more than READY_MAX_LAG. */
async function readiness(): Promise<{ ready: boolean; [name: string]: unknown }> {
  try {
    const oldest = await oldestDue();
    const lagMs = oldest === null ? 0 : Math.max(0, systemClock.now().getTime() - oldest.getTime());
    const maxLagMs = env().READY_MAX_LAG;
    if (lagMs <= maxLagMs) return { ready: true, status: "ready", lagMs };
    return {
      ready: false,
      status: "lagging",
      lagMs,
      maxLagMs,
      reason: "The oldest due delivery waits longer than READY_MAX_LAG. Is a worker running?",
    };
  } catch (error) {
    log().warn({ err: error }, "health.database_unreachable");
    return { ready: false, status: "unavailable", reason: "The database can't be reached." };
  }
}

/** @param url path of `GET /api/health/live` or `/ready`; anything else counts as ready */
export async function healthAnswer(url: string): Promise<Answer> {
  if (url.split("?")[0] === LIVE) return { status: 200, headers: HEADERS, body: JSON.stringify({ status: "live" }) };
  const { ready, ...body } = await readiness();
  return { status: ready ? 200 : 503, headers: HEADERS, body: JSON.stringify(body) };
}
