const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Older than this an instant is told by its date. */
const DATED = 30 * DAY;

export type RelativeUnit = "now" | "seconds" | "minutes" | "hours" | "days" | "date";

/** How far `instant` lies before (positive) or after (negative) `now`, in the largest unit that says enough. Both in milliseconds. */
export function relativeInstant(instant: number, now: number): { unit: RelativeUnit; count: number; future: boolean } {
  const distance = Math.abs(now - instant);
  const future = instant > now;
  if (distance < 2 * SECOND) return { unit: "now", count: 0, future };
  if (distance < MINUTE) return { unit: "seconds", count: Math.floor(distance / SECOND), future };
  if (distance < HOUR) return { unit: "minutes", count: Math.floor(distance / MINUTE), future };
  if (distance < 2 * DAY) return { unit: "hours", count: Math.floor(distance / HOUR), future };
  if (distance < DATED) return { unit: "days", count: Math.floor(distance / DAY), future };
  return { unit: "date", count: 0, future };
}

/** `m:ss` or `h:mm:ss` to go; 0:00 once it has come. Milliseconds in. */
export function countdown(left: number): string {
  const total = Math.max(0, Math.ceil(left / SECOND));
  const two = (n: number) => String(n).padStart(2, "0");
  const [hours, minutes, seconds] = [Math.floor(total / 3_600), Math.floor(total / 60) % 60, total % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}
