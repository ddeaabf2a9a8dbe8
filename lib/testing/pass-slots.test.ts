import { describe, expect, test } from "vitest";
import { passSlots } from "@/lib/testing/pass-slots";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const schedule = { delays: [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR] };
const due = new Date("2026-03-14T09:00:00.000Z");
const plus = (ms: number) => new Date(due.getTime() + ms);

describe("passSlots", () => {
  test("the documented example: disabled after the 5-min retry, enabled again 3 h later, has three attempts left", () => {
    // Slot 3 (30 min) was due half an hour after disabling, slot 4 two hours after that.
    const passed = passSlots(schedule, 3, plus(30 * MINUTE), plus(3 * HOUR));
    expect(passed).toEqual({ slot: 5, nextAt: plus(30 * MINUTE + 2 * HOUR + 5 * HOUR) });
    expect(schedule.delays.slice(passed.slot)).toEqual([5 * HOUR, 10 * HOUR, 10 * HOUR]);
  });

  test.each<[string, number, number, { slot: number; nextAt: Date | null }]>([
    ["a slot that is not due yet stays", 2, -1, { slot: 2, nextAt: due }],
    ["a slot due at this very instant is used up", 2, 0, { slot: 3, nextAt: plus(30 * MINUTE) }],
    ["the next one is due after its own delay", 0, 4_999, { slot: 1, nextAt: plus(5 * SECOND) }],
    ["two at once", 0, 5 * SECOND, { slot: 2, nextAt: plus(5 * SECOND + 5 * MINUTE) }],
    ["the last slot but one leaves the last", 6, HOUR, { slot: 7, nextAt: plus(10 * HOUR) }],
    ["the last slot ends it", 7, 0, { slot: 8, nextAt: null }],
    ["a year uses up all of them", 0, 365 * 24 * HOUR, { slot: 8, nextAt: null }],
    ["a slot of a longer schedule than there is now ends it", 12, 0, { slot: 13, nextAt: null }],
  ])("%s", (_, slot, passed, expected) => {
    expect(passSlots(schedule, slot, due, plus(passed))).toEqual(expected);
  });

  test("passing twice is passing once", () => {
    for (let slot = 0; slot < 8; slot++) {
      for (const [first, second] of [
        [0, HOUR],
        [6 * SECOND, 3 * HOUR],
        [2 * HOUR, 27 * HOUR],
      ] as const) {
        const once = passSlots(schedule, slot, due, plus(first));
        const twice = once.nextAt ? passSlots(schedule, once.slot, once.nextAt, plus(second)) : once;
        expect(twice).toEqual(passSlots(schedule, slot, due, plus(second)));
      }
    }
  });
});
