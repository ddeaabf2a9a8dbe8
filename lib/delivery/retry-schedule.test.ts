import { describe, expect, it } from "vitest";
import { nextSlot } from "@/lib/delivery/retry-schedule";
import { parseEnv } from "@/lib/env";

const required = { DATABASE_URL: "postgresql://x", ENCRYPTION_KEY: Buffer.alloc(32).toString("base64"), NEXTAUTH_SECRET: "x".repeat(32) };
const delays = parseEnv(required).RETRY_SCHEDULE;
const ended = new Date("2026-11-12T14:17:00.000Z");
const secondsAfter = (slot: number, random: number, jitter = 0.1) => {
  const next = nextSlot({ delays, jitter }, slot, ended, () => random);
  return next && { slot: next.slot, seconds: (next.at.getTime() - ended.getTime()) / 1_000 };
};

describe("nextSlot", () => {
  it.each([
    [0, 5],
    [1, 300],
    [2, 1_800],
    [3, 7_200],
    [4, 18_000],
    [5, 36_000],
    [6, 36_000],
  ])("after slot %i waits %i s", (slot, seconds) => expect(secondsAfter(slot, 0)).toEqual({ slot: slot + 1, seconds }));

  it("ends after the eighth attempt", () => expect(secondsAfter(7, 0)).toBeNull());

  it("takes 27 h 35 min 5 s in all without jitter", () =>
    expect(delays.reduce((sum, delay) => sum + delay, 0)).toBe(((27 * 60 + 35) * 60 + 5) * 1_000));

  it("only ever adds jitter, up to its share", () => {
    expect(secondsAfter(0, 0.999_999)?.seconds).toBeCloseTo(5.5, 2);
    expect(secondsAfter(2, 0.5)?.seconds).toBe(1_890);
    expect(secondsAfter(2, 0.999_999, 0)?.seconds).toBe(1_800);
  });
});
