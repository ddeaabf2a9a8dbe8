import type { AttemptErrorCode } from "@/lib/delivery/schema";

// A breaker stands for one host of one client (product.md S6).
//   closed ──(half of at least 20 attempts in a minute fail)──► open ──(60 s)──► half open: 3 probes
//     ▲                                                          ▲                  │        │
//     └──────────────────(all probes succeed)────────────────────┼──────────────────┘        │
//                                                                └───────(one fails)─────────┘

export const MIN_ATTEMPTS = 20;
export const FAILURE_SHARE = 0.5;
export const COOL_DOWN_MS = 60_000;
export const PROBES = 3;
const WINDOW_MS = 60_000;
/** The moving minute moves in steps: six small counts instead of a list of attempts. */
const STEP_MS = 10_000;

/** Attempts and failures of ten seconds. */
export type Step = [startMs: number, attempts: number, failures: number];

export interface BreakerState {
  window: Step[];
  /** Set while open or half open: the end of the cool-down. */
  openUntil: Date | null;
  /** Successful probes still wanted; null while closed or open. */
  probesLeft: number | null;
}

export interface BreakerCounts {
  attempts: number;
  failures: number;
}

export const CLOSED: BreakerState = { window: [], openUntil: null, probesLeft: null };

/** Answers that say "overloaded or away", as Braze counts them (field.md 1l); a 500 or a 404 speaks of one request only. */
const COUNTED_STATUSES = new Set([408, 429, 502, 503, 504, 529]);
const NOT_THE_HOST = new Set<AttemptErrorCode>([
  "http_status",
  "redirect",
  "gone",
  "address_denied",
  "url_denied",
  "transformation_failed",
]);

/** Whether an attempt that ended so speaks against its host. */
export function countsAgainstHost(errorCode: AttemptErrorCode | null, status: number | null): boolean {
  if (errorCode === null) return false;
  return NOT_THE_HOST.has(errorCode) ? status !== null && COUNTED_STATUSES.has(status) : true;
}

export function isOpen(state: BreakerState, now: Date): boolean {
  return state.openUntil !== null && state.openUntil > now;
}

function opened(now: Date): BreakerState {
  return { window: [], openUntil: new Date(now.getTime() + COOL_DOWN_MS), probesLeft: null };
}

function counted(window: Step[], counts: BreakerCounts, now: Date): Step[] {
  const start = Math.floor(now.getTime() / STEP_MS) * STEP_MS;
  const recent = window.filter(([at]) => at > now.getTime() - WINDOW_MS);
  const current = recent.find(([at]) => at === start) ?? [start, 0, 0];
  return [...recent.filter(([at]) => at !== start), [start, current[1] + counts.attempts, current[2] + counts.failures]];
}

/** The cool-down is over: the next few attempts are probes. */
export function halfOpened(state: BreakerState): BreakerState {
  return { ...state, probesLeft: state.probesLeft ?? PROBES };
}

/**
 * The breaker after some attempts have ended. Those that were in flight when it opened change nothing.
 * @param now instant at which they are counted
 */
export function recorded(state: BreakerState, counts: BreakerCounts, now: Date): BreakerState {
  if (state.probesLeft !== null) {
    if (counts.failures > 0) return opened(now);
    const left = state.probesLeft - counts.attempts;
    return left > 0 ? { ...state, probesLeft: left } : CLOSED;
  }
  if (state.openUntil !== null) return state;
  const window = counted(state.window, counts, now);
  const attempts = window.reduce((sum, [, count]) => sum + count, 0);
  const failures = window.reduce((sum, [, , count]) => sum + count, 0);
  return attempts >= MIN_ATTEMPTS && failures >= attempts * FAILURE_SHARE ? opened(now) : { ...state, window };
}
