import { describe, expect, test } from "vitest";
import { countWaiting, instantOfId, type Log, withOlder, withPage } from "@/components/logs/log-rows";
import { newMessageId } from "@/lib/ids";
import type { ListedMessage } from "@/lib/messages/schema";

const row = (n: number, status: ListedMessage["status"] = "Success") => ({ id: `msg_${n}`, status }) as ListedMessage;
const ids = ({ rows }: Log) => rows.map(({ id }) => Number(id.slice(4)));
const page = (rows: ListedMessage[], nextCursor: string | null = rows.at(-1)?.id ?? null) => ({ results: rows, nextCursor });

/** 19, 18 … 10; older ones are there. */
const LOG: Log = { rows: Array.from({ length: 10 }, (_, n) => row(19 - n)), nextCursor: "msg_10" };

describe("the newest page", () => {
  test("adds what is new at the top, and changes what is known", () => {
    const log = withPage(LOG, page([row(21), row(20), row(19, "Failure"), row(18)]), { below: null, hold: false });
    expect(ids(log)).toEqual([21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10]);
    expect(log.rows[2]?.status).toBe("Failure");
    expect(log.nextCursor).toBe("msg_10");
  });

  test("takes away what does not fit the filter any more, and adds in its place what does now", () => {
    const log = withPage(LOG, page([row(19), row(17), row(16)]), { below: null, hold: false });
    expect(ids(log)).toEqual([19, 17, 16, 15, 14, 13, 12, 11, 10]);
    const back = withPage(log, page([row(19), row(18), row(17)]), { below: null, hold: false });
    expect(ids(back)).toEqual([19, 18, 17, 16, 15, 14, 13, 12, 11, 10]);
  });

  test("begins the log anew where more came than it holds", () => {
    const log = withPage(LOG, page([row(45), row(44), row(43)]), { below: null, hold: false });
    expect(ids(log)).toEqual([45, 44, 43]);
    expect(log.nextCursor).toBe("msg_43");
  });

  test("that looked far and found nothing takes nothing away", () => {
    expect(ids(withPage(LOG, page([], "msg_30"), { below: null, hold: false }))).toEqual(ids(LOG));
    const none: Log = { rows: [], nextCursor: "msg_10" };
    expect(withPage(none, page([], "msg_30"), { below: null, hold: false })).toEqual(none);
  });

  test("is the whole log where nothing is older", () => {
    expect(ids(withPage(LOG, page([row(20)], null), { below: null, hold: false }))).toEqual([20]);
    expect(ids(withPage({ rows: [], nextCursor: null }, page([row(20)], null), { below: null, hold: false }))).toEqual([20]);
  });

  test("moves nothing while rows are held, and is counted instead", () => {
    const newest = page([row(21), row(20), row(19, "Failure"), row(17)]);
    const log = withPage(LOG, newest, { below: null, hold: true });
    expect(ids(log)).toEqual(ids(LOG));
    expect(log.rows[0]?.status).toBe("Failure");
    expect(countWaiting(log, newest)).toBe(2);
  });
});

test("a page from the middle touches its own part only", () => {
  const log = withPage(LOG, page([row(15, "Failure"), row(13)]), { below: "msg_16", hold: false });
  expect(ids(log)).toEqual([19, 18, 17, 16, 15, 13, 12, 11, 10]);
});

test("older rows follow", () => {
  const log = withOlder(LOG, page([], "msg_05"));
  expect([ids(log).at(-1), log.nextCursor]).toEqual([10, "msg_05"]);
});

test("a message's id tells when it was accepted", () => {
  const at = new Date("2026-11-21T09:30:00.123Z");
  expect(instantOfId(newMessageId(at))).toBe(at.getTime());
});
