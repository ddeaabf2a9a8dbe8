type Header = readonly [name: string, value: string];

/** A receiver that is away longer will say so again; until then an hour keeps one bad header from holding a consumer for years. */
export const MAX_PAUSE_MS = 3_600_000;
/** Seconds since 1970 look like this from 2001 on; no receiver means a delay of thirty years. */
const EPOCH_SECONDS = 1_000_000_000;
const EPOCH_MILLISECONDS = EPOCH_SECONDS * 1_000;

const SPEAKS_OF_RATE = /^(retry-after|x-rate-?limit|ratelimit)/i;

const valuesOf = (headers: readonly Header[], names: readonly string[]): string[] =>
  headers.filter(([name]) => names.includes(name.toLowerCase())).map(([, value]) => value.trim());

/** A plain number: no sign, no exponent, no `inf`. */
function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

/** `120`, `1.5` or an HTTP date → milliseconds from now; null where it says nothing usable. */
function retryAfter(text: string, now: Date): number | null {
  const seconds = numberOf(text);
  if (seconds !== null) return seconds * 1_000;
  const isDate = /^[A-Za-z]{3,9},? /.test(text) && !Number.isNaN(Date.parse(text));
  return isDate ? Date.parse(text) - now.getTime() : null;
}

/** A reset is an instant or a delay, in seconds or milliseconds: receivers disagree, and its size tells. */
function resetDelay(text: string | undefined, now: Date): number | null {
  const value = numberOf(text);
  if (value === null) return text === undefined ? null : retryAfter(text, now);
  if (value >= EPOCH_MILLISECONDS) return value - now.getTime();
  if (value >= EPOCH_SECONDS) return value * 1_000 - now.getTime();
  return value * 1_000;
}

/** The IETF's one header, in its present form `"default";r=0;t=30` and its earlier one `limit=100, remaining=0, reset=30`. */
function combinedHeader(text: string): { remaining: number | null; reset: string | undefined } {
  const parameter = (...names: string[]) => new RegExp(`(?:^|[;,\\s])(?:${names.join("|")})=(\\d+)`).exec(text)?.[1];
  return { remaining: numberOf(parameter("r", "remaining")), reset: parameter("t", "reset") };
}

/** What the rate-limit headers say to wait: until their reset, once nothing remains or where the answer is 429. */
function rateLimitDelays(headers: readonly Header[], status: number, now: Date): (number | null)[] {
  const family = (prefix: string) => ({
    remaining: numberOf(valuesOf(headers, [`${prefix}-remaining`])[0]),
    reset: valuesOf(headers, [`${prefix}-reset`])[0],
  });
  const limits = [...["x-rate-limit", "x-ratelimit", "ratelimit"].map(family), ...valuesOf(headers, ["ratelimit"]).map(combinedHeader)];
  return limits
    .filter(({ remaining }) => remaining === 0 || (remaining === null && status === 429))
    .map(({ reset }) => resetDelay(reset, now));
}

/**
 * Until when the receiver asks us to leave it alone (product.md S5): `Retry-After` on a failure, and the rate-limit headers
 * on any answer. Of several the longest counts; what is negative, past or no number says nothing.
 * @returns an instant within MAX_PAUSE_MS, or null
 */
export function pauseAskedFor(status: number, headers: readonly Header[], now: Date): Date | null {
  // Most answers ask for nothing, and most attempts are answered: one look at the names is enough for those.
  if (!headers.some(([name]) => SPEAKS_OF_RATE.test(name))) return null;
  const succeeded = status >= 200 && status <= 299;
  const delays = [
    ...(succeeded ? [] : valuesOf(headers, ["retry-after"]).map((text) => retryAfter(text, now))),
    ...rateLimitDelays(headers, status, now),
  ].filter((delay): delay is number => delay !== null && delay > 0);
  if (delays.length === 0) return null;
  return new Date(now.getTime() + Math.min(MAX_PAUSE_MS, Math.ceil(Math.max(...delays))));
}
