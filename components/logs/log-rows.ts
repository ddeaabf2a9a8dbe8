import type { ListedMessage } from "@/lib/messages/schema";
import type { CursorPage } from "@/lib/paging";

/** The log as far as it is loaded: rows newest first, and where what is older begins (null at the end of the log). */
export interface Log {
  rows: ListedMessage[];
  nextCursor: string | null;
}

type Page = CursorPage<ListedMessage>;

export function logOf(page: Page): Log {
  return { rows: page.results, nextCursor: page.nextCursor };
}

export function withOlder(log: Log, page: Page): Log {
  return { rows: [...log.rows, ...page.results], nextCursor: page.nextCursor };
}

/**
 * The log after a part of it was read again. Message ids sort by time, so a page stands for all ids below `below` (null: from the top)
 * down to its cursor: what it does not hold any more no longer fits the filter.
 * @param hold rows change in place only; none comes, goes or moves
 */
export function withPage(log: Log, page: Page, { below, hold }: { below: string | null; hold: boolean }): Log {
  if (hold) {
    const read = new Map(page.results.map((row) => [row.id, row]));
    return { ...log, rows: log.rows.map((row) => read.get(row.id) ?? row) };
  }
  const floor = page.nextCursor ?? "";
  const newest = log.rows[0]?.id;
  const isFull = page.nextCursor !== null && page.results.at(-1)?.id === page.nextCursor;
  // More came than the page holds: what lies between it and the rows is not known, so the log begins anew.
  if (below === null && isFull && newest !== undefined && floor > newest) return logOf(page);
  const above = below === null ? [] : log.rows.filter((row) => row.id >= below);
  return { ...log, rows: [...above, ...page.results, ...log.rows.filter((row) => row.id < floor)] };
}

/** How many rows of the newest page are not shown yet. */
export function countWaiting(log: Log, newest: Page): number {
  const shown = new Set(log.rows.map((row) => row.id));
  const oldest = log.rows.at(-1)?.id ?? "";
  return newest.results.filter((row) => row.id > oldest && !shown.has(row.id)).length;
}

const SETTLED: readonly ListedMessage["status"][] = ["Success", "Cancelled", "NotSent", "Failure"];

/** Whether the row may still change by itself. */
export function isUnsettled(row: ListedMessage): boolean {
  return !SETTLED.includes(row.status);
}

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME = { from: "msg_".length, to: "msg_".length + 10 };

/** When a message was accepted, in milliseconds, as its id tells it. */
export function instantOfId(messageId: string): number {
  return [...messageId.slice(TIME.from, TIME.to)].reduce((ms, digit) => ms * 32 + ALPHABET.indexOf(digit), 0);
}
