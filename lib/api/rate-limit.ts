import { type Clock, systemClock } from "@/lib/clock";
import { relaxedPool } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

// A key's limit holds for each second of the clock, over all processes together. A second's requests are given out in shares of
// a twentieth: the first each process has without asking, the others come from one row. So a key in normal use costs the
// database nothing, one that publishes at full speed some twenty small statements a second, and with n processes n - 1 shares
// more than the limit may pass.

const SHARES = 20;
/** Whatever the second, it ends within one. */
const RESET_SECONDS = "1";
/** Windows of keys that are not in use any more are dropped once there are so many. */
const MOST_WINDOWS = 1_000;

/** What this process knows of a key's second. */
interface Window {
  second: number;
  /** Requests counted here. */
  used: number;
  /** Requests this process may let through. */
  allowed: number;
  /** Shares given out to anybody, as far as it knows. */
  given: number;
  /** The question for the next share, while it is under way. */
  asking: Promise<void> | null;
}

const windows = new Map<string, Window>();

/** Takes a share of the second; no row comes back where all are given. `shares` counts those that were asked for. */
const TAKE_SHARE = {
  name: "take-rate-limit-share",
  text: `
    insert into api_key_windows as w (api_key_id, second, shares) values ($1, $2, 1)
    on conflict (api_key_id) do update set second = $2, shares = case when w.second = $2 then w.shares + 1 else 1 end
      where w.second < $2 or (w.second = $2 and w.shares < $3)
    returning shares`,
};

/** A limit below twenty has as many shares as requests. */
function sharesOf(limit: number): number {
  return Math.min(SHARES, limit);
}

/** Requests in the first `shares` shares: whole numbers that add up to the limit. */
function requestsIn(shares: number, limit: number): number {
  return Math.floor((limit * shares) / sharesOf(limit));
}

function windowOf(keyId: string, second: number, limit: number): Window {
  const known = windows.get(keyId);
  if (known?.second === second) return known;
  if (windows.size >= MOST_WINDOWS) {
    for (const [id, window] of windows) if (window.second !== second) windows.delete(id);
  }
  const window = { second, used: 0, allowed: requestsIn(1, limit), given: 1, asking: null };
  windows.set(keyId, window);
  return window;
}

async function takeShare(keyId: string, window: Window, limit: number): Promise<void> {
  const values = [keyId, window.second, sharesOf(limit) - 1];
  const { rows } = await relaxedPool().query<{ shares: number }>({ ...TAKE_SHARE, values });
  const taken = rows[0]?.shares;
  window.given = taken === undefined ? sharesOf(limit) : taken + 1;
  if (taken !== undefined) window.allowed += requestsIn(taken + 1, limit) - requestsIn(taken, limit);
}

/** Counts a request if there is a place for it; those who come while a share is asked for wait for the same answer. */
async function admit(keyId: string, window: Window, limit: number): Promise<boolean> {
  while (window.used >= window.allowed) {
    if (window.given >= sharesOf(limit)) return false;
    window.asking ??= takeShare(keyId, window, limit).finally(() => {
      window.asking = null;
    });
    await window.asking;
  }
  window.used++;
  return true;
}

/**
 * Counts a request of an API key against its limit (API_RATE_LIMIT requests a second).
 * @param headers of the answer, whatever it will be: what the key has left is written there
 * @throws AppError `rate_limited`
 */
export async function countRequest(
  keyId: string,
  headers: Record<string, string>,
  { clock = systemClock, limit = env().API_RATE_LIMIT }: { clock?: Clock; limit?: number } = {},
): Promise<void> {
  if (limit === 0) return;
  const window = windowOf(keyId, Math.floor(clock.now().getTime() / 1_000), limit);
  const admitted = await admit(keyId, window, limit);
  headers["x-rate-limit-limit"] = String(limit);
  headers["x-rate-limit-remaining"] = String(limit - requestsIn(window.given, limit) + window.allowed - window.used);
  headers["x-rate-limit-reset"] = RESET_SECONDS;
  if (admitted) return;
  headers["retry-after"] = RESET_SECONDS;
  throw new AppError(
    "rate_limited",
    `This API key has made its ${limit} requests of this second. Wait ${RESET_SECONDS} s, and send fewer at once.`,
  );
}
