import { invalid } from "@/lib/validation";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Counts are kept by five minutes; nothing finer can be told. */
const FINEST = 5 * MINUTE;
const DEFAULT_RANGE = 6 * HOUR;
/** What a chart can show, and what it is given when nobody says. */
const DEFAULT_BUCKETS = 72;
const MAX_BUCKETS = 1_000;
const DEFAULT_INTERVALS = [FINEST, 15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 7 * DAY];

export interface StatsRequest {
  /** ISO 8601; six hours before `until` when left out. */
  since?: string | undefined;
  /** Now when left out. */
  until?: string | undefined;
  /** ISO 8601 duration of a bucket, such as PT1H. */
  interval?: string | undefined;
}

/** A range cut into buckets that begin at whole multiples of the interval. */
export interface StatsWindow {
  /** The beginning of the first bucket: no later than asked for. */
  since: Date;
  until: Date;
  interval: string;
  intervalMs: number;
  starts: Date[];
}

function refuse(name: string, message: string) {
  return invalid([{ itemId: `query.${name}`, message, validatorName: "range" }]);
}

/** `PT15M`, `PT1H`, `P1D` → milliseconds. */
function parseInterval(text: string): number {
  const match = /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?$/.exec(text);
  const [days = 0, hours = 0, minutes = 0] = (match ?? []).slice(1).map((part) => Number(part ?? 0));
  const ms = days * DAY + hours * HOUR + minutes * MINUTE;
  if (ms >= FINEST && ms % FINEST === 0) return ms;
  throw refuse("interval", "Give an ISO 8601 duration that is a multiple of five minutes, such as PT5M, PT1H or P1D.");
}

function intervalText(ms: number): string {
  if (ms % DAY === 0) return `P${ms / DAY}D`;
  return ms % HOUR === 0 ? `PT${ms / HOUR}H` : `PT${ms / MINUTE}M`;
}

function defaultInterval(rangeMs: number): number {
  return DEFAULT_INTERVALS.find((ms) => rangeMs / ms <= DEFAULT_BUCKETS) ?? Math.ceil(rangeMs / DEFAULT_BUCKETS / DAY) * DAY;
}

/** @throws AppError `validation` on `query.since`, `query.until` or `query.interval`; too many buckets count as the interval's fault */
export function statsWindow(request: StatsRequest, now: Date): StatsWindow {
  const until = request.until === undefined ? now.getTime() : Date.parse(request.until);
  const from = request.since === undefined ? until - DEFAULT_RANGE : Date.parse(request.since);
  if (from >= until) throw refuse("since", "The range ends before it begins: since must be earlier than until.");
  const intervalMs = request.interval === undefined ? defaultInterval(until - from) : parseInterval(request.interval);
  const first = Math.floor(from / intervalMs) * intervalMs;
  const count = Math.ceil((until - first) / intervalMs);
  if (count > MAX_BUCKETS)
    throw refuse("interval", `The range has ${count} intervals of this length; at most ${MAX_BUCKETS} are answered. Use a longer one.`);
  const starts = Array.from({ length: count }, (_, at) => new Date(first + at * intervalMs));
  return { since: new Date(first), until: new Date(until), interval: request.interval ?? intervalText(intervalMs), intervalMs, starts };
}
