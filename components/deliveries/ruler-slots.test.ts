import { describe, expect, it } from "vitest";
import { rulerSlots, scheduleEnds, waitingSince } from "@/components/deliveries/ruler-slots";

const SCHEDULE = [0, 5_000, 300_000, 1_800_000];
const NEXT = "2026-11-12T13:22:00.000Z";
const first = { id: "atmpt_1", slot: 0, outcome: "failure" as const, startedAt: "2026-11-12T13:16:40.000Z", durationMs: 15_000 };
const second = { id: "atmpt_2", slot: 1, outcome: "failure" as const, startedAt: "2026-11-12T13:17:00.000Z", durationMs: 212 };
const resend = { id: "atmpt_3", slot: null, outcome: "failure" as const, startedAt: "2026-11-12T13:18:00.000Z", durationMs: 10 };

describe("rulerSlots", () => {
  it("tells attempted, next and unused slots apart and leaves resends out", () => {
    const slots = rulerSlots({ slot: 2, slots: 4, nextAttemptAt: NEXT }, [resend, second, first], SCHEDULE);
    expect(slots.map((slot) => slot.state)).toEqual(["failure", "failure", "next", "unused"]);
    expect(slots[2]?.at).toBe(Date.parse(NEXT));
    expect(slots[1]?.attemptId).toBe("atmpt_2");
  });

  it("marks slots that passed while disabled, and knows no delay beyond a schedule that became shorter", () => {
    const slots = rulerSlots({ slot: 4, slots: 5, nextAttemptAt: NEXT }, [first], SCHEDULE);
    expect(slots.map((slot) => slot.state)).toEqual(["failure", "skipped", "skipped", "skipped", "next"]);
    expect(slots[4]?.delayMs).toBeNull();
  });
});

it("waits since the end of the latest scheduled attempt", () => {
  expect(waitingSince([resend, second, first], "2026-11-12T13:16:39.000Z")).toBe(Date.parse("2026-11-12T13:17:00.212Z"));
  expect(waitingSince([], "2026-11-12T13:16:39.000Z")).toBe(Date.parse("2026-11-12T13:16:39.000Z"));
});

it("ends when all later delays have passed", () => {
  expect(scheduleEnds({ slot: 2, slots: 4, nextAttemptAt: NEXT }, SCHEDULE)).toBe(Date.parse("2026-11-12T13:52:00.000Z"));
  expect(scheduleEnds({ slot: 4, slots: 4, nextAttemptAt: null }, SCHEDULE)).toBeNull();
});
